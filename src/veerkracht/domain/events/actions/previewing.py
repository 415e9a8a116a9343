"""Look at an attendance list before anything is saved: read, match, correct, decide, throw away."""

import datetime as dt
from collections.abc import Collection, Mapping

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.rules.columns import Field, Recognition, recognise, with_fields
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import Sheet

from ..choices import ImportState, RowChoice, RowOutcome
from ..models import AttendanceImport, Event, ImportRow
from ..queries import list_already_in
from ..rules.attendance import file_fingerprint
from ..rules.decisions import PRESENT, has_unclear_presence, split
from .rows import FOUND, fill, find_companies, places_of, read_list, save_rows

# A decision that holds for every row with the same company name.
CARRIED_OVER = {RowChoice.LINK, RowChoice.CREATE, RowChoice.PERSON_ONLY}


class EventStillToCome(Refused):
    """Nobody can have been at a meeting that has not begun."""

    message = _("This meeting is still to come. Put in the list of who came from the day of the meeting on.")


class SameListAlreadyIn(Refused):
    """The same list is in the ledger for this event."""

    message = _(
        "This list is already in: %(file)s, put in on %(day)s by %(name)s. Undo that one first to put it in again."
    )

    def __init__(self, earlier: AttendanceImport) -> None:
        """Say which list, when and by whom."""
        self.earlier = earlier
        when = timezone.localtime(earlier.committed_at).strftime("%d-%m-%Y %H:%M") if earlier.committed_at else "?"
        named = {"file": earlier.file_name, "day": when, "name": earlier.committed_by or earlier.uploaded_by or "?"}
        super().__init__(str(self.message) % named)


class ListIsNotOpen(Refused):
    """The list was committed, undone or thrown away meanwhile."""

    message = _("This list can no longer be changed: it is %(state)s. Reload the page to see what happened.")

    def __init__(self, batch: AttendanceImport) -> None:
        """Say what became of it."""
        self.state = batch.state
        super().__init__(str(self.message) % {"state": batch.get_state_display()})


class NoSuchCompany(Refused):
    """The company is not of this programme, or was merged into another."""

    message = _("That company is not there any more. Search for it again.")


class CompanyHasNoName(Refused):
    """A company cannot be made without a name."""

    message = _("This row has no company name. Type one first, then choose a new company.")


class RowIsGone(Refused):
    """Somebody read the list again with other columns."""

    message = _("Somebody changed the columns of this list, so its rows are new. Reload the page and look again.")


class NothingToSplit(Refused):
    """The row does not name two people or companies."""

    message = _("This row names one person and one company, so it cannot be split.")


@action
def start_import(*, event: Event, file_name: str, sheet: Sheet, at: dt.datetime, by: User | None) -> AttendanceImport:
    """Read a list and match its rows to companies; keep it as a preview. Nothing counts yet.

    The same list that is still open for this event, or was undone, comes back with its decisions.
    Raises EventStillToCome, SameListAlreadyIn.
    """
    if timezone.localdate(event.starts_at) > timezone.localdate(at):
        raise EventStillToCome
    fingerprint = file_fingerprint(sheet.rows)
    refuse_same_list(event, fingerprint)
    same = AttendanceImport.objects.filter(event=event, fingerprint=fingerprint, state=ImportState.PREVIEW)
    open_list = same.order_by("pk").last()
    if open_list is not None:
        about(open_list, again=True)
        return open_list
    batch = AttendanceImport(
        programme=event.programme,
        event=event,
        file_name=file_name[:200],
        fingerprint=fingerprint,
        cells=[list(row) for row in sheet.rows],
        notes=list(sheet.notes),
        uploaded_by=by,
    )
    read_list(batch, recognise(sheet.rows, places=places_of(event.programme)), _decided_before(event, fingerprint))
    return batch


def _decided_before(event: Event, fingerprint: str) -> dict[tuple[int, int], ImportRow]:
    """Return what was decided about the rows of this list before it was undone."""
    undone = AttendanceImport.objects.filter(event=event, fingerprint=fingerprint, state=ImportState.UNDONE)
    return _decisions(undone.order_by("undone_at").last())


def _decisions(batch: AttendanceImport | None) -> dict[tuple[int, int], ImportRow]:
    rows = ImportRow.objects.filter(batch=batch).order_by("number", "part") if batch else ()
    return {
        (row.number, row.part): row
        for row in rows
        if row.corrections or (row.choice != RowChoice.AUTO and (row.chosen_id or row.choice != RowChoice.LINK))
    }


@action
def change_columns(
    *, batch: AttendanceImport, fields: Mapping[int, Field | None], header_row: int | None = None, by: User | None
) -> AttendanceImport:
    """Read the list again with columns (and header row) as a person says; decisions about rows are kept.

    Raises ListIsNotOpen.
    """
    batch = hold_open(batch)
    recognition = Recognition.from_json(batch.columns)
    if header_row is not None:
        recognition = recognise(batch.cells, header_row=header_row, places=places_of(batch.programme))
    decided = _decisions(batch)
    batch.rows.all().delete()
    read_list(batch, with_fields(recognition, fields), decided)
    return batch


