"""A meeting of the fan's own that it wants in the shared calendar."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Occasion, Person
from veerkracht.domain.programme.models import Municipality
from veerkracht.shared.audit.history import keep_history

from ..choices import OwnEventState
from .fan import Fan


class OwnEventQuerySet(models.QuerySet["OwnEvent"]):
    """Own events."""

    def waiting(self) -> "OwnEventQuerySet":
        """Return those at which the team must still look, the first one first."""
        return self.filter(state=OwnEventState.WAITING).order_by("starts_at", "pk")


@keep_history
class OwnEvent(models.Model):
    """What a fan sent for the calendar: it is public only after somebody of the team looked at it."""

    fan = models.ForeignKey(Fan, models.CASCADE, related_name="own_events")
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("starts"))
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=120)
    venue = models.CharField(_("place"), max_length=200)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    summary = models.TextField(_("what it is about"), max_length=2000)
    state = models.CharField(_("state"), max_length=10, choices=OwnEventState, default=OwnEventState.WAITING)
    remark = models.TextField(_("what should change"), max_length=1000, blank=True)
    sent_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(_("sent"))
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    occasion = models.OneToOneField(
        Occasion, models.SET_NULL, null=True, blank=True, related_name="own_event", verbose_name=_("became")
    )

    objects = OwnEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("own event of a fan")
        verbose_name_plural = _("own events of fans")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(occasion__isnull=False), name="fans_published_has_occasion"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(remark=""), name="fans_returned_says_why"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="fans_own_event_some_minutes"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ends_at(self) -> dt.datetime:
        """Return the end."""
        return self.starts_at + dt.timedelta(minutes=self.minutes)
