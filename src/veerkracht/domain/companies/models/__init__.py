"""Companies, people, the ledger, steps and merges."""

from .company import Company, CompanyMerge, CompanyStage
from .ledger import LedgerChange, Occasion, Touchpoint
from .person import Correspondence, Person, Position
from .step import ConcreteStep

__all__ = [
    "Company",
    "CompanyMerge",
    "CompanyStage",
    "ConcreteStep",
    "Correspondence",
    "LedgerChange",
    "Occasion",
    "Person",
    "Position",
    "Touchpoint",
]
