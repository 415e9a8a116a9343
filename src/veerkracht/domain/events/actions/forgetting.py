"""Forget people in what was read from lists, and empty lists that are old."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import ImportState
from ..models import AttendanceImport, ImportRow
from .rows import save_rows
from .undoing import PERSONAL, forget_on_lists

EMPTIED = "-"


@action
def forget_in_sheets(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Take somebody out of every list: rows tied to them, rows and sheets with their address, names filled in (PRI-3).

    What is counted stays. A row with the same name and another address is somebody else's. Return how many rows.
    """
    rows = forget_on_lists(person=person, by=by)
    lists = AttendanceImport.objects.of(person.programme)
    unknown = ImportRow.objects.filter(batch__in=lists, person=None).order_by("pk")
    theirs = [row for row in unknown.filter(_says(person)) if _is_about(row, person)] if _says(person) else []
    for row in theirs:
        blank_row(row)
    save_rows(theirs, ["parsed", "corrections", "problems"])
    for batch in lists.exclude(cells=[]).order_by("pk"):
        kept = [row if not _cells_are_of(row, person) else ["" for _ in row] for row in batch.cells]
        if kept != batch.cells:
            batch.cells = kept
            batch.save(update_fields=["cells"])
    for batch in lists.filter(made__has_key="named").order_by("pk"):
        named = [pair for pair in batch.made["named"] if pair[0] != person.pk]
        if len(named) != len(batch.made["named"]):
            batch.made = {**batch.made, "named": named}
            batch.save(update_fields=["made"])
    about(person, rows=rows + len(theirs))
    return rows + len(theirs)


def blank_row(row: ImportRow) -> None:
    """Remove what a row says about a person, and keep what it says about the company; saves nothing."""
    company = {name: said for name, said in row.parsed.get("company", {}).items() if name not in PERSONAL}
    kept = {name: said for name, said in row.parsed.items() if name not in PERSONAL}
    row.parsed, row.corrections, row.problems = {**kept, "company": company}, {}, []


def _says(person: Person) -> Q:
    """Return the rows that name the person or the address."""
    found = Q()
    for column in ("parsed__email", "parsed__company__email", "corrections__email"):
        found |= Q(**{f"{column}__iexact": person.email}) if person.email else Q()
    for column in ("parsed__person_name", "corrections__name"):
        found |= Q(**{f"{column}__iexact": person.name}) if person.name else Q()
    return found


def _is_about(row: ImportRow, person: Person) -> bool:
    """Tell whether an address decides it, and else the name."""
    email = row.reading.email or row.reading.company.email
    return email.lower() == person.email.lower() if email else True


def _cells_are_of(cells: Sequence[str], person: Person) -> bool:
    said = {str(cell).strip().casefold() for cell in cells}
    if person.email and person.email.casefold() in said:
        return True
    return bool(person.name) and person.name.casefold() in said and not any("@" in cell for cell in said)


def old_lists(programme: Programme, before: dt.date) -> "QuerySet[AttendanceImport]":
    """Return lists that were sent before this day and still say who came."""
    lists = AttendanceImport.objects.of(programme).filter(uploaded_at__date__lt=before).exclude(file_name=EMPTIED)
    return lists.exclude(state=ImportState.PREVIEW).defer("cells").order_by("pk")


@action
def empty_lists(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Take the people out of these lists; facts, companies and counts stay. Return how many lists."""
    lists = AttendanceImport.objects.of(programme).filter(pk__in=ids).exclude(state=ImportState.PREVIEW)
    keys = list(lists.order_by("pk").values_list("pk", flat=True))
    rows = list(ImportRow.objects.filter(batch__in=keys).order_by("pk"))
    for row in rows:
        blank_row(row)
    save_rows(rows, ["parsed", "corrections", "problems"])
    AttendanceImport.objects.filter(pk__in=keys).update(cells=[], made={}, notes=[], file_name=EMPTIED)
    about(programme, lists=len(keys), rows=len(rows))
    return len(keys)