@action
def decide_row(
    *, row: ImportRow, choice: RowChoice, company: Company | None = None, alike: bool = True, by: User | None
) -> list[ImportRow]:
    """Note what a person decided about a row; with `alike` also about undecided rows with the same company name.

    Returns the rows that changed. Raises ListIsNotOpen, RowIsGone, NoSuchCompany, CompanyHasNoName.
    """
    batch, row = _hold_row(row)
    if choice == RowChoice.LINK and not _is_usable(company, batch.programme):
        raise NoSuchCompany
    rows = [row, *(_alike(row) if alike and choice in CARRIED_OVER else ())]
    for each in rows:
        if choice == RowChoice.CREATE and not each.reading.company.name:
            raise CompanyHasNoName
        each.choice, each.chosen = choice, company if choice == RowChoice.LINK else None
        each.new_like = min(one.number for one in rows) if choice == RowChoice.CREATE else each.new_like
    save_rows(rows, ["choice", "chosen", "new_like"])
    about(batch, rows=[each.number for each in rows], choice=choice)
    return rows


@action
def correct_row(*, row: ImportRow, corrections: Mapping[str, str], by: User | None) -> ImportRow:
    """Replace what was read by what a person typed (name, e-mail, company) and match the row again.

    Raises ListIsNotOpen, RowIsGone.
    """
    batch, row = _hold_row(row)
    row.correct(corrections)
    row.choice, row.chosen = RowChoice.AUTO, None
    find_companies(batch.programme, [row])
    row.save()
    about(batch, row=row.number, corrected=sorted(corrections))
    return row


@action
def decide_presence(
    *, batch: AttendanceImport, present: bool, row: ImportRow | None = None, by: User | None
) -> list[ImportRow]:
    """Say of a row, or of all undecided rows, whose presence the list leaves unclear whether these people were there.

    Returns the rows that changed. Raises ListIsNotOpen.
    """
    batch = hold_open(batch)
    rows = batch.rows.filter(outcome=RowOutcome.PROBLEM, choice=RowChoice.AUTO).order_by("number", "part")
    rows = rows.filter(pk=row.pk) if row is not None else rows
    unclear = [each for each in rows if has_unclear_presence(each.reading)]
    for each in unclear:
        if present:
            each.correct({PRESENT: "yes"})
        else:
            each.choice = RowChoice.SKIP
    if present:
        find_companies(batch.programme, unclear)
    save_rows(unclear, ["choice", "corrections", *FOUND])
    about(batch, rows=[each.number for each in unclear], present=present)
    return unclear


@action
def split_row(*, row: ImportRow, by: User | None) -> tuple[ImportRow, ImportRow]:
    """Make two rows of one whose cell names two companies or two people.

    Raises ListIsNotOpen, RowIsGone, NothingToSplit.
    """
    batch, row = _hold_row(row)
    try:
        first, second = split(row.reading)
    except ValueError as error:
        raise NothingToSplit from error
    fill(row, first)
    row.corrections = {}
    part = max(batch.rows.filter(number=row.number).values_list("part", flat=True)) + 1
    other = ImportRow(batch=batch, number=row.number, part=part)
    fill(other, second)
    find_companies(batch.programme, [row, other])
    row.save()
    other.save()
    about(batch, row=row.number)
    return row, other


@action
def discard_import(*, batch: AttendanceImport, by: User | None) -> AttendanceImport:
    """Throw a list away that was not committed; names and cells are removed. Raises ListIsNotOpen."""
    batch = hold_open(batch)
    batch.rows.all().delete()
    batch.state, batch.cells = ImportState.DISCARDED, []
    batch.save(update_fields=["state", "cells"])
    return batch


def hold_import(batch: AttendanceImport) -> AttendanceImport:
    """Return the list as it is now, held until the transaction ends, so that two people cannot both commit it."""
    held = AttendanceImport.objects.defer("cells").select_for_update(of=("self",), no_key=True)
    return held.select_related("programme", "event", "committed_by").get(pk=batch.pk)


def hold_open(batch: AttendanceImport) -> AttendanceImport:
    """Return the list, held, when it is still a preview. Raises ListIsNotOpen."""
    batch = hold_import(batch)
    if batch.state != ImportState.PREVIEW:
        raise ListIsNotOpen(batch)
    return batch


def _hold_row(row: ImportRow) -> tuple[AttendanceImport, ImportRow]:
    """Return the open list, held, and the row as it is now. Raises ListIsNotOpen, RowIsGone."""
    batch = hold_open(row.batch)
    found = batch.rows.select_related("batch").filter(pk=row.pk).first()
    if found is None:
        raise RowIsGone
    return batch, found


def refuse_same_list(event: Event, fingerprint: str) -> None:
    """Raise SameListAlreadyIn when the ledger holds this list for the event."""
    earlier = list_already_in(event, fingerprint)
    if earlier is not None:
        raise SameListAlreadyIn(earlier)


def _is_usable(company: Company | None, programme: Programme) -> bool:
    return company is not None and Company.objects.of(programme).filter(pk=company.pk).exists()


def _alike(row: ImportRow) -> Collection[ImportRow]:
    """Return the undecided rows with the same company name and the same finding."""
    if not row.company_key or row.outcome not in {RowOutcome.PERHAPS, RowOutcome.NEW, RowOutcome.MATCH}:
        return []
    rows = ImportRow.objects.filter(batch_id=row.batch_id, company_key=row.company_key, outcome=row.outcome)
    return list(rows.filter(choice=RowChoice.AUTO).exclude(pk=row.pk).order_by("number", "part"))
