"""What people say after a meeting."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Person
from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.programme.models import Programme

from ..choices import NextStep
from .event import Event


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Answers of a programme."""

    def of(self, programme: Programme) -> "FeedbackQuerySet":
        """Return those about meetings of this programme."""
        return self.filter(programme=programme)

    def answered(self) -> "FeedbackQuerySet":
        """Return those with at least one answer."""
        return self.filter(answered_at__isnull=False)


class Feedback(models.Model):
    """Two questions to one person who came: do you see the need, and what is your next step."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="feedback")
    event = models.ForeignKey(Event, models.PROTECT, related_name="feedback")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="feedback")
    need = models.PositiveSmallIntegerField(_("I see the need (1-5)"), null=True, blank=True)
    next_step = models.CharField(_("next step"), max_length=10, choices=NextStep, blank=True)
    words = models.CharField(_("to the pionier"), max_length=500, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("asked"))
    reminded_at = models.DateTimeField(_("asked again"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer after a meeting")
        verbose_name_plural = _("answers after meetings")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="events_asked_once"),
            models.CheckConstraint(
                condition=Q(need__isnull=True) | Q(need__range=(1, 5)), name="events_need_is_1_to_5"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.need} {self.next_step}".strip()
