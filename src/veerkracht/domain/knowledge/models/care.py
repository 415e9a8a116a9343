"""What the team should know to keep the knowledge base right: links that fail, and how often an item is read."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import LinkState
from .pages import ItemPage


class ItemLink(models.Model):
    """One address on another site to which an item leads, and how it answered when we last asked."""

    item = models.ForeignKey(ItemPage, models.CASCADE, related_name="links", verbose_name=_("item"))
    url = models.URLField(_("address"), max_length=500)
    state = models.CharField(_("answer"), max_length=12, choices=LinkState, default=LinkState.UNKNOWN)
    status = models.PositiveSmallIntegerField(_("code"), null=True, blank=True)
    moved_to = models.CharField(_("new address"), max_length=500, blank=True)
    checked_at = models.DateTimeField(_("last asked"), null=True, blank=True)
    failing_since = models.DateTimeField(_("fails since"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("times in a row"), default=0)

    class Meta:
        verbose_name = _("link of an item")
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "url"], name="knowledge_link_once_per_item")]
        indexes: ClassVar = [models.Index(fields=["checked_at"])]

    def __str__(self) -> str:
        return self.url


class ItemRead(models.Model):
    """How often an item was read in a week, without anything about who read it."""

    item = models.ForeignKey(ItemPage, models.CASCADE, related_name="reads")
    week = models.DateField(_("week of"))
    times = models.PositiveIntegerField(_("times read"), default=0)

    class Meta:
        verbose_name = _("times an item was read")
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "week"], name="knowledge_reads_once_a_week")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.week}: {self.times}"


def week_of(day: dt.date) -> dt.date:
    """Return the Monday of the week of this day."""
    return day - dt.timedelta(days=day.weekday())
