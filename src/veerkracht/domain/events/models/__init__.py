"""Meetings, who signed up for them, attendance lists, and what people say afterwards."""

from .attendance import AttendanceImport, ImportRow
from .checkin import DoorLink, DoorNote
from .event import Event
from .feedback import Feedback
from .plan import ChecklistItem, EventPlan
from .registration import Registration, Seat, Seating, SignUp

__all__ = [
    "AttendanceImport",
    "ChecklistItem",
    "DoorLink",
    "DoorNote",
    "Event",
    "EventPlan",
    "Feedback",
    "ImportRow",
    "Registration",
    "Seat",
    "Seating",
    "SignUp",
]
