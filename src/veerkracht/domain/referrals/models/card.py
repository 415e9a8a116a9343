"""Cards that pioniers hand out."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

from ..rules.cards import ATTRIBUTION_STAYS


class ReferralCardQuerySet(models.QuerySet["ReferralCard"]):
    """Cards of a programme."""

    def of(self, programme: Programme) -> "ReferralCardQuerySet":
        """Return the cards of this programme."""
        return self.filter(programme=programme)

    def live(self) -> "ReferralCardQuerySet":
        """Return the cards that still work."""
        return self.filter(withdrawn_at__isnull=True)

    def attributing(self, now: dt.datetime) -> "ReferralCardQuerySet":
        """Return the cards to which a question still points: the live ones, and those that went within a day."""
        return self.filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=now - ATTRIBUTION_STAYS))


class ReferralCard(models.Model):
    """A card that a pionier hands out at an occasion; the short code greets with the pionier's name."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="cards")
    pionier = models.ForeignKey(Pionier, models.PROTECT, related_name="cards", verbose_name=_("pionier"))
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, blank=True, related_name="cards")
    code = models.CharField(_("code"), max_length=8, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral card")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["pionier", "occasion"],
                condition=Q(withdrawn_at__isnull=True),
                nulls_distinct=False,
                name="referrals_one_live_card",
            )
        ]

    def __str__(self) -> str:
        return self.code
