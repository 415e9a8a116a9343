"""Fans and the stages they offer."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Occasion, Person
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import FanKind, StageState


class FanQuerySet(models.QuerySet["Fan"]):
    """Fans of a programme."""

    def of(self, programme: Programme) -> "FanQuerySet":
        """Return the fans of this programme."""
        return self.filter(programme=programme)


@keep_history
class Fan(models.Model):
    """A network whose members are entrepreneurs; one contact (FAN-1); only the fan mails its own members."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="fans")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=FanKind, default=FanKind.NETWORK)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    website = models.URLField(_("website"), blank=True)
    contact = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="fans", verbose_name=_("contact")
    )
    about = models.TextField(_("about"), blank=True)

    objects = FanQuerySet.as_manager()

    class Meta:
        verbose_name = _("fan")
        verbose_name_plural = _("fans")
        constraints: ClassVar = [models.UniqueConstraint(fields=["programme", "name"], name="fans_one_per_name")]

    def __str__(self) -> str:
        return self.name


class Stage(models.Model):
    """A slot at which a pionier can speak."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="stages")
    title = models.CharField(_("what"), max_length=200)
    on = models.DateField(_("when"))
    expected_guests = models.PositiveIntegerField(_("expected guests"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=StageState, default=StageState.OFFERED)
    occasion = models.OneToOneField(
        Occasion, models.SET_NULL, null=True, blank=True, related_name="stage", verbose_name=_("became")
    )

    class Meta:
        verbose_name = _("stage")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="planned") | Q(occasion__isnull=False), name="fans_planned_stage_has_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.on})"
