"""Meetings and attendance lists."""

from .attendance import AttendanceImport, ImportRow
from .event import Event

__all__ = ["AttendanceImport", "Event", "ImportRow"]
