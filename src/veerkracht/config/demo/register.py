"""Two files of the trade register, really read: what the first brought and what the second changed can be looked at."""

import csv
import datetime as dt
import io
import itertools
from collections.abc import Iterable

from veerkracht.domain.companies.actions.register_files import (
    fields_of,
    map_register_columns,
    queue_register_import,
    start_register_import,
)
from veerkracht.domain.companies.actions.register_import import run_register_import
from veerkracht.domain.companies.models import Company, RegisterImport

from .cast import Cast, at
from .draw import Draw
from .setting import FIRST_DAY

HEADER = (
    "KvK-nummer", "Vestigingsnummer", "Hoofdvestiging", "Naam", "Straat", "Postcode", "Plaats", "Gemeentecode",
    "SBI-code", "Werkzame personen", "Telefoon", "Datum opheffing",
)  # fmt: skip
FIRMS, ELSEWHERE, WITH_BRANCH = 240, 3, 25
SOURCE = "Handelsregister (verzonnen)"
STREETS = ("Dorpsstraat", "Molenweg", "Kerkstraat", "Industrieweg", "Havenkade", "Parallelweg", "Stationsstraat")
Row = dict[str, str]


def read_registers(cast: Cast) -> None:
    """Put in a file of this spring and one of this autumn, as the team would; both stay to be seen and undone."""
    draw = cast.draw("register")
    firms = [firm for firm in cast.firms.target[-FIRMS:] if firm.company.kvk_number]
    fresh = Company.objects.in_bulk([firm.company.pk for firm in firms])
    spring = [row for firm in firms for row in _rows(fresh[firm.company.pk], draw)]
    _move_away(cast, spring)
    _read(cast, "register-voorjaar.csv", spring, at(FIRST_DAY, 8, 10))
    _read(cast, "register-najaar.csv", _changed(cast, spring, draw), at(FIRST_DAY, 8, 40))


def _rows(company: Company, draw: Draw) -> Iterable[Row]:
    """Yield the head office, and now and then a branch in the same town."""
    number = f"0000{company.kvk_number}"
    values = (
        company.kvk_number or "", number, "ja", company.name, f"{draw.choice(STREETS)} {draw.randint(1, 120)}",
        company.postcode, company.place, company.municipality_id or "", company.sbi_code,
        str(company.headcount or ""), "", "",
    )  # fmt: skip
    head = dict(zip(HEADER, values, strict=True))
    yield head
    if draw.randint(1, FIRMS) <= WITH_BRANCH:
        branch = {"Vestigingsnummer": f"0001{company.kvk_number}", "Hoofdvestiging": "nee", "Werkzame personen": ""}
        yield head | branch | {"Naam": f"{company.name} magazijn", "Straat": f"{draw.choice(STREETS)} 7"}


def _move_away(cast: Cast, rows: list[Row]) -> None:
    """Give some firms a head office elsewhere; what they had in the region is a branch now, so they still belong."""
    heads = [row for row in rows if row["Hoofdvestiging"] == "ja"][:ELSEWHERE]
    for head, place in zip(heads, itertools.cycle(cast.definition.neighbours), strict=False):
        rows.append(head | {"Vestigingsnummer": f"0002{head['KvK-nummer']}", "Hoofdvestiging": "nee"})
        head |= {"Postcode": f"{place.postcodes[0]} AB", "Plaats": place.towns[0], "Gemeentecode": place.code}


def _changed(cast: Cast, spring: list[Row], draw: Draw) -> list[Row]:
    """Return the rows half a year later: some telephones and streets, two closed, some gone, some that are unclear."""
    rows = [dict(row) for row in spring[6:]]
    for row in draw.take([row for row in rows if row["Hoofdvestiging"] == "ja"], 30):
        row["Telefoon"] = f"038{draw.randint(4_200_000, 4_299_999)}"
    for row in draw.take(rows, 2):
        row["Datum opheffing"] = f"{cast.programme.today().year}-08-31"
    rows[20]["Werkzame personen"] = "10-19"
    rows[21]["Postcode"] = rows[21]["Postcode"][:4]
    return [*spring[:2], *rows]


def _read(cast: Cast, name: str, rows: list[Row], moment: dt.datetime) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADER, delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    by = cast.users[0]
    batch = start_register_import(
        programme=cast.programme,
        file_name=name,
        content=io.BytesIO(text.getvalue().encode()),
        on=cast.programme.today(),
        by=by,
    )
    map_register_columns(batch=batch, fields=fields_of(batch), sbi_version="2008", is_whole=True, source=SOURCE, by=by)
    queue_register_import(batch=batch, by=by)
    run_register_import(batch=batch, by=by)
    # The moments follow the story, not the clock of the machine: two loads give the same rows.
    RegisterImport.objects.filter(pk=batch.pk).update(uploaded_at=moment, finished_at=moment + dt.timedelta(minutes=1))
