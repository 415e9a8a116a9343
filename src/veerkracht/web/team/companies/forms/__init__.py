"""What the team may type about companies, people, facts and steps."""

from .company import CompanyForm
from .facts import VoidForm
from .merging import MergeForm
from .people import PersonForm
from .steps import EvidenceForm, StepForm

__all__ = ["CompanyForm", "EvidenceForm", "MergeForm", "PersonForm", "StepForm", "VoidForm"]
