"""Pioniers, their appointments and what they did."""

import datetime as dt
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Occasion, Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import EngagementKind, Gender


class PionierQuerySet(models.QuerySet["Pionier"]):
    """Pioniers of a programme."""

    def of(self, programme: Programme) -> "PionierQuerySet":
        """Return the pioniers of this programme."""
        return self.filter(programme=programme)

    def public(self, on: dt.date) -> "PionierQuerySet":
        """Return those who said yes to a public profile and are appointed on this day."""
        appointed = Q(appointments__starts_on__lte=on, appointments__ends_on__gt=on)
        return self.filter(appointed, profile_approved_on__lte=on).distinct()


@keep_history
class Pionier(models.Model):
    """An entrepreneur who tells others how the firm renewed itself. Public only after an own yes."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="pioniers")
    person = models.OneToOneField(Person, models.PROTECT, related_name="pionier", verbose_name=_("person"))
    company = models.ForeignKey(Company, models.PROTECT, related_name="pioniers", verbose_name=_("company"))
    slug = models.SlugField(_("address on the site"))
    headline = models.CharField(_("headline"), max_length=160, blank=True)
    story = models.TextField(_("story"), blank=True)
    themes = models.CharField(_("themes"), max_length=200, blank=True)
    gender = models.CharField(
        _("gender"),
        max_length=5,
        choices=Gender,
        blank=True,
        help_text=_("Only what the pionier told; may stay empty."),
    )
    profile_approved_on = models.DateField(_("own yes to the profile"), null=True, blank=True)

    objects = PionierQuerySet.as_manager()

    class Meta:
        verbose_name = _("pionier")
        verbose_name_plural = _("pioniers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "slug"], name="pioniers_one_per_slug"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class _DateRange(Func):
    """PostgreSQL's daterange of two columns."""

    function = "DATERANGE"
    output_field = DateRangeField()


class Appointment(models.Model):
    """The dated act by which a deputy appoints a pionier (PIO-2)."""

    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="appointments")
    deputy_name = models.CharField(_("deputy"), max_length=200)
    starts_on = models.DateField(_("appointed on"))
    ends_on = models.DateField(_("until"))
    candidacy = models.ForeignKey(
        "pioniers.Candidacy", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decision")
    )
    decision_note = models.CharField(
        _("where the decision stands"), max_length=200, blank=True, help_text=_("For a decision on paper.")
    )
    ceremony = models.ForeignKey(
        Occasion, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ceremony")
    )
    plaque_text = models.CharField(_("text of certificate and plaque"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("appointment")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="pioniers_appointment_dates"),
            ExclusionConstraint(
                name="pioniers_appointments_do_not_overlap",
                expressions=[
                    ("pionier", RangeOperators.EQUAL),
                    (_DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id} {self.starts_on}"


class Engagement(models.Model):
    """One counted act of a pionier: at an occasion, or in the media."""

    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="engagements")
    occasion = models.ForeignKey(Occasion, models.CASCADE, null=True, blank=True, related_name="engagements")
    kind = models.CharField(_("kind"), max_length=10, choices=EngagementKind, default=EngagementKind.TALK)
    on = models.DateField(_("when"))
    title = models.CharField(_("title"), max_length=200, blank=True)
    url = models.URLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("engagement")
        indexes: ClassVar = [models.Index(fields=["occasion"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pionier", "occasion"], condition=Q(occasion__isnull=False), name="pioniers_once_per_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id} {self.kind} {self.on}"
