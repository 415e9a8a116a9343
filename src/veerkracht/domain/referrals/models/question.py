"""Questions of entrepreneurs."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import QuestionState
from .card import ReferralCard


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions of a programme, in the order of the day's work."""

    def of(self, programme: Programme) -> "QuestionQuerySet":
        """Return the questions of this programme."""
        return self.filter(programme=programme)

    def overdue(self, today: dt.date) -> "QuestionQuerySet":
        """Return open questions whose day has passed."""
        return self.filter(state=QuestionState.OPEN, due_on__lt=today)


@keep_history
class Question(models.Model):
    """What an entrepreneur asked, and how it ended. The text is confidential: only the handling people see it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="questions")
    card = models.ForeignKey(ReferralCard, models.PROTECT, null=True, blank=True, related_name="questions")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="questions")
    company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="questions")
    email = models.EmailField(_("your e-mail"))
    company_name = models.CharField(_("your company"), max_length=200, blank=True)
    text = models.TextField(_("your question"), max_length=4000)
    language = models.CharField(max_length=5, default="nl")
    asked_at = models.DateTimeField(_("asked"))
    due_on = models.DateField(_("answer by"))
    state = models.CharField(_("state"), max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    answer = models.TextField(_("answer"), blank=True)
    passed_on_to = models.CharField(_("passed on to"), max_length=200, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    form_key = models.UUIDField(unique=True, help_text=_("Made with the form: a double click posts the same key."))

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        indexes: ClassVar = [
            models.Index(fields=["programme", "due_on", "id"], condition=Q(state="open"), name="referrals_inbox"),
            models.Index(fields=["programme", "-asked_at"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="referrals_answered_has_answer"
            ),
            models.CheckConstraint(
                condition=~Q(state="passed_on") | ~Q(passed_on_to=""), name="referrals_passed_on_to_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{_('question')} {self.pk}"
