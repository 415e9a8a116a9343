"""Put a looked-at attendance list into the ledger: one transaction, once."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import write_facts
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import ImportState, RowOutcome
from ..models import AttendanceImport, Event, ImportRow
from ..rules.decisions import companions
from .meeting_lists import meet_registrations
from .planning import count_unnamed, hold_event
from .previewing import ListIsNotOpen, hold_import, refuse_same_list
from .remembering import remember_rows
from .resolving import resolve
from .rows import FOUND, find_companies, save_rows


class AlreadyCommitted(Refused):
    """Somebody else, or the first click of two, committed this list."""

    message = _("This list is in already: %(name)s put it in on %(day)s. Nothing was counted twice.")

    def __init__(self, batch: AttendanceImport) -> None:
        """Say who and when."""
        self.batch = batch
        when = timezone.localtime(batch.committed_at).strftime("%d-%m-%Y %H:%M") if batch.committed_at else "?"
        super().__init__(str(self.message) % {"name": batch.committed_by or "?", "day": when})


class RegisterChanged(Refused):
    """A person or company of this list was added elsewhere during the commit."""

    message = _("Somebody added a person or company of this list at this very moment. Nothing was saved; press again.")


@action
def commit_import(*, batch: AttendanceImport, at: dt.datetime, by: User | None) -> AttendanceImport:
    """Write the list to the ledger: companies, people, positions, attendances and answers, in one go.

    A second click or a second person gets AlreadyCommitted and nothing counts twice. Raises ListIsNotOpen,
    SameListAlreadyIn, RegisterChanged.
    """
    batch = hold_import(batch)
    if batch.state == ImportState.COMMITTED:
        raise AlreadyCommitted(batch)
    if batch.state != ImportState.PREVIEW:
        raise ListIsNotOpen(batch)
    event = hold_event(batch.event)
    refuse_same_list(event, batch.fingerprint)
    lock_lists(batch.programme)
    rows = list(batch.rows.order_by("number", "part"))
    _look_again(batch.programme, rows)
    try:
        batch.made = resolve(batch, rows, on=timezone.localdate(event.starts_at), by=by)
    except IntegrityError as error:
        raise RegisterChanged from error
    batch.unnamed = sum(map(_unnamed, rows))
    batch.state, batch.committed_at, batch.committed_by, batch.cells = ImportState.COMMITTED, at, by, []
    batch.save()
    save_rows(rows, RESOLVED)
    remember_rows(batch, rows, at=at, by=by)
    write_facts(event.programme, list(missing_facts(event, batch, rows)), by)
    count_unnamed(event, at=at, by=by)
    meet_registrations(event)
    about(batch, rows=len(rows))
    return batch


RESOLVED = (*FOUND, "person", "company", "created_person", "created_company")


def lock_lists(programme: Programme) -> None:
    """Let one list of a programme at a time make or remove companies and people, until the transaction ends.

    Otherwise two lists that name the same new company would each make it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('events.lists'), %s)", [programme.pk])


def missing_facts(event: Event, batch: AttendanceImport, rows: Iterable[ImportRow]) -> Iterable[Touchpoint]:
    """Yield the facts that the committed rows stand for and that the ledger does not hold yet for this event."""
    live = Touchpoint.objects.live().filter(occasion_id=event.pk)
    attended = live.filter(kind=TouchpointKind.ATTENDED)
    seen: set[tuple[int | None, int | None]] = set(attended.values_list("person_id", "company_id"))
    answered = set(live.filter(kind=TouchpointKind.SAW_NEED).values_list("person_id", flat=True))
    counted: set[int | None] = {person_id for person_id, _company in seen if person_id}
    nameless: dict[int | None, Touchpoint] = {}
    for row in rows:
        if row.person_id is None and row.company_id is None:
            continue
        reading = row.reading
        if (row.person_id, row.company_id) not in seen:
            seen.add((row.person_id, row.company_id))
            fact = _fact(event, batch, row, TouchpointKind.ATTENDED, minutes=event.minutes)
            fact.quantity = companions(reading) if row.person_id is None else int(row.person_id not in counted)
            counted.add(row.person_id)
            if row.person_id is None:
                nameless[row.company_id] = fact
            yield fact
        elif row.company_id in nameless and row.person_id is None:
            nameless[row.company_id].quantity += companions(reading)
        if reading.need_answer and row.person_id and row.person_id not in answered:
            answered.add(row.person_id)
            yield _fact(event, batch, row, TouchpointKind.SAW_NEED, value=reading.need_answer, quantity=0)


def _fact(
    event: Event, batch: AttendanceImport, row: ImportRow, kind: TouchpointKind, **measured: int | None
) -> Touchpoint:
    return Touchpoint(
        programme=event.programme,
        kind=kind,
        on=timezone.localdate(event.starts_at),
        person_id=row.person_id,
        company_id=row.company_id,
        occasion=event.occasion,
        source_kind=SourceKind.ATTENDANCE_IMPORT,
        source_id=batch.pk,
        **measured,
    )


def _look_again(programme: Programme, rows: Sequence[ImportRow]) -> None:
    """Match rows again whose company was not there at the preview, or is gone: the register may have changed since."""
    stale = [
        row
        for row in rows
        if row.outcome == RowOutcome.NEW or (row.outcome == RowOutcome.MATCH and row.candidate_id is None)
    ]
    if not stale:
        return
    find_companies(programme, stale)
    for row in stale:
        if row.outcome == RowOutcome.PERHAPS:
            # The person saw a new company; only a certain match may change that behind their back.
            row.outcome, row.candidate = RowOutcome.NEW, None


def _unnamed(row: ImportRow) -> int:
    """Return how many people a counted row adds that no fact of a person or company stands for."""
    if not row.effect.counts or (row.person_id is None and row.company_id is not None):
        return 0
    return companions(row.reading)
