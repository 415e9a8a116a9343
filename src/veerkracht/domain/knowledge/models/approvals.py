"""What a pionier said of the text of a story, and whom we reminded to look at an item again."""

import secrets
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from .pages import ItemPage, StoryPage


def new_token() -> str:
    """Return an unguessable code for a link in a mail (128 bits)."""
    return secrets.token_urlsafe(16)


class StoryApprovalQuerySet(models.QuerySet["StoryApproval"]):
    """Approvals of a programme."""

    def of(self, programme: Programme) -> "StoryApprovalQuerySet":
        """Return the approvals of this programme."""
        return self.filter(programme=programme)

    def open(self) -> "StoryApprovalQuerySet":
        """Return those that wait for an answer."""
        return self.filter(answered_at__isnull=True)


class StoryApproval(models.Model):
    """One text of a story as its pionier got it to read, and the answer. Another text needs another answer."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    story = models.ForeignKey(StoryPage, models.CASCADE, related_name="approvals", verbose_name=_("story"))
    title = models.CharField(_("title"), max_length=255)
    intro = models.TextField(_("introduction"))
    text = models.TextField(_("text"), help_text=_("The words that were shown, without their mark-up."))
    fingerprint = models.CharField(max_length=64)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    is_approved = models.BooleanField(_("approved"), default=False)
    remark = models.TextField(_("what should change"), max_length=2000, blank=True)

    objects = StoryApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a story")
        indexes: ClassVar = [models.Index(fields=["story", "fingerprint"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_approved=False) | Q(answered_at__isnull=False), name="knowledge_approval_is_an_answer"
            ),
            models.UniqueConstraint(
                fields=["story"], condition=Q(answered_at__isnull=True), name="knowledge_one_open_approval"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.asked_at:%Y-%m-%d})"


class ReviewReminder(models.Model):
    """That the owner of an item was told that its day to be looked at again has come; once per such day."""

    item = models.ForeignKey(ItemPage, models.CASCADE, related_name="reminders")
    review_on = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "review_on"], name="knowledge_reminded_once_per_day_of_review")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.review_on}"
