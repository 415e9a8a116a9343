"""How a pionier likes to work: on which days, where, in which form, how often, and when not."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models.step import evidence_storage

from ..choices import EngagementKind
from ..rules.working import WEEK
from .pionier import Engagement, Pionier


def picture_path(picture: "EngagementPicture", filename: str) -> str:
    """Return a place that says nothing of who or where."""
    return f"acts/{picture.engagement_id}.jpg"


class WorkingAgreement(models.Model):
    """What a pionier and the team agreed about being asked. Without one, everything may be asked."""

    pionier = models.OneToOneField(Pionier, models.CASCADE, related_name="agreement")
    weekdays = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("days of the week"), default=list, help_text="0 is Monday."
    )
    subregions = ArrayField(
        models.CharField(max_length=60), verbose_name=_("parts of the region"), default=list, blank=True
    )
    formats = ArrayField(
        models.CharField(max_length=10, choices=EngagementKind), verbose_name=_("forms"), default=list, blank=True
    )
    per_month = models.PositiveSmallIntegerField(_("at most a month"), default=2)

    class Meta:
        verbose_name = _("working agreement")
        verbose_name_plural = _("working agreements")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(per_month__gte=1), name="pioniers_asked_at_least_monthly"),
            models.CheckConstraint(condition=Q(weekdays__contained_by=list(WEEK)), name="pioniers_days_of_a_week"),
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id}: {self.per_month}"


class TimeOff(models.Model):
    """A period [from, until) in which a pionier is not asked, such as a holiday or a busy season."""

    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="time_off")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    class Meta:
        verbose_name = _("time off")
        verbose_name_plural = _("times off")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="pioniers_time_off_dates"),
            models.UniqueConstraint(fields=["pionier", "starts_on", "ends_on"], name="pioniers_one_time_off"),
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id} {self.starts_on}"


class EngagementPicture(models.Model):
    """A photo of an act, drawn anew by us: no place, no camera, no more pixels than a page shows."""

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="picture")
    image = models.FileField(_("picture"), storage=evidence_storage, upload_to=picture_path)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("picture of an act")
        verbose_name_plural = _("pictures of acts")

    def __str__(self) -> str:
        return f"{self.engagement_id}: {self.width} x {self.height}"
