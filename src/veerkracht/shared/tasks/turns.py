"""Whose task comes first: one that a person waits for goes before one that nobody watches."""

from django_tasks_db.models import DBTaskResult

WAITED_FOR = 50
UNWATCHED = -50


def somebody_waits() -> bool:
    """Tell whether a task that a person waits for could begin; a long unwatched one then ends and asks to go on."""
    return DBTaskResult.objects.ready().filter(priority__gte=WAITED_FOR).exists()
