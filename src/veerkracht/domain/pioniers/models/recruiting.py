"""People who may become a pionier: how far they are, what was said, and who nominated them."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import CandidateState, EntryKind, NominationSource, StopReason
from ..rules.pipeline import AT_WORK, NEEDS_REASON


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Candidates of a programme."""

    def of(self, programme: Programme) -> "CandidateQuerySet":
        """Return the candidates of this programme."""
        return self.filter(programme=programme)

    def at_work(self) -> "CandidateQuerySet":
        """Return those with whom somebody of the team is in talks."""
        return self.filter(state__in=AT_WORK)

    def late(self, on: dt.date) -> "CandidateQuerySet":
        """Return those whose next action should have been done before this day."""
        return self.filter(next_on__lt=on)


@keep_history
class Candidate(models.Model):
    """Somebody on the way from hidden gem to pionier, and after it (PIO-1). Never public before an own yes."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="candidates")
    person = models.OneToOneField(Person, models.PROTECT, related_name="candidate", verbose_name=_("person"))
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="candidates", verbose_name=_("company")
    )
    company_name = models.CharField(
        _("company as it was written"), max_length=200, blank=True, help_text=_("Until the register's own is chosen.")
    )
    why = models.TextField(_("why this is a gem"), max_length=4000, blank=True)
    themes = models.CharField(_("themes"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=14, choices=CandidateState, default=CandidateState.HIDDEN_GEM)
    state_since = models.DateField(_("since"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="candidates",
        verbose_name=_("who looks after it"),
    )
    next_action = models.CharField(_("next action"), max_length=200, blank=True)
    next_on = models.DateField(_("when"), null=True, blank=True)
    stop_reason = models.CharField(_("reason"), max_length=12, choices=StopReason, blank=True)
    created_on = models.DateField(_("on the list since"))

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        indexes: ClassVar = [
            models.Index(fields=["programme", "state", "next_on"]),
            models.Index(
                fields=["programme", "next_on"], condition=Q(next_on__isnull=False), name="pioniers_candidate_due"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=sorted(AT_WORK))
                | (Q(owner__isnull=False, next_on__isnull=False) & ~Q(next_action="")),
                name="pioniers_candidate_at_work_has_next_action",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(NEEDS_REASON)) | ~Q(stop_reason=""),
                name="pioniers_candidate_stopped_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True, next_action="") | (Q(next_on__isnull=False) & ~Q(next_action="")),
                name="pioniers_candidate_next_action_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def company_label(self) -> str:
        """Return the company's name: the register's, else as it was written."""
        return self.company.name if self.company is not None else self.company_name


class CandidateEntry(models.Model):
    """One line of the log: a call, a visit, a mail, a note, or a step in the pipeline."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="entries")
    kind = models.CharField(_("kind"), max_length=5, choices=EntryKind, default=EntryKind.NOTE)
    on = models.DateField(_("when"))
    text = models.TextField(_("what was said"), max_length=4000, blank=True)
    from_state = models.CharField(max_length=14, choices=CandidateState, blank=True)
    to_state = models.CharField(max_length=14, choices=CandidateState, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("log entry of a candidate")
        verbose_name_plural = _("log entries of candidates")
        indexes: ClassVar = [models.Index(fields=["candidate", "-on", "-id"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(kind="move") & ~Q(to_state="")) | (~Q(kind="move") & Q(to_state="") & ~Q(text="")),
                name="pioniers_entry_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.kind} {self.on}"


class Nomination(models.Model):
    """That somebody pointed to a candidate, with the nominator's own yes to being mailed about it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="nominations")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="nominations")
    source = models.CharField(_("source"), max_length=6, choices=NominationSource)
    source_id = models.BigIntegerField(null=True, blank=True, help_text=_("The fan, scan or circle it came from."))
    nominator = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("nominated by")
    )
    why = models.TextField(_("why"), max_length=2000, blank=True)
    may_mail = models.BooleanField(_("may be mailed about it"), default=False)
    may_name = models.BooleanField(_("the candidate may hear who it was"), default=False)
    candidate_knows = models.BooleanField(_("the candidate knows of it"), default=False)
    nominated_at = models.DateTimeField(_("nominated"))
    told_at = models.DateTimeField(_("heard of the appointment"), null=True, blank=True)
    form_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.source}"
