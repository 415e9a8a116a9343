"""Meetings."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import EventKind


class EventQuerySet(models.QuerySet["Event"]):
    """Events of a programme, with what lists need."""

    def of(self, programme: Programme) -> "EventQuerySet":
        """Return the events of this programme with their occasion and fan."""
        return self.filter(programme=programme).select_related("occasion", "fan", "municipality", "sign_up")

    def public(self) -> "EventQuerySet":
        """Return the events that the site shows."""
        return self.filter(is_public=True)


@keep_history
class Event(models.Model):
    """A dated meeting at a fan, with one or more pioniers; title and start stand on its occasion."""

    occasion = models.OneToOneField(Occasion, models.PROTECT, primary_key=True, related_name="event")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="events")
    fan = models.ForeignKey(Fan, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("fan"))
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind, default=EventKind.TALK)
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=120)
    venue = models.CharField(_("place"), max_length=200, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    address = models.CharField(_("street, number and postcode"), max_length=200, blank=True)
    accessibility = models.CharField(_("how accessible the place is"), max_length=300, blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    theme = models.CharField(_("theme"), max_length=100, blank=True)
    summary = models.TextField(_("what it is about"), blank=True)
    headcount = models.PositiveIntegerField(_("people in the room"), null=True, blank=True)
    is_public = models.BooleanField(_("on the site"), default=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes: ClassVar = [models.Index(fields=["programme", "fan"])]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(minutes__gt=0), name="events_some_minutes")]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Return the title of the occasion."""
        return self.occasion.title

    @property
    def starts_at(self) -> dt.datetime:
        """Return the start of the occasion."""
        return self.occasion.starts_at

    @property
    def ends_at(self) -> dt.datetime:
        """Return the end."""
        return self.starts_at + dt.timedelta(minutes=self.minutes)

    @property
    def speakers(self) -> str:
        """Return the names of the pioniers who speak; lists fetch them beforehand."""
        return ", ".join(str(engagement.pionier) for engagement in self.occasion.engagements.all())
