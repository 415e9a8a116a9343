"""Roles come and go by date; the CMS keeps its own list of who may edit."""

from veerkracht.shared.tasks.periodic import every

from .actions import admit_editors, remind_owners
from .missed import forget_missed_searches
from .models import KnowledgePage
from .queries import editors_admitted, editors_wanted, items_to_remind


@every(seconds=30)
def admit_and_release_editors() -> None:
    """Bring the list of editors of each programme up to date with its roles."""
    for shelf in KnowledgePage.objects.select_related("programme").order_by("pk"):
        programme, on = shelf.programme, shelf.programme.today()
        if editors_wanted(programme, on) != editors_admitted(programme):
            admit_editors(programme=programme, on=on, by=None)


@every(seconds=6 * 60 * 60)
def remind_owners_of_old_items() -> None:
    """Tell owners which items have come to their day; nobody hears it twice."""
    for shelf in KnowledgePage.objects.select_related("programme").order_by("pk"):
        programme, on = shelf.programme, shelf.programme.today()
        if items_to_remind(programme, on).exists():
            remind_owners(programme=programme, on=on, by=None)


@every(seconds=6 * 3600)
def forget_what_was_missed() -> None:
    """Delete old counts of searches without results."""
    for shelf in KnowledgePage.objects.select_related("programme").order_by("pk"):
        forget_missed_searches(shelf.programme)
