"""Roles come and go by date; the CMS keeps its own list of who may edit."""

from veerkracht.shared.tasks.periodic import every

from .actions import admit_editors
from .models import KnowledgePage
from .queries import editors_admitted, editors_wanted


@every(seconds=30)
def admit_and_release_editors() -> None:
    """Bring the list of editors of each programme up to date with its roles."""
    for shelf in KnowledgePage.objects.select_related("programme").order_by("pk"):
        programme, on = shelf.programme, shelf.programme.today()
        if editors_wanted(programme, on) != editors_admitted(programme):
            admit_editors(programme=programme, on=on, by=None)
