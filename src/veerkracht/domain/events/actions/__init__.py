"""Every change to meetings and attendance lists."""

from .committing import commit_import
from .planning import change_event, note_headcount, plan_event
from .previewing import (
    change_columns,
    correct_row,
    decide_presence,
    decide_row,
    discard_import,
    split_row,
    start_import,
)
from .relinking import relink_facts
from .undoing import forget_on_lists, undo_import

__all__ = [
    "change_columns",
    "change_event",
    "commit_import",
    "correct_row",
    "decide_presence",
    "decide_row",
    "discard_import",
    "forget_on_lists",
    "note_headcount",
    "plan_event",
    "relink_facts",
    "split_row",
    "start_import",
    "undo_import",
]
