"""From a question to somebody who helps: proposed, agreed by the sender, offered, accepted."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import ConsentGivenBy, HandoffState, ProposalState, UnmetReason
from .provider import Provider
from .question import Question


@keep_history
class Proposal(models.Model):
    """At most three providers in order, and the words about the question that the sender agreed they may read."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="proposals")
    question = models.ForeignKey(Question, models.CASCADE, related_name="proposals")
    context = models.TextField(_("what the provider reads"), max_length=4000)
    state = models.CharField(_("state"), max_length=8, choices=ProposalState, default=ProposalState.ASKED)
    given_by = models.CharField(_("how the sender agreed"), max_length=5, choices=ConsentGivenBy, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("proposal of providers")
        verbose_name_plural = _("proposals of providers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(state__in=["asked", "agreed"]), name="referrals_one_live_proposal"
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | (Q(answered_at__isnull=False) & ~Q(given_by="")),
                name="referrals_agreed_how_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.state}"


class ProposalLine(models.Model):
    """One provider of a proposal, with why it fits."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="lines")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="proposal_lines")
    position = models.PositiveSmallIntegerField()
    fit = models.PositiveSmallIntegerField(_("fit"), help_text=_("0 to 100."))
    clues = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        verbose_name = _("provider in a proposal")
        verbose_name_plural = _("providers in proposals")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "position"], name="referrals_one_provider_per_place"),
            models.UniqueConstraint(fields=["proposal", "provider"], name="referrals_provider_once_per_proposal"),
            models.CheckConstraint(condition=Q(position__range=(1, 3)), name="referrals_at_most_three"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.position}: {self.provider_id}"


@keep_history
class Handoff(models.Model):
    """A question offered to one provider, who says yes or no by link; hand-offs of a question make a chain."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="handoffs")
    question = models.ForeignKey(Question, models.CASCADE, related_name="handoffs")
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="handoffs")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="handoffs")
    earlier = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="later")
    state = models.CharField(_("state"), max_length=10, choices=HandoffState, default=HandoffState.OFFERED)
    month = models.DateField(help_text=_("The month of the provider in which it takes a place."))
    offered_at = models.DateTimeField(_("offered"))
    answer_by = models.DateField(_("answer by"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    met_on = models.DateField(_("first meeting"), null=True, blank=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("hand-off")
        verbose_name_plural = _("hand-offs")
        indexes: ClassVar = [
            models.Index(fields=["provider", "-offered_at"], name="referrals_handoffs_of"),
            models.Index(fields=["answer_by"], condition=Q(state="offered"), name="referrals_unanswered"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(state__in=["offered", "accepted"]), name="referrals_one_live_handoff"
            ),
            models.UniqueConstraint(fields=["proposal", "provider"], name="referrals_offered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} -> {self.provider_id} ({self.state})"


class UnmetDemand(models.Model):
    """A question that nobody could take at once, by theme, place and size; no text, nobody's name."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="unmet")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="unmet")
    reason = models.CharField("why", max_length=20, choices=UnmetReason)
    theme = models.ForeignKey(Theme, models.SET_NULL, null=True, related_name="+")
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, related_name="+")
    size = models.CharField(_("size"), max_length=10)
    noted_on = models.DateField(_("since"))
    ended_on = models.DateField(_("served on"), null=True, blank=True)

    class Meta:
        verbose_name = _("unmet demand")
        verbose_name_plural = _("unmet demand")
        indexes: ClassVar = [models.Index(fields=["programme", "noted_on"], name="referrals_unmet_since")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(ended_on__isnull=True), name="referrals_unmet_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.municipality_id} {self.size}"
