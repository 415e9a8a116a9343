"""A stage for which a pionier is sought, whom we asked, and the thanks afterwards."""

import datetime as dt
import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history
from veerkracht.shared.mail.models import Mail

from ..choices import InvitationState, RequestState
from .event import Event

CLOSED = ("agreed", "withdrawn")


def new_token() -> str:
    """Return an unguessable code for a link in a mail (128 bits)."""
    return secrets.token_urlsafe(16)


class StageRequestQuerySet(models.QuerySet["StageRequest"]):
    """Requests of a programme."""

    def of(self, programme: Programme) -> "StageRequestQuerySet":
        """Return the requests of this programme with what lists need."""
        return self.filter(programme=programme).select_related("stage__fan", "municipality")

    def unplanned(self) -> "StageRequestQuerySet":
        """Return the requests for which nobody said yes yet."""
        return self.exclude(state__in=CLOSED)


@keep_history
class StageRequest(models.Model):
    """That we seek a pionier for a stage of a fan: two dates, the form, the place, and who will be there."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="stage_requests")
    stage = models.ForeignKey(Stage, models.CASCADE, related_name="requests", verbose_name=_("stage"))
    kind = models.CharField(_("form"), max_length=10, choices=EngagementKind, default=EngagementKind.TALK)
    theme = models.CharField(_("theme"), max_length=100, blank=True)
    first_at = models.DateTimeField(_("first date"))
    second_at = models.DateTimeField(_("second date"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=120)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    venue = models.CharField(_("place"), max_length=200, blank=True)
    guests = models.PositiveIntegerField(_("expected guests"), null=True, blank=True)
    audience = models.CharField(_("who will be there"), max_length=200, blank=True)
    briefing = models.TextField(_("briefing"), max_length=3000, blank=True)
    materials_url = models.URLField(_("materials"), max_length=500, blank=True)
    goes_on = models.BooleanField(_("ask the next one by itself after a no or silence"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=RequestState, default=RequestState.OPEN)
    event = models.OneToOneField(
        Event, models.SET_NULL, null=True, blank=True, related_name="stage_request", verbose_name=_("became")
    )
    created_at = models.DateTimeField(_("made"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    objects = StageRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("stage request")
        verbose_name_plural = _("stage requests")
        indexes: ClassVar = [models.Index(fields=["programme", "state", "first_at"])]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["stage"], condition=~Q(state__in=CLOSED), name="events_one_open_request_per_stage"
            ),
            models.CheckConstraint(
                condition=Q(second_at__isnull=True) | ~Q(second_at=F("first_at")), name="events_two_different_dates"
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="events_request_some_minutes"),
        ]

    def __str__(self) -> str:
        return str(self.stage.title)

    @property
    def options(self) -> list[dt.datetime]:
        """Return the dates from which to choose."""
        return [each for each in (self.first_at, self.second_at) if each is not None]

    @property
    def version(self) -> str:
        """Return a mark of what was asked: an answer to other dates or another place is no answer."""
        return "/".join([*(f"{each:%y%m%d%H%M}" for each in self.options), str(self.minutes), self.venue[:40]])


@keep_history
class StageInvitation(models.Model):
    """That one pionier was asked for a stage, and the answer; the token in the mail is the whole sign-in."""

    request = models.ForeignKey(StageRequest, models.CASCADE, related_name="invitations")
    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="stage_invitations")
    grounds = models.JSONField(default=list, help_text=_("Why this pionier was proposed, as codes."))
    state = models.CharField(_("answer"), max_length=10, choices=InvitationState, default=InvitationState.ASKED)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(_("answer until"))
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    chosen_at = models.DateTimeField(_("chosen date"), null=True, blank=True)
    remark = models.CharField(_("remark"), max_length=500, blank=True)
    briefed_at = models.DateTimeField(_("briefed"), null=True, blank=True)

    class Meta:
        verbose_name = _("stage invitation")
        verbose_name_plural = _("stage invitations")
        indexes: ClassVar = [
            models.Index(fields=["expires_at"], condition=Q(state="asked"), name="events_invitations_waiting")
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "pionier"], name="events_pionier_asked_once_per_request"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(state="asked"), name="events_one_waiting_invitation"
            ),
            models.UniqueConstraint(fields=["request"], condition=Q(state="yes"), name="events_one_yes_per_request"),
            models.CheckConstraint(
                condition=~Q(state__in=["yes", "other"]) | Q(chosen_at__isnull=False), name="events_yes_names_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.pionier_id} {self.state}"


class Thanks(models.Model):
    """That a pionier is to be thanked for an occasion, by which day (PIO-5), and whether it was done."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    occasion = models.ForeignKey(Occasion, models.CASCADE, related_name="thanks")
    pionier = models.ForeignKey(Pionier, models.CASCADE, related_name="thanks")
    due_on = models.DateField(_("thank by"))
    mail = models.OneToOneField(Mail, models.SET_NULL, null=True, blank=True, related_name="thanks")
    thanked_on = models.DateField(_("thanked"), null=True, blank=True)
    thanked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("thanks")
        verbose_name_plural = _("thanks")
        indexes: ClassVar = [
            models.Index(
                fields=["programme", "due_on"], condition=Q(thanked_on__isnull=True), name="events_thanks_to_give"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["occasion", "pionier"], name="events_thanked_once_per_occasion")
        ]

    def __str__(self) -> str:
        return f"{self.occasion_id} {self.pionier_id}"
