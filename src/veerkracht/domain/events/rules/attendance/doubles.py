"""The same person twice in one list: once too many, or the same person for a second company."""

from collections.abc import Sequence
from dataclasses import replace

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns import Field
from veerkracht.domain.companies.rules.matching import name_key, name_similarity
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.events.rules.attendance.parsed import ParsedRow, Problem, Severity
from veerkracht.domain.events.rules.attendance.people import are_one_person

_SAME_COMPANY = 0.9


def mark_doubles(rows: Sequence[ParsedRow]) -> tuple[ParsedRow, ...]:
    """Say of each row whether its person stood in the list before. One person with two companies is no double."""
    seen = _Seen()
    return tuple(seen.judged(row) for row in rows)


class _Seen:
    """The rows so far, by mail address and by name."""

    def __init__(self) -> None:
        self.by_mail: dict[str, ParsedRow] = {}
        self.by_name: dict[str, list[ParsedRow]] = {}

    def judged(self, row: ParsedRow) -> ParsedRow:
        """The row with its relation to earlier rows; no-shows neither count as earlier nor as double."""
        if not row.attended or not row.has_person:
            return row
        namesake = self.by_mail.get(row.email) if row.email else None
        if namesake and not are_one_person(namesake.person_name, row.person_name):
            # One address for several colleagues: it can only be kept for the first.
            row = replace(row, email="", problems=(*row.problems, _problem("mail_shared", namesake, Field.EMAIL)))
            namesake = None
        earlier = namesake or self._by_name(row)
        self._remember(row)
        return _related(row, earlier) if earlier else row

    def _by_name(self, row: ParsedRow) -> ParsedRow | None:
        """Somebody with this full name, unless both give an address or a company and these differ."""
        for earlier in self.by_name.get(_key(row), []):
            is_other_company = _has_company(row) and _has_company(earlier) and not _is_same_company(row, earlier)
            is_other_mail = bool(row.email and earlier.email and row.email != earlier.email)
            if not is_other_company or (row.email and row.email == earlier.email):
                return earlier if not (is_other_mail and not _has_company(row)) else None
        return None

    def _remember(self, row: ParsedRow) -> None:
        if row.email:
            self.by_mail.setdefault(row.email, row)
        if " " in _key(row):
            self.by_name.setdefault(_key(row), []).append(row)


def _key(row: ParsedRow) -> str:
    return identifiers.person_key(row.person_name)


def _related(row: ParsedRow, earlier: ParsedRow) -> ParsedRow:
    is_double = not _has_company(row) or not _has_company(earlier) or _is_same_company(row, earlier)
    code = "person_twice" if is_double else "person_second_company"
    first = earlier.same_person_as or earlier.number
    problems = (*row.problems, _problem(code, earlier, Field.NAME))
    persons = row.persons if is_double else max(0, row.persons - 1)
    return replace(row, same_person_as=first, is_double=is_double, persons=persons, problems=problems)


def _problem(code: str, earlier: ParsedRow, field: Field) -> Problem:
    return Problem(Reason.of(code, row=earlier.number, name=earlier.person_name or earlier.email), Severity.NOTE, field)


def _has_company(row: ParsedRow) -> bool:
    return bool(row.company.name or row.company.kvk_number)


def _is_same_company(row: ParsedRow, other: ParsedRow) -> bool:
    one, two = row.company, other.company
    if one.kvk_number and two.kvk_number:
        return one.kvk_number == two.kvk_number
    return name_key(one.name) == name_key(two.name) or name_similarity(one.name, two.name) >= _SAME_COMPANY
