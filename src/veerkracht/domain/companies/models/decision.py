"""What people decided about links between rows, facts and companies, so that it is asked once and can be taken back."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from ..choices import DecisionVerdict, SourceKind
from .company import Company


class MatchDecisionQuerySet(models.QuerySet["MatchDecision"]):
    """Decisions of a programme."""

    def of(self, programme: Programme) -> "MatchDecisionQuerySet":
        """Return the decisions of this programme."""
        return self.filter(programme=programme)

    def in_force(self) -> "MatchDecisionQuerySet":
        """Return the decisions that were not taken back."""
        return self.filter(revoked_at__isnull=True)


class MatchDecision(models.Model):
    """That a company written like this is that company, or none we know: said by a person, used for the next list."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, help_text=_("Of what the row said about its company."))
    written = models.CharField(_("written"), max_length=250)
    evidence = models.JSONField(default=dict, help_text=_("What the row said about its company; nothing of a person."))
    verdict = models.CharField(_("is"), max_length=10, choices=DecisionVerdict)
    company = models.ForeignKey(
        Company, models.CASCADE, null=True, related_name="match_decisions", verbose_name=_("company")
    )
    source_kind = models.CharField(_("source"), max_length=20, choices=SourceKind)
    source_id = models.BigIntegerField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"))
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = MatchDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("remembered decision")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "fingerprint"],
                condition=Q(revoked_at__isnull=True),
                name="companies_one_decision_in_force",
            ),
            models.CheckConstraint(
                condition=Q(verdict="company", company__isnull=False) | Q(verdict="unknown", company__isnull=True),
                name="companies_decision_names_company",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "-decided_at", "-id"])]

    def __str__(self) -> str:
        return self.written

    @property
    def beside(self) -> str:
        """Return what the row said beside the name."""
        return ", ".join(text for name, text in self.evidence.items() if name != "name")


class FactMove(models.Model):
    """Facts that were linked to the wrong company and now stand elsewhere; holds what is needed to undo it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    source = models.ForeignKey(Company, models.CASCADE, related_name="+")
    target = models.ForeignKey(Company, models.CASCADE, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200)
    moved = models.JSONField(default=dict, help_text=_("Per table and column: the rows that were pointed elsewhere."))
    voided = models.JSONField(default=list, help_text=_("Facts that the other company had already."))
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    moved_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.source_id} -> {self.target_id}"
