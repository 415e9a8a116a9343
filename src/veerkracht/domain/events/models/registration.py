"""Signing up for a meeting: how it is done, how many seats there are, who has one and who waits."""

import datetime as dt
import secrets
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import Arrival, SeatEnd, SeatGroup, SeatState
from ..rules.seats import LIVE
from .event import Event

CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
CODE_LENGTH = 5


def new_code() -> str:
    """Return a short code for the list at the door; only within one meeting it is nobody else's."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


@keep_history
class SignUp(models.Model):
    """How people sign up for one meeting here; a meeting without this row is signed up for at its fan."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="sign_up")
    is_open = models.BooleanField(_("people can sign up here"), default=True)
    opens_at = models.DateTimeField(_("signing up starts"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("signing up ends"), null=True, blank=True, help_text=_("Empty: when the meeting starts.")
    )
    most_together = models.PositiveSmallIntegerField(_("people in one go"), default=6)
    questions = models.JSONField(_("own questions"), default=list, blank=True)
    overbooks = models.BooleanField(_("give more seats than there are, by who stayed away before"), default=False)
    invited = models.PositiveIntegerField(_("people invited"), null=True, blank=True)
    moved = models.PositiveIntegerField(default=0, help_text=_("How often day, time or place changed."))
    followed_up_at = models.DateTimeField(_("asked how it was"), null=True, blank=True)

    class Meta:
        verbose_name = _("signing up")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(most_together__range=(1, 20)), name="events_together_1_to_20"),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="events_sign_up_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"sign-up {self.event_id}"

    def takes_at(self, at: dt.datetime) -> bool:
        """Tell whether people can sign up at this moment."""
        end = self.closes_at or self.event.starts_at
        return self.is_open and (self.opens_at is None or self.opens_at <= at) and at < end


class Seating(models.Model):
    """The seats of one meeting for one group, counted: the one row that every change of seats goes through."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="seatings")
    group = models.CharField(_("for whom"), max_length=10, choices=SeatGroup, default=SeatGroup.EVERYBODY)
    capacity = models.PositiveIntegerField(_("seats"))
    extra = models.PositiveIntegerField(_("seats on top"), default=0, help_text=_("Because some people stay away."))
    most_waiting = models.PositiveIntegerField(_("places on the waiting list"), default=0)
    taken = models.PositiveIntegerField(_("taken"), default=0)
    waiting = models.PositiveIntegerField(_("waiting"), default=0)
    last_number = models.PositiveIntegerField(default=0, help_text=_("Who comes later has a higher number."))

    class Meta:
        verbose_name = _("seats")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "group"], name="events_one_seating_per_group"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity") + F("extra")), name="events_never_oversold"),
            models.CheckConstraint(condition=Q(waiting__lte=F("most_waiting")), name="events_waiting_list_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} {self.group}: {self.taken}/{self.capacity}"

    @property
    def free(self) -> int:
        """Return how many seats can be given now."""
        return max(0, self.capacity + self.extra - self.taken)

    @property
    def free_waiting(self) -> int:
        """Return how many places the waiting list still has."""
        return max(0, self.most_waiting - self.waiting)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Registrations of a programme."""

    def of(self, programme: Programme) -> "RegistrationQuerySet":
        """Return the registrations for meetings of this programme."""
        return self.filter(programme=programme)


class Registration(models.Model):
    """One sign-up: who filled it in, for which company, with how many colleagues (its seats)."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="registrations")
    event = models.ForeignKey(Event, models.PROTECT, related_name="registrations")
    seating = models.ForeignKey(Seating, models.PROTECT, related_name="registrations")
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="registrations")
    company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="registrations")
    company_name = models.CharField(_("company"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    wants_news = models.BooleanField(_("asked for news"), default=False)
    language = models.CharField(max_length=5, default="nl")
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    made_at = models.DateTimeField(_("signed up"))
    settled_at = models.DateTimeField(null=True, blank=True, help_text=_("Tied to a person and a company."))

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        indexes: ClassVar = [models.Index(fields=["event", "made_at"])]

    def __str__(self) -> str:
        return f"{self.name or self.email} @ {self.event_id}"


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats by where they stand."""

    def live(self) -> "SeatQuerySet":
        """Return those that were not cancelled."""
        return self.filter(state__in=LIVE)

    def in_line(self) -> "SeatQuerySet":
        """Return who waits, the first in line first."""
        return self.filter(state=SeatState.WAITING).order_by("number")

    def to_tell(self) -> "SeatQuerySet":
        """Return those of which somebody must still hear how it stands."""
        return self.filter(state__in=TOLD_BY_MAIL).exclude(told=F("state"))


TOLD_BY_MAIL = (SeatState.REGISTERED, SeatState.WAITING, SeatState.OFFERED, SeatState.CANCELLED)


class Seat(models.Model):
    """One person at one meeting: on the list, in the room, or staying away. A walk-in has no registration."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="seats")
    registration = models.ForeignKey(Registration, models.CASCADE, null=True, blank=True, related_name="seats")
    seating = models.ForeignKey(Seating, models.PROTECT, null=True, blank=True, related_name="seats")
    number = models.PositiveIntegerField(null=True, help_text=_("The order of coming in within its seating."))
    name = models.CharField(_("name"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="seats")
    company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="seats")
    company_name = models.CharField(_("company"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=SeatState)
    has_place = models.BooleanField(default=False, help_text=_("Counts among the taken seats."))
    ended = models.CharField(_("why it ended"), max_length=10, choices=SeatEnd, blank=True)
    changed_at = models.DateTimeField(_("since"))
    offer_until = models.DateTimeField(_("offered until"), null=True, blank=True)
    came_at = models.DateTimeField(_("came at"), null=True, blank=True)
    came_how = models.CharField(_("how we know"), max_length=6, choices=Arrival, blank=True)
    came_from = models.CharField(max_length=10, choices=SeatState, blank=True, help_text=_("The state before."))
    code = models.CharField(_("code at the door"), max_length=8, default=new_code)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    told = models.CharField(max_length=10, blank=True, help_text=_("The state of the last mail."))
    told_moved = models.PositiveIntegerField(default=0, help_text=_("Which move of the meeting was told."))
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        indexes: ClassVar = [
            models.Index(fields=["seating", "number"], condition=Q(state="waiting"), name="events_seat_in_line"),
            models.Index(fields=["offer_until"], condition=Q(state="offered"), name="events_seat_offered"),
            models.Index(
                fields=["registration"],
                condition=Q(state__in=["registered", "waiting", "offered", "cancelled"]) & ~Q(told=F("state")),
                name="events_seat_to_tell",
            ),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=~Q(email="") & ~Q(state="cancelled"),
                name="events_same_person_one_seat",
            ),
            models.UniqueConstraint(fields=["event", "code"], name="events_one_code_per_seat"),
            models.UniqueConstraint(fields=["seating", "number"], name="events_one_number_per_seat"),
            models.CheckConstraint(
                condition=Q(state__in=["came", "no_show"])
                | Q(state__in=["registered", "offered"], has_place=True)
                | Q(state__in=["waiting", "cancelled"], has_place=False),
                name="events_place_follows_state",
            ),
            models.CheckConstraint(
                condition=Q(has_place=False) | Q(seating__isnull=False), name="events_place_is_in_a_seating"
            ),
            models.CheckConstraint(
                condition=~Q(state="waiting") | Q(seating__isnull=False, number__isnull=False),
                name="events_who_waits_has_a_number",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offer_until__isnull=False), name="events_offer_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(state="came") | Q(came_at__isnull=False), name="events_who_came_has_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name or self.email or self.code} {self.state}"
