"""What the team may type about companies, people, facts, steps, undertakings and notes."""

from .company import CompanyForm
from .facts import VoidForm
from .merging import MergeForm
from .notes import ContactForm, NoteForm, OutcomeForm
from .people import PersonForm
from .steps import EvidenceForm, StepForm
from .undertaking import AccountingYearForm, LinkEndForm, LinkForm

__all__ = [
    "AccountingYearForm",
    "CompanyForm",
    "ContactForm",
    "EvidenceForm",
    "LinkEndForm",
    "LinkForm",
    "MergeForm",
    "NoteForm",
    "OutcomeForm",
    "PersonForm",
    "StepForm",
    "VoidForm",
]
