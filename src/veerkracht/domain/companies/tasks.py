"""What has to happen by itself: to people's data, to records that may be one firm, and to files of the register."""

from django_tasks import task

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.tasks.periodic import every
from veerkracht.shared.tasks.turns import UNWATCHED, WAITED_FOR, somebody_waits

from .actions import lapse_unconfirmed
from .actions.duplicates import search_piece, start_search
from .actions.duplicates.candidates import count_changed
from .actions.register_import import run_register_import
from .actions.rights_retention import clean_piece, due_cleanups, plan_cleanups
from .models import Consent, DuplicateSearch, RegisterImport

HOUR, DAY = 3_600, 86_400


@every(seconds=HOUR)
def forget_unconfirmed() -> None:
    """End what was asked a week ago and never confirmed, piece by piece."""
    for programme in Programme.objects.order_by("pk"):
        while Consent.objects.of(programme).unanswered(programme.now()).exists():
            lapse_unconfirmed(now=programme.now(), programme_id=programme.pk)


@task(priority=UNWATCHED)
def look_for_duplicates(search_id: int) -> None:
    """Go through the register for duplicates until the search is done; begun again, it goes on where it was.

    When somebody waits for another task, this one lets it go first after the piece at hand.
    """
    search = DuplicateSearch.objects.get(pk=search_id)
    while search.finished_at is None:
        search = search_piece(search=search)
        if search.finished_at is None and somebody_waits():
            look_for_duplicates.enqueue(search_id)
            return


@every(seconds=HOUR)
def look_at_changed_companies() -> None:
    """Compare the companies that are new or changed with the others."""
    for programme in Programme.objects.order_by("pk"):
        if count_changed(programme):
            look_for_duplicates.enqueue(start_search(programme=programme, by=None).pk)


@every(seconds=DAY)
def clean_up() -> None:
    """Run the clean-ups whose day has come, piece by piece; then plan and show what became too old."""
    for programme in Programme.objects.order_by("pk"):
        for run in due_cleanups(programme, programme.today()):
            while clean_piece(run=run, at=programme.now()):
                continue
        plan_cleanups(programme=programme, on=programme.today())


@task(priority=WAITED_FOR)
def read_register_file(pk: int) -> None:
    """Read a file that waits; a second run of the same task finds it done."""
    batch = RegisterImport.objects.filter(pk=pk).select_related("uploaded_by").first()
    if batch is not None:
        run_register_import(batch=batch, by=batch.uploaded_by)
