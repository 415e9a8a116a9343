"""Meetings, who signed up for them, attendance lists, what people say afterwards, and stages to fill."""

from .attendance import AttendanceImport, ImportRow
from .checkin import DoorLink, DoorNote
from .event import Event
from .feedback import Feedback
from .plan import ChecklistItem, EventPlan
from .registration import Registration, Seat, Seating, SignUp
from .stage_request import StageInvitation, StageRequest, Thanks

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
    "StageInvitation",
    "StageRequest",
    "Thanks",
]
