"""What the team may type about companies, people, facts and steps."""

from .company import CompanyForm
from .facts import VoidForm
from .people import PersonForm
from .steps import EvidenceForm, StepForm

__all__ = ["CompanyForm", "EvidenceForm", "PersonForm", "StepForm", "VoidForm"]
