"""The answer of reading an attendance list: rows, problems and the number of people without a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

from veerkracht.domain.companies.rules.columns import Field, SkippedRow
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.companies.rules.reasons import Reason


class Severity(StrEnum):
    """How bad a problem is: a person must decide, a value was left out, or something was only repaired."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in which column. The reason holds what was `given`, and what would be `right` where known."""

    reason: Reason
    severity: Severity
    field: Field | None = None
    column: str = ""  # the header as written, or the letter of the column

    @property
    def code(self) -> str:
        """The stable code of what is wrong."""
        return self.reason.code

    def as_json(self) -> dict[str, Any]:
        """Plain data for a JSON field."""
        return {**self.reason.as_json(), "severity": self.severity, "field": self.field or "", "column": self.column}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The problem that `as_json` wrote."""
        of_field = Field(data["field"]) if data["field"] else None
        return cls(Reason.from_json(data), Severity(data["severity"]), of_field, data["column"])


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedRow:
    """One row of the list. `persons` counts everyone it stands for, the named one included.

    `same_person_as` is the number of the earlier row with this person; with `is_double` that row says the same company
    too, so this one adds nothing. Without it, the person is counted there and the company here.
    """

    number: int  # counted from 1, as a spreadsheet shows it
    person_name: str = ""
    email: str = ""
    phone: str = ""
    job_title: str = ""
    company: CompanyEvidence = field(default_factory=CompanyEvidence)
    sector: str = ""
    remark: str = ""
    attended: bool = True
    need_answer: int | None = None
    persons: int = 1
    same_person_as: int | None = None
    is_double: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def has_person(self) -> bool:
        """Whether the row names somebody."""
        return bool(self.person_name or self.email)

    @property
    def has_company(self) -> bool:
        """Whether the row names a company, by name or number."""
        return bool(self.company.name or self.company.kvk_number or self.company.establishment_number)

    @property
    def unnamed(self) -> int:
        """How many people came without a name; 0 when the row does not count, or names nobody at all."""
        if not self.is_counted or not (self.has_person or self.has_company):
            return 0
        return self.persons - (1 if self.has_person and self.same_person_as is None else 0)

    @property
    def is_counted(self) -> bool:
        """Whether the row adds a person or a company: not a no-show, not a double."""
        return self.attended and not self.is_double

    @property
    def needs_decision(self) -> bool:
        """Whether a person has to decide before this row can be saved."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """Plain data for a JSON field, without the problems (see `Problem.as_json`) and the number."""
        plain = {name: getattr(self, name) for name in _PLAIN}
        return {
            **{name: value for name, value in plain.items() if value},
            "company": self.company.as_json(),
            **_flags(self),
        }

    @classmethod
    def from_json(cls, number: int, data: Mapping[str, Any], problems: tuple[Problem, ...] = ()) -> Self:
        """The row that `as_json` wrote."""
        company = CompanyEvidence.from_json(data["company"])
        return cls(**{**data, "number": number, "company": company, "problems": problems})


_PLAIN = ("person_name", "email", "phone", "job_title", "sector", "remark", "need_answer", "same_person_as")


def _flags(row: ParsedRow) -> dict[str, Any]:
    return {"attended": row.attended, "persons": row.persons, "is_double": row.is_double}


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """A whole list. `headcount` is the number of people that a total line gives, kept apart from the rows."""

    rows: tuple[ParsedRow, ...]
    headcount: int | None = None
    skipped: tuple[SkippedRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def named(self) -> int:
        """How many different people are named as present."""
        return sum(row.is_counted and row.has_person and row.same_person_as is None for row in self.rows)

    @property
    def unnamed(self) -> int:
        """How many people are present without a name: colleagues, and what a total line counts beyond the rows."""
        in_rows = sum(row.unnamed for row in self.rows)
        return max(in_rows, (self.headcount or 0) - self.named)
