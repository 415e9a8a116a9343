"""From the rows of a sheet, with its columns recognised, to attendance rows."""

from collections.abc import Collection, Iterator, Sequence

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns import Field, Recognition, SkipKind
from veerkracht.domain.companies.rules.reasons import Reason
from veerkracht.domain.events.rules.attendance.doubles import mark_doubles
from veerkracht.domain.events.rules.attendance.parsed import AttendanceList, ParsedRow, Problem, Severity
from veerkracht.domain.events.rules.attendance.presence import Presence
from veerkracht.domain.events.rules.attendance.reader import RowReader

_WHO = (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL, Field.COMPANY, Field.KVK_NUMBER)


def parse(rows: Sequence[Sequence[str]], recognition: Recognition, *, places: Collection[str] = ()) -> AttendanceList:
    """Read every data row. Rows keep their number in the source; nothing is left out without being said.

    `places` are names of municipalities, used to tell a place behind a company name.
    """
    presence = Presence.of(rows, recognition)
    reader = RowReader(recognition, presence, frozenset(map(identifiers.place_key, places)))
    absent = _indexes_under_absent_heading(recognition)
    parsed = [reader.read(index + 1, rows[index], under_absent=index in absent) for index in recognition.body]
    counts = [row.count for row in recognition.skipped if row.count is not None]
    headcount = max(counts, default=None)
    problems = tuple(_about_the_list(parsed, headcount, recognition, presence))
    return AttendanceList(mark_doubles(parsed), headcount, recognition.skipped, problems)


def _indexes_under_absent_heading(recognition: Recognition) -> frozenset[int]:
    """The rows below `Afgemeld:`, until the next heading."""
    headings = [row for row in recognition.skipped if row.kind is SkipKind.SECTION]
    under = set()
    for index in recognition.body:
        above = [row for row in headings if row.index < index]
        if above and above[-1].absent:
            under.add(index)
    return frozenset(under)


def _about_the_list(
    parsed: Sequence[ParsedRow], headcount: int | None, recognition: Recognition, presence: Presence
) -> Iterator[Problem]:
    if not parsed and headcount:
        yield Problem(Reason.of("only_headcount", count=headcount), Severity.NOTE)
    elif not parsed:
        code = "only_headers" if recognition.header_row is not None else "no_rows"
        yield Problem(Reason.of(code), Severity.ERROR)
    elif not any(recognition.column(field) for field in _WHO):
        yield Problem(Reason.of("no_who_column"), Severity.ERROR)
    if presence.column and presence.is_empty:
        yield Problem(Reason.of("attendance_not_filled_in"), Severity.WARNING, presence.column.field, presence.label)
