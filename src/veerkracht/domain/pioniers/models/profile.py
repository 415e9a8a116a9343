"""The question to a pionier whether the own text may be public."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models.step import new_token

from .pionier import Pionier

OPEN_FOR = dt.timedelta(days=60)


class ProfileRequest(models.Model):
    """One mail with one link by which a pionier reads the own text and says what may be shown."""

    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="profile_requests")
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    is_approved = models.BooleanField(_("approved"), default=False)
    remark = models.TextField(_("what should change"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("question about a profile")
        verbose_name_plural = _("questions about profiles")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pionier"], condition=Q(answered_at__isnull=True), name="pioniers_one_open_profile_request"
            ),
            models.CheckConstraint(
                condition=Q(is_approved=False) | Q(answered_at__isnull=False),
                name="pioniers_profile_approval_is_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pionier_id} {self.asked_at:%Y-%m-%d}"

    def is_too_old(self, now: dt.datetime) -> bool:
        """Tell whether the link works no longer."""
        return now >= self.asked_at + OPEN_FOR
