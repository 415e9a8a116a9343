"""The rule of a segment (MAIL-2: who is in a mailing follows from a rule, not from a list of names).

A rule is data: ``{"version": 1, "conditions": [{"field": "stage", "operator": "is", "values": ["aware"]}]}``.
All conditions hold together; the values of one condition are alternatives.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

VERSION = 1
MOST_CONDITIONS = 12
MOST_VALUES = 50
LONGEST_VALUE = 60
MOST_MONTHS = 240


class Operator(StrEnum):
    """How a field is compared."""

    IS = "is"
    IS_NOT = "is_not"
    WITHIN = "within"
    LONGER_AGO = "longer_ago"
    NEVER = "never"


class Kind(StrEnum):
    """What the values of a field are."""

    CODES = "codes"
    KEYS = "keys"
    MONTHS = "months"


class Field(StrEnum):
    """What is known of a company or its people."""

    STAGE = "stage"
    MUNICIPALITY = "municipality"
    SECTOR = "sector"
    SIZE = "size"
    TARGET = "target"
    LAST_CONTACT = "last_contact"
    LABEL = "label"
    ATTENDED = "attended"
    CONSENT = "consent"


@dataclass(frozen=True)
class Shape:
    """Which operators a field takes and what its values are; `about_persons` when it chooses people, not firms."""

    kind: Kind
    operators: tuple[Operator, ...]
    about_persons: bool = False


CHOICE = (Operator.IS, Operator.IS_NOT)
FIELDS: Mapping[Field, Shape] = {
    Field.STAGE: Shape(Kind.CODES, CHOICE),
    Field.MUNICIPALITY: Shape(Kind.CODES, CHOICE),
    Field.SECTOR: Shape(Kind.CODES, CHOICE),
    Field.SIZE: Shape(Kind.CODES, CHOICE),
    Field.TARGET: Shape(Kind.CODES, CHOICE),
    Field.LAST_CONTACT: Shape(Kind.MONTHS, (Operator.WITHIN, Operator.LONGER_AGO, Operator.NEVER)),
    Field.LABEL: Shape(Kind.KEYS, CHOICE),
    Field.ATTENDED: Shape(Kind.KEYS, CHOICE),
    Field.CONSENT: Shape(Kind.CODES, (Operator.IS,), about_persons=True),
}


class WrongRuleError(ValueError):
    """The data say nothing that can be read as a rule; `args[0]` is a code of what is wrong."""


@dataclass(frozen=True)
class Condition:
    """One condition: any of `values` for `field`, or none of them."""

    field: Field
    operator: Operator
    values: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check that operator and values fit the field. Raises WrongRuleError."""
        shape = FIELDS[self.field]
        if self.operator not in shape.operators:
            raise WrongRuleError("operator")
        if self.operator is Operator.NEVER:
            if self.values:
                raise WrongRuleError("value")
        elif not 1 <= len(self.values) <= MOST_VALUES or not all(_fits(shape.kind, each) for each in self.values):
            raise WrongRuleError("value")

    @property
    def months(self) -> int:
        """Return the number of months of a condition on time."""
        return int(self.values[0])

    @property
    def keys(self) -> list[int]:
        """Return the rows that are meant."""
        return [int(value) for value in self.values]

    def to_json(self) -> dict[str, Any]:
        """Return the condition as it is kept."""
        return {"field": self.field.value, "operator": self.operator.value, "values": list(self.values)}

    @classmethod
    def from_json(cls, data: Any) -> "Condition":
        """Read one condition. Raises WrongRuleError."""
        try:
            field, operator = Field(data["field"]), Operator(data["operator"])
            values = tuple(data.get("values", ()))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise WrongRuleError("condition") from error
        return cls(field, operator, values)


def _fits(kind: Kind, value: Any) -> bool:
    if not isinstance(value, str) or not 1 <= len(value) <= LONGEST_VALUE:
        return False
    if kind is Kind.CODES:
        return True
    number = int(value) if value.isascii() and value.isdecimal() and len(value) <= 18 else 0
    return 1 <= number <= MOST_MONTHS if kind is Kind.MONTHS else number > 0


@dataclass(frozen=True)
class SegmentRule:
    """All conditions hold; without conditions it is everybody."""

    conditions: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        """Keep a rule to what a person can read. Raises WrongRuleError."""
        if len(self.conditions) > MOST_CONDITIONS:
            raise WrongRuleError("too_many")

    @property
    def about_companies(self) -> tuple[Condition, ...]:
        """Return the conditions that choose companies."""
        return tuple(each for each in self.conditions if not FIELDS[each.field].about_persons)

    @property
    def about_persons(self) -> tuple[Condition, ...]:
        """Return the conditions that choose people at those companies."""
        return tuple(each for each in self.conditions if FIELDS[each.field].about_persons)

    def to_json(self) -> dict[str, Any]:
        """Return the rule as it is kept, with its version."""
        return {"version": VERSION, "conditions": [each.to_json() for each in self.conditions]}

    @classmethod
    def from_json(cls, data: Any) -> "SegmentRule":
        """Read a rule that was kept. Raises WrongRuleError, also for a version that this program does not know."""
        if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("conditions"), list):
            raise WrongRuleError("version")
        return cls(tuple(Condition.from_json(each) for each in data["conditions"]))
