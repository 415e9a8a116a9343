"""Meetings, who signed up for them, and attendance lists."""

from .attendance import AttendanceImport, ImportRow
from .checkin import DoorLink, DoorNote
from .event import Event
from .registration import Registration, Seat, Seating, SignUp

__all__ = [
    "AttendanceImport",
    "DoorLink",
    "DoorNote",
    "Event",
    "ImportRow",
    "Registration",
    "Seat",
    "Seating",
    "SignUp",
]
