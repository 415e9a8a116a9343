"""Is a firm an SME (Recommendation 2003/361/EC; domain.md SME-1 to SME-5)? Pure: figures, links and a day in.

`group` says which firms count and for which share, `ceilings` compares amounts of which some are unknown with the
limits, `decision` walks through the accounting years and gives the answer with every figure it used.
"""

from .ceilings import VERSIONS, Amounts, SmeRules, Test, rules_on
from .decision import Line, Size, SmeAnswer, is_sme
from .figures import YearFigures
from .group import Kind, Link, Structure, kind_of, linked_with, structure
from .reasons import Reason

__all__ = [
    "VERSIONS",
    "Amounts",
    "Kind",
    "Line",
    "Link",
    "Reason",
    "Size",
    "SmeAnswer",
    "SmeRules",
    "Structure",
    "Test",
    "YearFigures",
    "is_sme",
    "kind_of",
    "linked_with",
    "rules_on",
    "structure",
]
