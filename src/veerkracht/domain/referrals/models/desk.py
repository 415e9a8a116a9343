"""How the team works on questions together: its settings, who covers whom, and what can be undone."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from ..choices import DeskMove


class DeskSettings(models.Model):
    """The days and the people of the desk of one programme (REF-A)."""

    programme = models.OneToOneField(Programme, models.CASCADE, related_name="desk")
    handover_days = models.PositiveSmallIntegerField(
        _("working days to hand over"), default=10, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    ask_after_days = models.PositiveSmallIntegerField(
        _("days until we ask whether it helped"), default=14, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    escalate_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who hears of late questions"),
    )
    reply_address = models.EmailField(
        _("address of the mailbox"),
        blank=True,
        help_text=_("Replies come to this address with a code behind a plus sign; empty while there is no mailbox."),
    )

    class Meta:
        verbose_name = _("settings of the desk")
        verbose_name_plural = _("settings of the desk")

    def __str__(self) -> str:
        return f"{self.programme_id}"


class DeskAbsence(models.Model):
    """Days on which somebody of the team is away, and who deals with their questions; half-open."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="desk_absences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("who"))
    cover = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("covered by"))
    starts_on = models.DateField(_("away from"))
    ends_on = models.DateField(_("back on"))

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="referrals_away_in_order"),
            models.CheckConstraint(condition=~Q(user=F("cover")), name="referrals_covered_by_another"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.starts_on}"


class DeskChange(models.Model):
    """What was done to one or more questions at once, with what undo needs."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="desk_changes")
    move = models.CharField(_("what"), max_length=10, choices=DeskMove)
    before = models.JSONField(default=dict, help_text=_("Per question the values that it had; codes and keys only."))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("moment"))
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of questions")
        verbose_name_plural = _("changes of questions")

    def __str__(self) -> str:
        return f"{self.move} {self.made_at}"
