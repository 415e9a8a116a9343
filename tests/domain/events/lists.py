"""Short ways to put attendance lists in, for the tests of imports."""

import itertools

from veerkracht.domain.companies.models import CompanyStage, Person, Position, Touchpoint
from veerkracht.domain.events.actions import commit_import, start_import
from veerkracht.domain.events.models import AttendanceImport, Event, ImportRow
from veerkracht.domain.impact.queries import figures
from veerkracht.shared.sheets import Sheet, read_pasted

HEADER = ("Naam", "E-mail", "Bedrijf")
numbers = itertools.count(1)


def sheet(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> Sheet:
    """Return a sheet with these rows under a header."""
    return Sheet("lijst", (header, *rows))


def preview(event: Event, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER, by=None) -> AttendanceImport:  # type: ignore[no-untyped-def]  # any user
    """Start an import of these rows."""
    at = event.programme.now()
    found = sheet(*rows, header=header)
    return start_import(event=event, file_name=f"lijst {next(numbers)}.xlsx", sheet=found, at=at, by=by)


def paste(event: Event, text: str) -> AttendanceImport:
    """Start an import of a pasted text."""
    return start_import(event=event, file_name="", sheet=read_pasted(text), at=event.programme.now(), by=None)


def commit(batch: AttendanceImport, by=None) -> AttendanceImport:  # type: ignore[no-untyped-def]  # any user
    """Commit it now."""
    return commit_import(batch=batch, at=batch.programme.now(), by=by)


def row(batch: AttendanceImport, number: int, part: int = 0) -> ImportRow:
    """Return one row of a list."""
    return batch.rows.select_related("batch").get(number=number, part=part)


def counts(event: Event) -> dict[str, int]:
    """Return what counts now, by unit."""
    live = Touchpoint.objects.live().filter(occasion=event.occasion)
    total = figures(event.programme)
    return {
        "attended": live.filter(kind="attended").count(),
        "unnamed": sum(live.filter(kind="headcount").values_list("quantity", flat=True)),
        "answers": live.filter(kind="saw_need").count(),
        "people": Person.objects.count(),
        "positions": Position.objects.count(),
        "stages": CompanyStage.objects.count(),
        **{
            measure: total.amount(measure)
            for measure in ("attendances", "persons", "persons_unknown", "reached", "aware")
        },
    }
