"""Pioniers, their appointments and what they did."""

from .pionier import (
    Appointment,
    Engagement,
    Pionier,
    _DateRange,  # noqa: F401 the first migration knows it by this place
)

__all__ = ["Appointment", "Engagement", "Pionier"]
