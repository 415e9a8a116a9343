"""What has to be done for a meeting, and what it costs."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.budget.models import BudgetLine

from .event import Event


class EventPlan(models.Model):
    """The money of one meeting, and why it was announced although few could help afterwards."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="plan")
    budget_line = models.ForeignKey(
        BudgetLine, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("budget line")
    )
    estimated = models.DecimalField(_("estimated cost"), max_digits=10, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField(_("what it cost"), max_digits=10, decimal_places=2, null=True, blank=True)
    reason = models.CharField(_("why it was announced all the same"), max_length=300, blank=True)
    summarised_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("plan of a meeting")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(estimated__isnull=True) | Q(estimated__gte=0)) & (Q(spent__isnull=True) | Q(spent__gte=0)),
                name="events_cost_not_negative",
            )
        ]

    def __str__(self) -> str:
        return f"plan {self.event_id}"


class ChecklistItem(models.Model):
    """One thing to do for a meeting: who, before which day."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="checklist")
    what = models.CharField(_("what"), max_length=200)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    due_on = models.DateField(_("before"))
    done_on = models.DateField(_("done on"), null=True, blank=True)

    class Meta:
        verbose_name = _("thing to do")
        verbose_name_plural = _("things to do")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "what"], name="events_listed_once"),
            models.CheckConstraint(condition=~Q(what=""), name="events_something_to_do"),
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.due_on})"
