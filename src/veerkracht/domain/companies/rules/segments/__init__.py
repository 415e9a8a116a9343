"""What a segment is: conditions that all hold, as data with a version, checked before it is kept."""

from .conditions import FIELDS, MOST_CONDITIONS, Condition, Field, Kind, Operator, SegmentRule, WrongRuleError
from .periods import day_before

__all__ = [
    "FIELDS",
    "MOST_CONDITIONS",
    "Condition",
    "Field",
    "Kind",
    "Operator",
    "SegmentRule",
    "WrongRuleError",
    "day_before",
]
