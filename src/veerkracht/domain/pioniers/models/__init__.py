"""Pioniers, their appointments and what they did; how they work, and what goes back and forth."""

from .pionier import (
    Appointment,
    Engagement,
    Pionier,
    _DateRange,  # noqa: F401 the first migration knows it by this place
)
from .reciprocity import TravelExpense, ValueMoment
from .working import EngagementPicture, TimeOff, WorkingAgreement

__all__ = [
    "Appointment",
    "Engagement",
    "EngagementPicture",
    "Pionier",
    "TimeOff",
    "TravelExpense",
    "ValueMoment",
    "WorkingAgreement",
]
