"""Mails."""

import datetime as dt
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..choices import Delivery, MailState, Stream, Wait


class MailQuerySet(models.QuerySet["Mail"]):
    """Selections the sender and the outbox need."""

    def due(self, now: dt.datetime) -> "MailQuerySet":
        """Return what may be sent now, oldest first."""
        return self.filter(state=MailState.QUEUED, send_after__lte=now).order_by("send_after", "pk")


class Mail(models.Model):
    """One message to one person."""

    programme_id = models.BigIntegerField(null=True, db_index=True)
    kind = models.CharField(_("kind"), max_length=60, help_text=_("Which notification this is."))
    stream = models.CharField(_("stream"), max_length=8, choices=Stream, default=Stream.SERVICE)
    permission_id = models.BigIntegerField(null=True, db_index=True, help_text=_("The consent a mailing rests on."))
    unsubscribe_url = models.URLField(max_length=500, blank=True, help_text=_("One click ends these mailings."))
    to_address = models.EmailField(_("to"))
    to_name = models.CharField(_("name"), max_length=200, blank=True)
    reply_to = models.EmailField(_("replies to"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="nl")
    is_secret = models.BooleanField(default=False, help_text=_("Holds a sign-in code; the text is wiped once sent."))
    forgets_address = models.BooleanField(default=False, help_text=_("The address is removed once the mail is over."))
    state = models.CharField(_("state"), max_length=12, choices=MailState, default=MailState.QUEUED)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    send_after = models.DateTimeField(_("not before"))
    may_wait = models.BooleanField(
        _("may wait"), default=False, help_text=_("Keeps to the quiet hours and to the most mails a week.")
    )
    waits_for = models.CharField(_("waits for"), max_length=8, choices=Wait, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True, help_text=_("Since when a worker has it in hand."))
    handed_at = models.DateTimeField(null=True, blank=True, help_text=_("When a worker began to hand it over."))
    delivery = models.CharField(_("what the provider said"), max_length=12, choices=Delivery, blank=True)
    delivery_at = models.DateTimeField(null=True, blank=True)
    resend_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="resent")
    values = models.JSONField(default=dict, blank=True, help_text=_("What the merge fields held."))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["send_after", "id"], condition=Q(state="queued"), name="mail_due"),
            models.Index(fields=["programme_id", "-created_at"]),
            models.Index(fields=["claimed_at"], condition=Q(state="sending"), name="mail_in_hand"),
            models.Index(
                fields=["programme_id", "state"],
                condition=Q(state__in=["held", "failed", "unsure"]),
                name="mail_stopped",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["sending", "unsure"]) | Q(claimed_at__isnull=False),
                name="mail_in_hand_is_claimed",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"), name="mail_sent_has_moment"
            ),
            models.CheckConstraint(
                condition=Q(stream="service") | (Q(permission_id__isnull=False) & ~Q(unsubscribe_url="")),
                name="mail_mailing_rests_on_consent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
