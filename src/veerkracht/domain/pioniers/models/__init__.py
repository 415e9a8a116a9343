"""Pioniers, their appointments and acts; candidates and selections; how they work, and what goes back and forth."""

from .pionier import (
    Appointment,
    Engagement,
    Pionier,
    _DateRange,  # noqa: F401 the first migration knows it by this place
)
from .profile import (
    ProfileRequest,
)
from .reciprocity import (
    TravelExpense,
    ValueMoment,
)
from .recruiting import (
    Candidate,
    CandidateEntry,
    Nomination,
)
from .selecting import (
    Candidacy,
    InterestDeclaration,
    Score,
    SelectionCriterion,
    SelectionRound,
)
from .working import (
    EngagementPicture,
    TimeOff,
    WorkingAgreement,
)

__all__ = [
    "Appointment",
    "Candidacy",
    "Candidate",
    "CandidateEntry",
    "Engagement",
    "EngagementPicture",
    "InterestDeclaration",
    "Nomination",
    "Pionier",
    "ProfileRequest",
    "Score",
    "SelectionCriterion",
    "SelectionRound",
    "TimeOff",
    "TravelExpense",
    "ValueMoment",
    "WorkingAgreement",
]
