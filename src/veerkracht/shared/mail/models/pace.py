"""When and how often people are mailed, and addresses that take no mail."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from ..choices import BlockReason
from ..rules import Pace
from .mail import Mail


class MailPace(models.Model):
    """The quiet hours of a programme, and how many mails a week one person gets at most."""

    programme_id = models.BigIntegerField(unique=True)
    quiet_from = models.TimeField(_("quiet from"), default=dt.time(20))
    quiet_until = models.TimeField(_("quiet until"), default=dt.time(7, 30))
    quiet_on_sunday = models.BooleanField(_("quiet on Sunday"), default=True)
    weekly_most = models.PositiveSmallIntegerField(
        _("most mails a week for one person"), default=3, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )

    class Meta:
        verbose_name = _("pace of mail")
        verbose_name_plural = _("paces of mail")
        constraints: ClassVar = [models.CheckConstraint(condition=Q(weekly_most__gt=0), name="mail_some_a_week")]

    def __str__(self) -> str:
        return f"{self.quiet_from:%H:%M}-{self.quiet_until:%H:%M}"

    @property
    def rule(self) -> Pace:
        """Return it as the rule knows it."""
        return Pace(self.quiet_from, self.quiet_until, self.quiet_on_sunday, self.weekly_most)


class BlockedAddressQuerySet(models.QuerySet["BlockedAddress"]):
    """Blocked addresses."""

    def standing(self) -> "BlockedAddressQuerySet":
        """Return those that hold now."""
        return self.filter(lifted_at__isnull=True)

    def of(self, programme_id: int | None, address: str) -> "BlockedAddressQuerySet":
        """Return those of one address in a programme."""
        return self.filter(programme_id=programme_id, address__iexact=address)


class BlockedAddress(models.Model):
    """An address that gets no mail: it came back, the reader complained, or the team noted it. The team can lift it."""

    programme_id = models.BigIntegerField(db_index=True)
    address = models.EmailField(_("address"))
    reason = models.CharField(_("why"), max_length=12, choices=BlockReason)
    detail = models.CharField(_("what was said"), max_length=300, blank=True)
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, blank=True, related_name="+")
    blocked_at = models.DateTimeField(_("since"))
    blocked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    lift_reason = models.CharField(_("why it was lifted"), max_length=300, blank=True)

    objects = BlockedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("blocked address")
        verbose_name_plural = _("blocked addresses")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "programme_id",
                Lower("address"),
                condition=Q(lifted_at__isnull=True),
                name="mail_one_block_per_address",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True) | ~Q(lift_reason=""), name="mail_lifting_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.address
