"""Companies, people, their consents and requests, the ledger, steps, merges, undertakings and notes."""

from .company import Company, CompanyStage
from .consent import Consent, ConsentText
from .decision import FactMove, MatchDecision
from .duplicates import CompanyMerge, ComparedCompany, DuplicatePair, DuplicateSearch
from .label import CompanyLabel, LabelChange, Labelling
from .ledger import LedgerChange, Occasion, Touchpoint
from .notes import CompanyNote, NextContact
from .person import Correspondence, Person, PersonMerge, Position
from .register import Establishment, PostcodeArea, RegisterImport, RegisterLine, RegisterMapping
from .rights import PrivacySettings, RetentionPeriod, RetentionRun, RightsRequest
from .segment import Segment
from .step import ConcreteStep
from .undertaking import AccountingYear, UndertakingLink

__all__ = [
    "AccountingYear",
    "Company",
    "CompanyLabel",
    "CompanyMerge",
    "CompanyNote",
    "CompanyStage",
    "ComparedCompany",
    "ConcreteStep",
    "Consent",
    "ConsentText",
    "Correspondence",
    "DuplicatePair",
    "DuplicateSearch",
    "Establishment",
    "FactMove",
    "LabelChange",
    "Labelling",
    "LedgerChange",
    "MatchDecision",
    "NextContact",
    "Occasion",
    "Person",
    "PersonMerge",
    "Position",
    "PostcodeArea",
    "PrivacySettings",
    "RegisterImport",
    "RegisterLine",
    "RegisterMapping",
    "RetentionPeriod",
    "RetentionRun",
    "RightsRequest",
    "Segment",
    "Touchpoint",
    "UndertakingLink",
]
