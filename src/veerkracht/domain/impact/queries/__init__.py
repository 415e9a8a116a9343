"""Read the figures, the rows behind each of them, and what needs attention."""

from .coverage import Coverage, coverage
from .introductions import Introduction, ways_to
from .members import MemberNames, member_names
from .reading import Figures, Overview, Split, amount, figures, overview
from .recount import all_subjects, current_cells
from .rows import amount_of, rows_behind
from .stored import Subject, deltas, stored_contributions
from .waiting import Attention, attention

__all__ = [
    "Attention",
    "Coverage",
    "Figures",
    "Introduction",
    "MemberNames",
    "Overview",
    "Split",
    "Subject",
    "all_subjects",
    "amount",
    "amount_of",
    "attention",
    "coverage",
    "current_cells",
    "deltas",
    "figures",
    "member_names",
    "overview",
    "rows_behind",
    "stored_contributions",
    "ways_to",
]
