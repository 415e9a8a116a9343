"""Requests about own data, and how long data stay."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from ..choices import RetentionState, RightsKind, RightsState
from .person import Person


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    """Requests of a programme."""

    def of(self, programme: Programme) -> "RightsRequestQuerySet":
        """Return the requests of this programme."""
        return self.filter(programme=programme)

    def overdue(self, today: dt.date) -> "RightsRequestQuerySet":
        """Return open requests whose last day has passed."""
        return self.filter(state=RightsState.OPEN, due_on__lt=today)


class RightsRequest(models.Model):
    """What somebody asked about their own data, by when it must be answered, and how it ended."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="rights_requests")
    kind = models.CharField(_("what is asked"), max_length=12, choices=RightsKind)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="rights_requests", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.TextField(_("what they wrote"), max_length=2000, blank=True)
    identity = models.CharField(_("how we know that it is them"), max_length=200, blank=True)
    received_on = models.DateField(_("received"))
    due_on = models.DateField(_("answer by"))
    extended_on = models.DateField(_("extension told on"), null=True, blank=True)
    extension_reason = models.CharField(_("why it takes longer"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=RightsState, default=RightsState.OPEN)
    outcome = models.TextField(_("what was done"), max_length=2000, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("handled by")
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about own data")
        verbose_name_plural = _("requests about own data")
        indexes: ClassVar = [
            models.Index(fields=["programme", "due_on", "id"], condition=Q(state="open"), name="companies_rights_open")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(due_on__gt=F("received_on")), name="companies_rights_due_after"),
            models.CheckConstraint(
                condition=Q(state="open") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="companies_rights_closed_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.received_on})"


class PrivacySettings(models.Model):
    """What a programme chose about privacy; a programme without a row has the defaults."""

    programme = models.OneToOneField(Programme, models.CASCADE, primary_key=True, related_name="privacy_settings")
    is_register_public = models.BooleanField(_("everybody may read the processing register"), default=True)
    shown_days = models.PositiveSmallIntegerField(_("days that a clean-up is shown before it runs"), default=14)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(shown_days__gte=1), name="companies_cleanup_is_shown_first")
        ]

    def __str__(self) -> str:
        return f"{self.programme_id}"


class RetentionPeriod(models.Model):
    """How many months a programme keeps one class of data, where it departs from the advised period."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="retention_periods")
    code = models.SlugField(_("class"), max_length=40)
    months = models.PositiveSmallIntegerField(_("months"))

    class Meta:
        verbose_name = _("retention period")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code"], name="companies_one_period_per_class"),
            models.CheckConstraint(condition=Q(months__gte=1), name="companies_kept_a_month_at_least"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.months}"


class RetentionRun(models.Model):
    """One clean-up of one class: shown first, done on its day or when approved; then it says how many rows it took."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="retention_runs")
    code = models.SlugField(_("class"), max_length=40)
    before = models.DateField(_("what is older than"))
    found = models.PositiveIntegerField(_("rows found"))
    state = models.CharField(_("state"), max_length=8, choices=RetentionState, default=RetentionState.PLANNED)
    planned_on = models.DateField(_("shown since"))
    runs_on = models.DateField(_("runs on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    cleaned = models.PositiveIntegerField(_("rows cleaned"), default=0)

    class Meta:
        verbose_name = _("clean-up")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                condition=Q(state__in=["planned", "approved"]),
                name="companies_one_open_cleanup",
            ),
            models.CheckConstraint(condition=Q(runs_on__gt=F("planned_on")), name="companies_cleanup_after_showing"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.before}"
