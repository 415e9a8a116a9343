"""What is too old of the files of the trade register: the file, its rows, and the values that they replaced."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.db.models import QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import RegisterState
from ..models import RegisterImport, RegisterLine

BUSY = (RegisterState.QUEUED, RegisterState.RUNNING)
NEVER_IN = (RegisterState.MAPPING, RegisterState.FAILED)


def old_register_files(programme: Programme, before: dt.date) -> "QuerySet[RegisterImport]":
    """Return the files that were put in before this day and are still kept."""
    files = RegisterImport.objects.of(programme).exclude(file="").exclude(state__in=BUSY)
    return files.filter(uploaded_at__date__lt=before).order_by("pk")


@action
def empty_register_files(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Throw these files away and empty their lines; counts, and which companies they named, stay. Return how many.

    The next file still needs to know whom the last one named. A file without its old values cannot be undone any more.
    """
    kept = RegisterImport.objects.of(programme).filter(pk__in=ids).exclude(file="").exclude(state__in=BUSY)
    found = list(kept.order_by("pk").select_for_update(of=("self",)))
    for batch in found:
        # Only when the rows are really emptied: a file that is gone does not come back.
        transaction.on_commit(partial(batch.file.storage.delete, str(batch.file.name)))
    RegisterImport.objects.filter(pk__in=[batch.pk for batch in found if batch.state in NEVER_IN]).delete()
    left = [batch.pk for batch in found if batch.state not in NEVER_IN]
    RegisterImport.objects.filter(pk__in=left).update(file="", sample=[])
    RegisterLine.objects.filter(batch__in=left).update(label="", changes={}, kept={}, problems=[])
    about(programme, files=len(found))
    return len(found)
