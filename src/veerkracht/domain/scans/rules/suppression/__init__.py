"""What may be shown of groups, so that no group of fewer than so many people can be worked out (PRI-4, PRI-5).

`tree` decides for one release of a tree of groups, and proves that it could not show more. `looks` takes away what
could be combined with earlier releases. `flat` is the case of one total and its parts, `cuts` that of several cuts of
the same members. Decision: docs/decisions.
"""

from .cuts import show_cuts
from .flat import show_parts
from .looks import Look, Release, release, small_mixes
from .tree import Group, best_shown, pieces, small_remainders, totals

__all__ = [
    "Group",
    "Look",
    "Release",
    "best_shown",
    "pieces",
    "release",
    "show_cuts",
    "show_parts",
    "small_mixes",
    "small_remainders",
    "totals",
]
