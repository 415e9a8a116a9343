"""What somebody builds: rows of field, operator and values, read from an address or a form."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from veerkracht.domain.companies.rules.segments import (
    FIELDS,
    MOST_CONDITIONS,
    Condition,
    Field,
    Kind,
    Operator,
    SegmentRule,
    WrongRuleError,
)

from .wording import LABELS, OPERATORS, Vocabulary


@dataclass(frozen=True)
class BuiltRow:
    """One row of the builder as it stands on the page."""

    index: int
    field: Field
    operator: Operator
    values: tuple[str, ...]
    condition: Condition | None
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def label(self) -> str:
        """Return the field's name."""
        return str(LABELS[self.field])

    @property
    def operators(self) -> list[tuple[str, str, bool]]:
        """Return code, words and whether it is chosen."""
        return [(each.value, str(OPERATORS[each]), each is self.operator) for each in FIELDS[self.field].operators]

    @property
    def boxes(self) -> list[tuple[str, str, bool]]:
        """Return the values that can be ticked."""
        return [(code, label, code in self.values) for code, label in self.choices]

    @property
    def is_months(self) -> bool:
        """Tell whether the value is a number of months."""
        return FIELDS[self.field].kind is Kind.MONTHS

    @property
    def problem(self) -> str:
        """Return what is still missing."""
        if self.condition is not None:
            return ""
        return _("Fill in a number of months from 1 to 240.") if self.is_months else _("Choose at least one.")


@dataclass(frozen=True)
class Built:
    """All rows, and the rule of those that are whole."""

    rows: tuple[BuiltRow, ...]

    @property
    def rule(self) -> SegmentRule:
        """Return the rule as far as it can be read."""
        return SegmentRule(tuple(row.condition for row in self.rows if row.condition is not None))

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing."""
        return all(row.condition is not None for row in self.rows)

    @property
    def can_grow(self) -> bool:
        """Tell whether another condition fits."""
        return len(self.rows) < MOST_CONDITIONS


def built(data: QueryDict, words: Vocabulary) -> Built:
    """Read the rows; `without` leaves one out, `add` gives a new one."""
    rows = [row for row in _given(data) if str(row[0]) != data.get("without", "")]
    added = data.get("add", "")
    if added in set(Field) and len(rows) < MOST_CONDITIONS:
        rows.append((0, Field(added), "", ()))
    return Built(tuple(_row(index, *row[1:], words) for index, row in enumerate(rows)))


def _given(data: QueryDict) -> Iterator[tuple[int, Field, str, tuple[str, ...]]]:
    for index in range(MOST_CONDITIONS):
        field = data.get(f"field-{index}", "")
        if field in set(Field):
            yield index, Field(field), data.get(f"operator-{index}", ""), tuple(data.getlist(f"value-{index}"))


def of_rule(rule: SegmentRule, words: Vocabulary) -> Built:
    """Return the rows of a rule that was kept."""
    conditions = enumerate(rule.conditions)
    return Built(tuple(_row(n, each.field, each.operator, each.values, words) for n, each in conditions))


def _row(index: int, field: Field, operator: str, values: tuple[str, ...], words: Vocabulary) -> BuiltRow:
    possible = FIELDS[field].operators
    chosen = Operator(operator) if operator in set(possible) else possible[0]
    kept = () if chosen is Operator.NEVER else tuple(value for value in values if value)
    try:
        condition = Condition(field, chosen, kept)
    except WrongRuleError:
        condition = None
    return BuiltRow(index, field, chosen, kept, condition, tuple(words.of[field].items()))
