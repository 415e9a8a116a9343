"""What fans offer, what was agreed, and when we spoke."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Occasion

from ..choices import StageFormat, StageState, Way
from .fan import Fan


class Stage(models.Model):
    """A slot at which a pionier can speak."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="stages")
    title = models.CharField(_("what"), max_length=200)
    on = models.DateField(_("when"))
    format = models.CharField(_("form"), max_length=10, choices=StageFormat, default=StageFormat.TALK)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
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


class FanAgreement(models.Model):
    """What a fan and the programme agreed, until it ends."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="agreements")
    text = models.CharField(_("what was agreed"), max_length=500)
    agreed_on = models.DateField(_("agreed on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta:
        verbose_name = _("agreement with a fan")
        verbose_name_plural = _("agreements with fans")

    def __str__(self) -> str:
        return self.text


class FanTalk(models.Model):
    """That the team spoke with a fan: by telephone, on a visit, by mail."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="talks")
    on = models.DateField(_("when"))
    way = models.CharField(_("how"), max_length=10, choices=Way, default=Way.CALL)
    note = models.TextField(_("what it was about"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("talk with a fan")
        verbose_name_plural = _("talks with fans")
        indexes: ClassVar = [
            models.Index(fields=["fan", "-on"], condition=Q(removed_at__isnull=True), name="fans_talks")
        ]

    def __str__(self) -> str:
        return f"{self.fan} {self.on}"


class Invitation(models.Model):
    """The link with which a fan invites its own members to a meeting: counts visits and questions, and nobody."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="invitations")
    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=12, unique=True)
    visits = models.PositiveIntegerField(_("visits"), default=0)
    questions = models.PositiveIntegerField(_("questions"), default=0)

    class Meta:
        verbose_name = _("invitation of a fan")
        verbose_name_plural = _("invitations of fans")
        constraints: ClassVar = [models.UniqueConstraint(fields=["fan", "occasion"], name="fans_one_invitation")]

    def __str__(self) -> str:
        return self.code
