"""Keeping the list of changes short."""

import datetime as dt

from django.db.models.functions import Now

from veerkracht.shared.tasks.periodic import every

from .changes import KEPT_DAYS
from .models import SearchChange


@every(seconds=3600)
def forget_old_changes() -> None:
    """Delete changes that every node has seen long ago; a node that was away longer rebuilds its index."""
    SearchChange.objects.filter(at__lt=Now() - dt.timedelta(days=KEPT_DAYS)).delete()
