"""At the door: who may note who comes, and every note that was made there."""

import datetime as dt
import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.programme.models import Programme

from ..choices import DoorNoteKind, DoorProblem
from ..rules.door import door_ends
from .event import Event
from .registration import Seat


class DoorLinkQuerySet(models.QuerySet["DoorLink"]):
    """Links of a programme."""

    def of(self, programme: Programme) -> "DoorLinkQuerySet":
        """Return the links to doors of this programme's meetings, with what their pages need."""
        return self.filter(event__programme=programme).select_related("event__occasion", "event__programme")


class DoorLink(models.Model):
    """One door of one meeting: whoever has its link notes there who comes, without an account, until it ends."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="doors")
    name = models.CharField(_("name of the door"), max_length=60)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = DoorLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("door")
        verbose_name_plural = _("doors")

    def __str__(self) -> str:
        return self.name

    @property
    def ends_at(self) -> dt.datetime:
        """Return until when the link works; it moves along with the meeting."""
        return door_ends(self.event.ends_at)

    def works_at(self, at: dt.datetime) -> bool:
        """Tell whether somebody may use the link at this moment."""
        return self.withdrawn_at is None and at < self.ends_at


class DoorNote(models.Model):
    """One thing that somebody noted at a door, once, under a number that the phone made; never changed.

    Who came follows from all notes of the meeting together, in whatever order they arrive (`rules.door`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="door_notes")
    link = models.ForeignKey(DoorLink, models.SET_NULL, null=True, blank=True, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    device = models.UUIDField(help_text=_("Made by the phone; says nothing about whose it is."))
    sequence = models.PositiveIntegerField(help_text=_("The order on that phone."))
    kind = models.CharField(max_length=10, choices=DoorNoteKind)
    seat = models.ForeignKey(Seat, models.CASCADE, null=True, blank=True, related_name="door_notes")
    undoes = ArrayField(models.UUIDField(), default=list, blank=True)
    value = models.PositiveIntegerField(null=True, blank=True, help_text=_("How many people were in the room."))
    problem = models.CharField(max_length=12, choices=DoorProblem, blank=True)
    noted_at = models.DateTimeField(_("noted"), help_text=_("By the clock of the phone, set right by ours."))
    received_at = models.DateTimeField(_("arrived"))

    class Meta:
        verbose_name = _("note at the door")
        verbose_name_plural = _("notes at the door")
        indexes: ClassVar = [models.Index(fields=["event", "noted_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="headcount", value__isnull=False, seat__isnull=True)
                | Q(kind="undo", value__isnull=True)
                | Q(kind__in=["came", "walk_in"], value__isnull=True, seat__isnull=False, problem="")
                | Q(kind="came", value__isnull=True, seat__isnull=True) & ~Q(problem=""),
                name="events_note_says_what_it_is_about",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__lte=100_000), name="events_room_has_walls"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.noted_at:%H:%M:%S}"
