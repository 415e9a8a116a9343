"""Read a whole register file: in one transaction, piece by piece, with progress that others see meanwhile."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import expect_much_history
from veerkracht.shared.copying import copy_rows, update_rows
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import SheetError, open_long

from ..choices import LineKind, RegisterState, SubjectKind
from ..models import Company, Establishment, RegisterImport, RegisterLine
from ..rules.register import RegisterRow, read_row
from .register import assess_again
from .register_files import fields_of, hold_file
from .register_piece import Piece, Reader
from .stages import batches, mark_changed

PIECE = 2_000
Tell = Callable[[int, float], None]


class FileIsNotQueued(Refused):
    """The file was read already, or nobody asked for it."""

    message = _("This file does not wait to be read. Reload the page to see what happened.")


class RegisterChangedMeanwhile(Refused):
    """Somebody added a company of this file while it was read."""

    message = _("Somebody added a company of this file while it was read. Nothing was saved; start it again.")


class FileIsGone(Refused):
    """The stored file is not there any more."""

    message = _("The file itself is not kept any more. Put it in again.")


def run_register_import(*, batch: RegisterImport, by: User | None) -> RegisterImport:
    """Read a queued file; what goes wrong is kept with the file for the person who put it in.

    The change is made inside an action (`read_register`), in one transaction; only the state of the file is written
    around it, so that pages see how far it is.
    """
    if not RegisterImport.objects.filter(pk=batch.pk, state__in=WAITING).update(state=RegisterState.RUNNING):
        return RegisterImport.objects.get(pk=batch.pk)
    try:
        with _telling(batch.pk) as tell:
            return read_register(batch=batch, tell=tell, by=by)
    except (Refused, SheetError) as problem:
        failed = {"state": RegisterState.FAILED, "failure": str(problem), "finished_at": timezone.now()}
    except Exception:
        text = str(
            _("Something went wrong on our side. Nothing was saved; the team of the software can see what it was.")
        )
        RegisterImport.objects.filter(pk=batch.pk).update(state=RegisterState.FAILED, failure=text)
        raise
    RegisterImport.objects.filter(pk=batch.pk).update(**failed)
    return RegisterImport.objects.get(pk=batch.pk)


WAITING = (RegisterState.QUEUED, RegisterState.RUNNING)


@action
def read_register(*, batch: RegisterImport, tell: Tell, by: User | None) -> RegisterImport:
    """Put a register file in: new companies and branches, what changed, what closed, what is gone; all or nothing.

    What a person corrected is never overwritten. Marks changed companies for the figures, and keeps one line per row.
    Raises SheetError, FileIsNotQueued, RegisterChangedMeanwhile, FileIsGone.
    """
    batch = RegisterImport.objects.select_related("programme", "uploaded_by").get(pk=batch.pk)
    with connection.cursor() as cursor:
        # One file of a programme at a time; a lock of its own, so that pages still see how far this one is.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('companies.register'), %s)", [batch.programme_id])
    if RegisterImport.objects.filter(pk=batch.pk).values_list("state", flat=True).get() != RegisterState.RUNNING:
        raise FileIsNotQueued
    expect_much_history()
    on = batch.programme.today()
    reader = Reader.of(batch)
    try:
        for rows, share in _pieces(batch):
            piece = Piece(reader, rows)
            piece.read()
            piece.write(on=on)
            tell(reader.report["rows"], share)
    except IntegrityError as error:
        raise RegisterChangedMeanwhile from error
    if batch.is_whole:
        _mark_gone(reader, on=on)
    batch = hold_file(batch)
    batch.state, batch.finished_at = RegisterState.DONE, batch.programme.now()
    batch.report, batch.rows_read, batch.share_read = dict(+reader.report), reader.report["rows"], 1
    batch.sample = []
    batch.save(update_fields=["state", "finished_at", "report", "rows_read", "share_read", "sample"])
    about(batch, **{name: number for name, number in batch.report.items() if ":" not in name})
    return batch


def _pieces(batch: RegisterImport) -> Iterator[tuple[list[RegisterRow], float]]:
    fields, path = fields_of(batch), Path(batch.file.path)
    if not path.is_file():
        raise FileIsGone
    with open_long(path) as listed:
        numbered = ((number, cells) for number, cells in enumerate(listed.rows, start=1) if any(cells))
        body = ((number, cells) for number, cells in numbered if number > batch.header_row + 1)
        rows = (read_row(number, cells, fields, sbi_version=batch.sbi_version) for number, cells in body)
        while piece := list(islice(rows, PIECE)):
            yield piece, listed.share()


def _mark_gone(reader: Reader, *, on: dt.date) -> None:
    """Mark companies and branches of the last whole file that are not in this one; nothing else about them changes."""
    batch = reader.batch
    earlier = RegisterImport.objects.of(batch.programme).done().filter(is_whole=True).exclude(pk=batch.pk)
    last = earlier.order_by("finished_at", "pk").last()
    if last is None:
        return
    was = last.lines.exclude(kind__in=[LineKind.GONE, LineKind.REFUSED])
    keys = _missing(was, batch, "company")
    gone = Company.objects.filter(pk__in=keys, gone_on__isnull=True, merged_into__isnull=True)
    for some in batches(gone.order_by("pk").values_list("pk", flat=True)):
        _write_gone(reader, list(Company.objects.filter(pk__in=some).order_by("pk")))
        mark_changed(batch.programme, SubjectKind.COMPANY, some)
    branches = Establishment.objects.filter(pk__in=_missing(was, batch, "establishment"), gone_on__isnull=True)
    for some in batches(branches.order_by("pk").values_list("pk", flat=True)):
        left = list(Establishment.objects.filter(pk__in=some).order_by("pk"))
        _write_gone(reader, left)
        assess_again(batch.programme, {branch.company_id for branch in left}, on=on)


def _missing(was: QuerySet[RegisterLine], batch: RegisterImport, column: str) -> QuerySet[RegisterLine, int]:
    """Return the keys in the lines of an earlier file that no line of this one has."""
    keys = was.filter(**{f"{column}__isnull": False}).order_by().values_list(column, flat=True)
    now = batch.lines.filter(**{f"{column}__isnull": False}).order_by().values_list(column, flat=True)
    return keys.difference(now)


def _write_gone(reader: Reader, subjects: Sequence[Company] | Sequence[Establishment]) -> None:
    lines = []
    for subject in subjects:
        branch = subject if isinstance(subject, Establishment) else None
        subject.gone_on = reader.batch.as_of
        lines.append(
            RegisterLine(
                batch=reader.batch,
                kind=LineKind.GONE,
                is_branch=branch is not None,
                company_id=branch.company_id if branch else subject.pk,
                establishment_id=branch.pk if branch else None,
                label=str(subject)[:250],
                changes={"gone_on": [None, reader.batch.as_of.isoformat(), None, None]},
            )
        )
        reader.report["branches_gone" if branch else "gone"] += 1
    update_rows(subjects, ["gone_on"])
    copy_rows(lines)


@contextmanager
def _telling(pk: int) -> Iterator[Tell]:
    """Give a function that writes how far a file is on a connection of its own: the pages see it before the end."""
    beside = connection.copy()

    def tell(rows: int, share: float) -> None:
        with beside.cursor() as cursor:
            cursor.execute(
                "UPDATE companies_registerimport SET rows_read = %s, share_read = %s WHERE id = %s", [rows, share, pk]
            )

    try:
        yield tell
    finally:
        beside.close()
