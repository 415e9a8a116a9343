"""Companies, people, their consents and requests, the ledger, steps and merges."""

from .company import Company, CompanyMerge, CompanyStage
from .consent import Consent, ConsentText
from .ledger import LedgerChange, Occasion, Touchpoint
from .person import Correspondence, Person, PersonMerge, Position
from .rights import PrivacySettings, RetentionPeriod, RetentionRun, RightsRequest
from .step import ConcreteStep

__all__ = [
    "Company",
    "CompanyMerge",
    "CompanyStage",
    "ConcreteStep",
    "Consent",
    "ConsentText",
    "Correspondence",
    "LedgerChange",
    "Occasion",
    "Person",
    "PersonMerge",
    "Position",
    "PrivacySettings",
    "RetentionPeriod",
    "RetentionRun",
    "RightsRequest",
    "Touchpoint",
]
