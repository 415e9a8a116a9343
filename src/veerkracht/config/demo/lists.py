"""The attendance lists as the fans sent them: each with its own columns, all of them in the ledger."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from django.utils.text import slugify

from veerkracht.domain.events.choices import ImportState, RowOutcome
from veerkracht.domain.events.models import AttendanceImport, ImportRow

from .cast import Cast, Guest, Held, at
from .copying import copy_rows
from .draw import Draw

Column = tuple[str, str]
# What a fan calls its columns, and which field of ours each one is.
LAYOUTS: tuple[tuple[Column, ...], ...] = (
    (("Naam", "name"), ("Bedrijf", "company"), ("E-mail", "email"), ("Plaats", "place")),
    (("Organisatie", "company"), ("Deelnemer", "name"), ("E-mailadres", "email")),
    (("Bedrijfsnaam", "company"), ("KvK-nummer", "kvk_number"), ("Contactpersoon", "name"), ("Mail", "email")),
    (("Company", "company"), ("Name", "name"), ("Email", "email"), ("Website", "website")),
)
ENDINGS = (".xlsx", ".xlsx", ".csv")
READ: dict[str, Callable[[Guest], str]] = {
    "name": lambda guest: guest.person.name,
    "email": lambda guest: guest.person.email,
    "company": lambda guest: guest.firm.company.name if guest.firm else "",
    "place": lambda guest: guest.firm.company.place if guest.firm else "",
    "kvk_number": lambda guest: (guest.firm.company.kvk_number or "") if guest.firm else "",
    "website": lambda guest: guest.firm.company.website if guest.firm else "",
}


def write_lists(
    cast: Cast, present: Mapping[dt.date, Sequence[Guest]], draw: Draw
) -> dict[dt.date, AttendanceImport]:
    """Write one list per meeting of which names are known, with a row per person; return them by day."""
    lists = {
        held.meeting.on: _list(cast, held, present[held.meeting.on], draw)
        for held in cast.held
        if present.get(held.meeting.on)
    }
    copy_rows(list(lists.values()))
    copy_rows(
        [
            _row(lists[day], number, guest)
            for day in lists
            for number, guest in enumerate(present[day], start=2)
        ]
    )
    return lists


def _list(cast: Cast, held: Held, guests: Sequence[Guest], draw: Draw) -> AttendanceImport:
    layout = draw.choice(LAYOUTS)
    cells = [[title for title, _ in layout], *([READ[field](guest) for _, field in layout] for guest in guests)]
    sent = at(held.meeting.on + dt.timedelta(days=draw.randint(1, 6)), 10, draw.randint(0, 59))
    return AttendanceImport(
        programme=cast.programme,
        event=held.event,
        file_name=f"aanwezig {slugify(held.meeting.title)[:40]} {held.meeting.on:%d-%m-%Y}{draw.choice(ENDINGS)}",
        fingerprint=hashlib.sha256(json.dumps(cells).encode()).hexdigest(),
        columns={field: number for number, (_, field) in enumerate(layout)},
        cells=cells,
        unnamed=held.meeting.unnamed,
        state=ImportState.COMMITTED,
        uploaded_by=cast.team(draw),
        uploaded_at=sent,
        committed_at=sent + dt.timedelta(minutes=draw.randint(3, 25)),
    )


def _row(batch: AttendanceImport, number: int, guest: Guest) -> ImportRow:
    return ImportRow(
        batch=batch,
        number=number,
        parsed={field: READ[field](guest) for field in batch.columns},
        outcome=RowOutcome.MATCH if guest.firm else RowOutcome.PERSON_ONLY,
        candidate=guest.firm.company if guest.firm else None,
        score=100 if guest.firm else 0,
    )
