"""The attendance lists as the fans sent them: each with its own columns, all of them in the ledger."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from django.utils.text import slugify

from veerkracht.domain.companies.rules.columns import recognise
from veerkracht.domain.companies.rules.matching import name_key
from veerkracht.domain.events.choices import ImportState, RowOutcome
from veerkracht.domain.events.models import AttendanceImport, ImportRow
from veerkracht.domain.events.rules.attendance import ParsedRow, file_fingerprint, parse

from .cast import Cast, Guest, Held, at
from .copying import copy_rows
from .draw import Draw
from .firms import Firm

# A line of a list: who, and for which company. Somebody with two companies has two lines.
Line = tuple[Guest, Firm | None]
# What fans call their columns, and what stands in them.
LAYOUTS = (
    (("Naam", "name"), ("Bedrijf", "company"), ("E-mail", "email"), ("Plaats", "place")),
    (("Organisatie", "company"), ("Deelnemer", "name"), ("E-mailadres", "email")),
    (("Bedrijfsnaam", "company"), ("KvK-nummer", "kvk_number"), ("Contactpersoon", "name"), ("Mail", "email")),
    (("Company", "company"), ("Name", "name"), ("Email", "email"), ("Website", "website")),
)
ENDINGS = (".xlsx", ".xlsx", ".csv")
CELL: dict[str, Callable[[Guest, Firm | None], str]] = {
    "name": lambda guest, firm: guest.person.name,
    "email": lambda guest, firm: guest.person.email,
    "company": lambda guest, firm: firm.company.name if firm else "",
    "place": lambda guest, firm: firm.company.place if firm else "",
    "kvk_number": lambda guest, firm: (firm.company.kvk_number or "") if firm else "",
    "website": lambda guest, firm: firm.company.website if firm else "",
}


def firms_of(guest: Guest) -> list[Firm | None]:
    """Return the companies for which somebody comes: one, two, or an unknown one."""
    return [guest.firm, guest.second] if guest.second else [guest.firm]


def write_lists(cast: Cast, present: Mapping[dt.date, Sequence[Guest]], draw: Draw) -> dict[dt.date, AttendanceImport]:
    """Write one list per meeting of which names are known, with a row per line; return them by day."""
    places = [place.name for place in cast.definition.places]
    lines = {
        held.meeting.on: [(guest, firm) for guest in present.get(held.meeting.on, ()) for firm in firms_of(guest)]
        for held in cast.held
    }
    lists = {
        held.meeting.on: _list(cast, held, lines[held.meeting.on], draw) for held in cast.held if lines[held.meeting.on]
    }
    found = {day: _read(batch, places) for day, batch in lists.items()}
    for batch in lists.values():
        # The product forgets the sheet once it is in the ledger; the rows stay.
        batch.cells = []
    copy_rows(list(lists.values()))
    rows = _Rows(cast)
    copy_rows(
        [
            rows.row(lists[day], reading, line)
            for day in lists
            for reading, line in zip(found[day], lines[day], strict=True)
        ]
    )
    return lists


def _list(cast: Cast, held: Held, lines: Sequence[Line], draw: Draw) -> AttendanceImport:
    layout = draw.choice(LAYOUTS)
    cells = [[title for title, _ in layout], *([CELL[field](*line) for _, field in layout] for line in lines)]
    sent = at(held.meeting.on + dt.timedelta(days=draw.randint(1, 6)), 10, draw.randint(0, 59))
    member = cast.team(draw)
    return AttendanceImport(
        programme=cast.programme,
        event=held.event,
        file_name=f"aanwezig {slugify(held.meeting.title)[:40]} {held.meeting.on:%d-%m-%Y}{draw.choice(ENDINGS)}",
        fingerprint=file_fingerprint(cells),
        cells=cells,
        state=ImportState.COMMITTED,
        uploaded_by=member,
        uploaded_at=sent,
        committed_by=member,
        committed_at=sent + dt.timedelta(minutes=draw.randint(3, 25)),
    )


def _read(batch: AttendanceImport, places: Sequence[str]) -> tuple[ParsedRow, ...]:
    """Read the list as the import does; note what it said about columns and problems."""
    recognition = recognise(batch.cells, header_row=0, places=places)
    found = parse(batch.cells, recognition, places=places)
    batch.columns = recognition.as_json()
    batch.problems = [problem.as_json() for problem in found.problems]
    return found.rows


class _Rows:
    """Makes the rows, and remembers whom and what an earlier list brought in."""

    def __init__(self, cast: Cast) -> None:
        """Begin before the first list: only the register is known."""
        self.unheard = {firm.company.pk for firm in cast.firms.listed}
        self.seen: set[int] = set()

    def row(self, batch: AttendanceImport, reading: ParsedRow, line: Line) -> ImportRow:
        """Return the row of one line, tied to the person and company it is about."""
        guest, firm = line
        company = firm.company if firm else None
        is_new = company is not None and company.pk in self.unheard
        is_known = company is not None and not is_new
        row = ImportRow(
            batch=batch,
            number=reading.number,
            parsed=reading.as_json(),
            problems=[problem.as_json() for problem in reading.problems],
            outcome=RowOutcome.NEW if is_new else RowOutcome.MATCH if company else RowOutcome.PERSON_ONLY,
            candidate=company if is_known else None,
            score=100 if is_known else 0,
            company_key=name_key(company.name)[:250] if company else "",
            new_like=reading.number if is_new else None,
            person=guest.person,
            company=company,
            created_person=None if guest.person.pk in self.seen else guest.person,
            created_company=company if is_new else None,
        )
        self.seen.add(guest.person.pk)
        if company:
            self.unheard.discard(company.pk)
        return row
