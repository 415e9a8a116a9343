"""Who works, and when periodic work was last done. All moments are the database's, so clocks need not agree."""

import datetime as dt

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

# A worker says every few seconds that it lives; one that is silent this long is taken for dead.
BEAT_EVERY = 3.0
SILENCE = dt.timedelta(seconds=30)


class WorkerQuerySet(models.QuerySet["Worker"]):
    """Workers by the age of their last sign of life."""

    def alive(self) -> "WorkerQuerySet":
        """Return the workers heard of lately."""
        return self.filter(seen_at__gt=Now() - SILENCE)

    def silent(self) -> "WorkerQuerySet":
        """Return the workers taken for dead."""
        return self.exclude(seen_at__gt=Now() - SILENCE)


class Worker(models.Model):
    """One worker process; the row goes when it stops cleanly."""

    worker_id = models.CharField(_("worker"), max_length=64, primary_key=True)
    host = models.CharField(_("machine"), max_length=255)
    process = models.PositiveIntegerField(_("process number"))
    started_at = models.DateTimeField(_("started at"), db_default=Now())
    seen_at = models.DateTimeField(_("last seen at"), db_default=Now())

    objects = WorkerQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return f"{self.worker_id} ({self.host})"


class PeriodicRun(models.Model):
    """When a piece of periodic work was last begun."""

    name = models.CharField(_("work"), max_length=200, primary_key=True)
    begun_at = models.DateTimeField(_("begun at"))

    class Meta:
        verbose_name = _("periodic run")
        verbose_name_plural = _("periodic runs")

    def __str__(self) -> str:
        return self.name
