"""Companies, people, their consents and requests, the ledger, steps and merges."""

from .company import Company, CompanyStage
from .consent import Consent, ConsentText
from .decision import FactMove, MatchDecision
from .duplicates import CompanyMerge, ComparedCompany, DuplicatePair, DuplicateSearch
from .label import CompanyLabel, LabelChange, Labelling
from .ledger import LedgerChange, Occasion, Touchpoint
from .person import Correspondence, Person, PersonMerge, Position
from .rights import PrivacySettings, RetentionPeriod, RetentionRun, RightsRequest
from .segment import Segment
from .step import ConcreteStep

__all__ = [
    "Company",
    "CompanyLabel",
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
    "LabelChange",
    "Labelling",
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
    "Segment",
    "Touchpoint",
]
