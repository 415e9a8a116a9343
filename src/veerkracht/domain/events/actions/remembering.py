"""What a person decided about the rows of a list, kept for the next one; for use inside the commit."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.remembering import Decided, remember
from veerkracht.domain.companies.choices import SourceKind

from ..choices import RowChoice
from ..models import AttendanceImport, ImportRow

DECISIONS = {RowChoice.LINK, RowChoice.CREATE, RowChoice.PERSON_ONLY}


def remember_rows(batch: AttendanceImport, rows: Sequence[ImportRow], *, at: dt.datetime, by: User | None) -> None:
    """Keep which company the rows are that a person decided about; a new company is the one that the list made."""
    kind = SourceKind.ATTENDANCE_IMPORT
    remember(batch.programme, _decided(rows), source_kind=kind, source_id=batch.pk, at=at, by=by)


def _decided(rows: Iterable[ImportRow]) -> Iterator[Decided]:
    for row in rows:
        evidence = row.reading.company
        if row.choice in DECISIONS and evidence.name:
            yield Decided(evidence, None if row.choice == RowChoice.PERSON_ONLY else row.company_id)
