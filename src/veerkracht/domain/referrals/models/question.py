"""Questions of entrepreneurs."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import UNDER_WAY, Outcome, QuestionSource, QuestionState
from .card import ReferralCard


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions of a programme, in the order of the day's work."""

    def of(self, programme: Programme) -> "QuestionQuerySet":
        """Return the questions of this programme."""
        return self.filter(programme=programme)

    def overdue(self, today: dt.date) -> "QuestionQuerySet":
        """Return open questions whose day has passed."""
        return self.filter(state=QuestionState.OPEN, due_on__lt=today)

    def with_word(self, word: str) -> "QuestionQuerySet":
        """Return those in whose text, sender or company this occurs, each place by its own index."""
        typed = Q(text__icontains=word) | Q(email__icontains=word) | Q(company_name__icontains=word)
        people = Person.objects.filter(name__icontains=word).values("pk")
        companies = Company.objects.search(word).order_by().values("pk")
        places = [typed, Q(person__in=people), Q(company__in=companies)]
        first, *more = (Question.objects.filter(place).order_by().values("pk") for place in places)
        return self.filter(pk__in=first.union(*more))

    def under_way(self) -> "QuestionQuerySet":
        """Return those of which the sender still waits for something."""
        return self.filter(state__in=UNDER_WAY)


@keep_history
class Question(models.Model):
    """What an entrepreneur asked, and how it ended. The text is confidential: only the handling people see it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="questions")
    card = models.ForeignKey(ReferralCard, models.PROTECT, null=True, blank=True, related_name="questions")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="questions")
    company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="questions")
    email = models.EmailField(_("your e-mail"), blank=True)
    company_name = models.CharField(_("your company"), max_length=200, blank=True)
    text = models.TextField(_("your question"), max_length=4000)
    language = models.CharField(max_length=5, default="nl")
    source = models.CharField(_("came in by"), max_length=6, choices=QuestionSource, default=QuestionSource.SITE)
    asked_at = models.DateTimeField(_("asked"))
    due_on = models.DateField(_("answer by"))
    state = models.CharField(_("state"), max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("theme")
    )
    theme_clues = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        help_text=_("What in the text led to the theme; empty when somebody chose it."),
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("who deals with it"),
    )
    snoozed_until = models.DateField(_("put off until"), null=True, blank=True)
    held_for = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text=_("Signals that this may be no real question."),
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_questions")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_questions")
    queued_at = models.DateTimeField(_("in the queue since"), null=True, blank=True)
    expected_on = models.DateField(_("expected turn"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("escalated"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True)
    passed_on_to = models.CharField(_("passed on to"), max_length=200, blank=True)
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    handled_at = models.DateTimeField(_("handled"), null=True, blank=True)
    outcome = models.CharField(_("were you helped?"), max_length=7, choices=Outcome, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    form_key = models.UUIDField(unique=True, help_text=_("Made with the form: a double click posts the same key."))

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        indexes: ClassVar = [
            models.Index(fields=["programme", "due_on", "id"], condition=Q(state="open"), name="referrals_inbox"),
            models.Index(fields=["programme", "-asked_at"]),
            models.Index(fields=["programme", "state", "-asked_at"], name="referrals_by_state"),
            GinIndex(SearchVector("text", config="dutch"), name="referrals_text_words"),
            GinIndex(
                OpClass(Upper("text"), "gin_trgm_ops"),
                OpClass(Upper("email"), "gin_trgm_ops"),
                OpClass(Upper("company_name"), "gin_trgm_ops"),
                name="referrals_part_of_words",
            ),
            models.Index(fields=["programme", "queued_at", "id"], condition=Q(state="queued"), name="referrals_queue"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="referrals_answered_has_answer"
            ),
            models.CheckConstraint(
                condition=~Q(state="passed_on") | ~Q(passed_on_to=""), name="referrals_passed_on_to_somebody"
            ),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False)
                | (~Q(state="merged") & Q(merged_into__isnull=True)),
                name="referrals_merged_into_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="queued") | Q(queued_at__isnull=False), name="referrals_queued_has_a_place"
            ),
            models.CheckConstraint(condition=~Q(merged_into=models.F("pk")), name="referrals_not_merged_into_itself"),
        ]

    def __str__(self) -> str:
        return f"{_('question')} {self.pk}"


class QuestionPause(models.Model):
    """A time in which the clock stands still because we wait for the sender (REF-A)."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="pauses")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(ends_at__isnull=True), name="referrals_one_pause_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=models.F("starts_at")),
                name="referrals_pause_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.starts_at}"
