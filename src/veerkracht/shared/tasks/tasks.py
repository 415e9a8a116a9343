"""What keeps the queue itself in order."""

import datetime as dt

from django.db.models.functions import Now
from django_tasks_db.models import DBTaskResult

from .models import Worker
from .periodic import every
from .reclaim import put_back_orphans

KEEP_DONE = dt.timedelta(days=7)
KEEP_FAILED = dt.timedelta(days=60)
KEEP_SILENT_WORKERS = dt.timedelta(days=1)


@every(seconds=10)
def free_tasks_of_dead_workers() -> None:
    """Put back what a killed worker had in hand."""
    put_back_orphans()


@every(seconds=3600)
def forget_old_results() -> None:
    """Delete tasks that succeeded a week ago or failed two months ago, and workers silent for a day."""
    DBTaskResult.objects.successful().filter(finished_at__lt=Now() - KEEP_DONE).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=Now() - KEEP_FAILED).delete()
    Worker.objects.filter(seen_at__lt=Now() - KEEP_SILENT_WORKERS).delete()
