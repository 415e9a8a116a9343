"""Who can help entrepreneurs: what they offer, for whom, and how much they can take on."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import ProviderKind


class ProviderQuerySet(models.QuerySet["Provider"]):
    """Providers of a programme."""

    def of(self, programme: Programme) -> "ProviderQuerySet":
        """Return the providers of this programme."""
        return self.filter(programme=programme)

    def approved(self, on: dt.date) -> "ProviderQuerySet":
        """Return those to whom we may refer on this day: approved, not expired, not stopped."""
        return self.filter(approved_on__lte=on, approved_until__gt=on).exclude(ended_on__lte=on)

    def present(self, on: dt.date) -> "ProviderQuerySet":
        """Return those who are not away on this day."""
        away = ProviderAbsence.objects.filter(provider=models.OuterRef("pk"), starts_on__lte=on, ends_on__gt=on)
        return self.exclude(models.Exists(away))


@keep_history
class Provider(models.Model):
    """Somebody to whom we may refer; only after an approval with evidence, which ends."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="providers")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=ProviderKind)
    person = models.ForeignKey(Person, models.PROTECT, related_name="provides", verbose_name=_("contact"))
    company = models.ForeignKey(
        Company, models.SET_NULL, null=True, blank=True, related_name="provides", verbose_name=_("own company")
    )
    offer = models.TextField(_("what they offer"), max_length=1000, blank=True)
    themes = models.ManyToManyField(Theme, related_name="providers", verbose_name=_("themes"))
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="+", verbose_name=_("works in"), help_text=_("None: the whole region.")
    )
    sections = ArrayField(models.CharField(max_length=1), default=list, blank=True, verbose_name=_("sectors"))
    sizes = ArrayField(models.CharField(max_length=10), default=list, blank=True, verbose_name=_("sizes"))
    languages = ArrayField(models.CharField(max_length=2), default=list, verbose_name=_("languages"))
    price = models.CharField(_("price"), max_length=120, blank=True, help_text=_("Such as: first talk free."))
    capacity = models.PositiveSmallIntegerField(_("new questions a month"), validators=[MaxValueValidator(500)])
    answer_days = models.PositiveSmallIntegerField(
        _("working days to say yes or no"), default=3, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_until = models.DateField(_("approved until"), null=True, blank=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    evidence = models.TextField(_("what the approval rests on"), max_length=1000, blank=True)
    ended_on = models.DateField(_("stopped on"), null=True, blank=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "name"], name="referrals_one_provider_per_name"),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_until__isnull=True)
                | (Q(approved_until__gt=F("approved_on")) & ~Q(evidence="")),
                name="referrals_approval_has_evidence_and_end",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_approved(self, on: dt.date) -> bool:
        """Tell whether we may refer to this provider on this day; as `ProviderQuerySet.approved`."""
        starts, ends = self.approved_on, self.approved_until
        has_ended = self.ended_on is not None and self.ended_on <= on
        return starts is not None and ends is not None and starts <= on < ends and not has_ended


class ProviderAbsence(models.Model):
    """Days on which a provider takes nothing on; half-open."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="absences")
    starts_on = models.DateField(_("away from"))
    ends_on = models.DateField(_("back on"))

    class Meta:
        verbose_name = _("absence of a provider")
        verbose_name_plural = _("absences of providers")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="referrals_absence_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.starts_on}"


class ProviderMonth(models.Model):
    """How many questions a provider can take on in a month, and how many it did: never more (a constraint)."""

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="months")
    month = models.DateField(_("month"))
    room = models.PositiveSmallIntegerField(_("room"))
    taken = models.PositiveSmallIntegerField(_("taken"), default=0)

    class Meta:
        verbose_name = _("month of a provider")
        verbose_name_plural = _("months of providers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["provider", "month"], name="referrals_one_row_a_month"),
            models.CheckConstraint(condition=Q(taken__lte=F("room")), name="referrals_never_more_than_room"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_id} {self.month}: {self.taken}/{self.room}"
