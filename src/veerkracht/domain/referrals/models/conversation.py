"""The conversation about a question, and whether it helped."""

import secrets
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models.step import evidence_storage, new_token
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.models import Mail

from ..choices import Direction, Outcome, QuestionSource
from .question import Question


def attachment_path(attachment: "Attachment", filename: str) -> str:
    """Return a random name; of the sender's own name only a short extension of plain letters stays."""
    extension = Path(filename).suffix.lower()[:8]
    plain = extension if extension[1:].isascii() and extension[1:].isalnum() else ""
    return f"questions/{secrets.token_hex(16)}{plain}"


class Message(models.Model):
    """One message of the conversation, or a note of the team that the sender never sees."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="messages")
    direction = models.CharField(_("direction"), max_length=4, choices=Direction)
    channel = models.CharField(_("channel"), max_length=6, choices=QuestionSource, default=QuestionSource.MAIL)
    text = models.TextField(_("text"))
    email = models.EmailField(_("from"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    at = models.DateTimeField(_("moment"))
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, blank=True, related_name="+")
    message_id = models.CharField(_("number of the mail"), max_length=250, blank=True)
    is_automatic = models.BooleanField(_("an automatic reply"), default=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes: ClassVar = [models.Index(fields=["question", "at", "id"], name="referrals_thread")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question", "message_id"], condition=~Q(message_id=""), name="referrals_mail_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.direction} {self.at}"


class Attachment(models.Model):
    """A file that came with a mail; kept apart, handed out as a download only, never opened here."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="attachments")
    name = models.CharField(_("name"), max_length=120)
    content_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveIntegerField(_("bytes"))
    file = models.FileField(_("file"), storage=evidence_storage, upload_to=attachment_path)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.name


class AnswerTemplate(models.Model):
    """A text that the team uses again, with fields such as {name}."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="answer_templates")
    name = models.CharField(_("name"), max_length=80)
    text = models.TextField(_("text"), max_length=4000)

    class Meta:
        verbose_name = _("standard answer")
        verbose_name_plural = _("standard answers")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "name"], name="referrals_one_template_per_name"),
        ]

    def __str__(self) -> str:
        return self.name


class FollowUp(models.Model):
    """The question whether it helped, some weeks after an answer or a first meeting; answered with one tap."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="follow_ups")
    handoff = models.ForeignKey(
        "Handoff", models.SET_NULL, null=True, blank=True, related_name="follow_ups", verbose_name=_("hand-off")
    )
    ask_on = models.DateField(_("ask on"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    outcome = models.CharField(_("were you helped?"), max_length=7, choices=Outcome, blank=True)
    line = models.CharField(_("in one line"), max_length=500, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("question whether it helped")
        verbose_name_plural = _("questions whether it helped")
        indexes: ClassVar = [
            models.Index(fields=["ask_on"], condition=Q(asked_at__isnull=True), name="referrals_to_be_asked"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(answered_at__isnull=True), name="referrals_one_follow_up_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(outcome=""), name="referrals_answered_with_outcome"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.outcome}"
