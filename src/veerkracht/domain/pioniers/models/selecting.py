"""Choosing among candidates: rounds, criteria, declared interests, scores, and decisions by two people."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import Proposal
from ..rules.scoring import HIGHEST, LOWEST
from .recruiting import Candidate

# Waits for who is changing the declaration at this moment, so that no score slips in beside it.
_ONLY_WITHOUT_CONFLICT = """
    PERFORM 1 FROM pioniers_interestdeclaration
        WHERE id = NEW.declaration_id AND NOT has_conflict FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'somebody with a conflict of interest cannot score' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


class SelectionRound(models.Model):
    """One selection: which people score which candidates, on which criteria."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="selection_rounds")
    title = models.CharField(_("name"), max_length=120)
    score_by = models.DateField(_("score before"))
    assessors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="selection_rounds", verbose_name=_("who scores")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("selection round")
        verbose_name_plural = _("selection rounds")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "title"], name="pioniers_one_round_per_title"),
            models.CheckConstraint(condition=~Q(title=""), name="pioniers_round_has_title"),
        ]

    def __str__(self) -> str:
        return self.title


class SelectionCriterion(models.Model):
    """On what candidates of a round are scored, and how heavy it weighs."""

    round = models.ForeignKey(SelectionRound, models.CASCADE, related_name="criteria")
    title = models.CharField(_("criterion"), max_length=120)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "title"], name="pioniers_one_criterion_per_title"),
            models.CheckConstraint(condition=Q(weight__range=(1, 5)), name="pioniers_weight_1_to_5"),
        ]

    def __str__(self) -> str:
        return self.title


@keep_history
class Candidacy(models.Model):
    """A candidate in a round, what is proposed about them, and the second person who made it a decision."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="candidacies")
    round = models.ForeignKey(SelectionRound, models.CASCADE, related_name="candidacies")
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="candidacies", verbose_name=_("candidate"))
    proposal = models.CharField(_("proposal"), max_length=11, choices=Proposal, blank=True)
    grounds = models.TextField(_("grounds"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("decided by")
    )
    confirmed_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("candidacy")
        verbose_name_plural = _("candidacies")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "candidate"], name="pioniers_once_per_round"),
            models.CheckConstraint(
                condition=Q(proposal="", proposed_by__isnull=True, proposed_at__isnull=True)
                | (~Q(proposal="") & ~Q(grounds="") & Q(proposed_by__isnull=False, proposed_at__isnull=False)),
                name="pioniers_proposal_has_grounds",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False, proposed_by__isnull=False)
                    & ~Q(confirmed_by=F("proposed_by"))
                ),
                name="pioniers_decided_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} ({self.round})"


class InterestDeclaration(models.Model):
    """What one person said beforehand: whether they have an interest in this candidate."""

    candidacy = models.ForeignKey(Candidacy, models.CASCADE, related_name="declarations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("declared by"))
    has_conflict = models.BooleanField(_("has an interest"))
    note = models.CharField(_("which interest"), max_length=300, blank=True)
    declared_at = models.DateTimeField(_("declared"))

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["candidacy", "by"], name="pioniers_one_declaration_each"),
            models.CheckConstraint(condition=Q(has_conflict=False) | ~Q(note=""), name="pioniers_conflict_says_which"),
        ]

    def __str__(self) -> str:
        return f"{self.candidacy_id} {self.by_id}"


class Score(models.Model):
    """What one person gives a candidate on one criterion; hangs on the declaration, without which nobody scores."""

    declaration = models.ForeignKey(InterestDeclaration, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(SelectionCriterion, models.CASCADE, related_name="scores")
    value = models.PositiveSmallIntegerField(_("score"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["declaration", "criterion"], name="pioniers_one_score_each"),
            models.CheckConstraint(condition=Q(value__range=(LOWEST, HIGHEST)), name="pioniers_score_1_to_5"),
        ]
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="no_score_with_a_conflict",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=_ONLY_WITHOUT_CONFLICT,
            )
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.value}"
