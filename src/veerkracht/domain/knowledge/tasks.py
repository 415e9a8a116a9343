"""Roles come and go by date; the CMS keeps its own list of who may edit."""

from django.utils import timezone

from veerkracht.shared.tasks.periodic import every

from .actions import admit_editors, keep_schedule, remind_owners
from .missed import forget_missed_searches
from .pictures import MOST_AT_ONCE, make_pictures, pictures_to_make
from .queries import (
    due_to_be_published,
    due_to_be_withdrawn,
    editors_admitted,
    editors_wanted,
    items_to_remind,
    programmes_with_shelf,
)


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
