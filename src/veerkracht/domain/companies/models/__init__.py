"""Companies, people, their consents and requests, the ledger, steps and merges."""

from .company import Company, CompanyStage
from .consent import Consent, ConsentText
from .decision import FactMove, MatchDecision
from .duplicates import CompanyMerge, ComparedCompany, DuplicatePair, DuplicateSearch
from .ledger import LedgerChange, Occasion, Touchpoint
from .person import Correspondence, Person, PersonMerge, Position
from .rights import PrivacySettings, RetentionPeriod, RetentionRun, RightsRequest
from .step import ConcreteStep

__all__ = [
    "Company",
    "CompanyMerge",
    "CompanyStage",
    "ComparedCompany",
    "ConcreteStep",
    "Consent",
    "ConsentText",
    "Correspondence",
    "DuplicatePair",
    "DuplicateSearch",
    "FactMove",
    "LedgerChange",
    "MatchDecision",
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
