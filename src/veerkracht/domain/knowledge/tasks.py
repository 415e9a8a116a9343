"""Roles come and go by date; the CMS keeps its own list of who may edit."""

from concurrent.futures import ThreadPoolExecutor

from django.utils import timezone
from django_tasks import task

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.connectors.links import ask
from veerkracht.shared.tasks.periodic import every
from veerkracht.shared.tasks.turns import UNWATCHED

from .actions import admit_editors, clean_brochures, keep_schedule, note_answers, note_links, remind_owners
from .links import addresses_to_ask, is_up_to_date, wanted_links
from .missed import forget_missed_searches
from .models import Brochure
from .pictures import MOST_AT_ONCE, make_pictures, pictures_to_make
from .queries import (
    due_to_be_published,
    due_to_be_withdrawn,
    editors_admitted,
    editors_wanted,
    items_to_remind,
    programmes_with_shelf,
)
from .reads import forget_old_reads

# A piece of work of half a minute at most: three rounds of four addresses, each of ten seconds.
ADDRESSES_AT_ONCE, SIDE_BY_SIDE = 12, 4


@every(seconds=30)
def admit_and_release_editors() -> None:
    """Bring the list of editors of each programme up to date with its roles."""
    for programme in programmes_with_shelf():
        on = programme.today()
        if editors_wanted(programme, on) != editors_admitted(programme):
            admit_editors(programme=programme, on=on, by=None)


@every(seconds=6 * 60 * 60)
def remind_owners_of_old_items() -> None:
    """Tell owners which items have come to their day; nobody hears it twice."""
    for programme in programmes_with_shelf():
        on = programme.today()
        if items_to_remind(programme, on).exists():
            remind_owners(programme=programme, on=on, by=None)


@every(seconds=6 * 3600)
def forget_what_was_missed() -> None:
    """Delete old counts of searches without results."""
    for programme in programmes_with_shelf():
        forget_missed_searches(programme)
        forget_old_reads(programme)


@every(seconds=60)
def publish_and_withdraw_on_time() -> None:
    """Publish what was planned, and take off what has had its time. Editors plan by the clock on the wall."""
    at = timezone.now()
    for programme in programmes_with_shelf():
        if due_to_be_published(programme, at) or due_to_be_withdrawn(programme, at):
            keep_schedule(programme=programme, at=at, by=None)


@every(seconds=10)
def make_sizes_of_pictures() -> None:
    """Make the sizes of new pictures, and of those that got another focal point, a few at a time."""
    make_pictures(pictures_to_make()[:MOST_AT_ONCE])


@every(seconds=600)
def look_at_links() -> None:
    """Have the links asked whose turn it is; those of an example lead nowhere, so nobody asks them."""
    at = timezone.now()
    for programme in programmes_with_shelf().filter(is_demo=False):
        wanted = set(wanted_links(programme))
        if not is_up_to_date(programme, wanted):
            note_links(programme=programme, wanted=wanted, by=None)
        if addresses_to_ask(programme, at, 1):
            ask_links.enqueue(programme.pk)


@task(priority=UNWATCHED)
def ask_links(programme_id: int) -> None:
    """Ask a few addresses, outside any transaction, and write down how they answered."""
    programme = Programme.objects.get(pk=programme_id)
    addresses = addresses_to_ask(programme, timezone.now(), ADDRESSES_AT_ONCE)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        answers = dict(zip(addresses, pool.map(ask, addresses), strict=True))
    note_answers(programme=programme, answers=answers, at=timezone.now(), by=None)


@every(seconds=24 * 3600)
def clean_up_brochures() -> None:
    """Delete brochures that were taken away a month ago."""
    for programme in programmes_with_shelf():
        if Brochure.objects.taken_away(programme).exists():
            clean_brochures(programme=programme, at=programme.now(), by=None)
