"""Every change to meetings and attendance lists."""

from .planning import change_event, note_headcount, plan_event

__all__ = ["change_event", "note_headcount", "plan_event"]
