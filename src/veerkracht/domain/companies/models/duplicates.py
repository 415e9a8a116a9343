"""Records that may be one firm, what people decided about them, and the merges."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme

from ..choices import MergeGround, PairState
from .company import Company
from .decision import FactMove, MatchDecision
from .ledger import Touchpoint


class CompanyMerge(models.Model):
    """Two records that were one firm; holds what is needed to undo it."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    kept = models.ForeignKey(Company, models.PROTECT, related_name="merges_kept")
    merged = models.ForeignKey(Company, models.PROTECT, related_name="merges_lost")
    ground = models.CharField(_("why"), max_length=10, choices=MergeGround, default=MergeGround.SAME)
    reason = models.CharField(_("explanation"), max_length=300, blank=True)
    moved = models.JSONField(default=dict, help_text=_("Per table and column: the rows that were pointed elsewhere."))
    filled = models.JSONField(default=dict, help_text=_("Fields of the kept company before the merge."))
    settled = models.JSONField(default=dict, help_text=_("What was decided about the pair before the merge."))
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    merged_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(kept=models.F("merged")), name="companies_merge_two"),
            models.UniqueConstraint(
                fields=["merged"], condition=Q(undone_at__isnull=True), name="companies_merged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id} -> {self.kept_id}"


class DuplicatePairQuerySet(models.QuerySet["DuplicatePair"]):
    """Pairs of a programme."""

    def of(self, programme: Programme) -> "DuplicatePairQuerySet":
        """Return the pairs of this programme."""
        return self.filter(programme=programme)

    def between(self, company_id: int, other_id: int) -> "DuplicatePairQuerySet":
        """Return the pair of these two companies, in whatever order they are given."""
        one, other = sorted((company_id, other_id))
        return self.filter(one_id=one, other_id=other)

    def living(self) -> "DuplicatePairQuerySet":
        """Return the pairs of which neither company was merged into another."""
        return self.filter(one__merged_into__isnull=True, other__merged_into__isnull=True)

    def waiting(self) -> "DuplicatePairQuerySet":
        """Return the pairs that ask for a decision, the likeliest first."""
        return self.living().filter(state=PairState.OPEN).order_by("-score", "pk")


class DuplicatePair(models.Model):
    """Two companies that look like one firm, how much, why, and what a person decided."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    one = models.ForeignKey(Company, models.CASCADE, related_name="+")
    other = models.ForeignKey(Company, models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(_("likeness"))
    reasons = models.JSONField(default=list)
    fingerprint = models.CharField(
        max_length=64, help_text=_("Of the evidence: a decision holds while it is the same.")
    )
    state = models.CharField(_("state"), max_length=10, choices=PairState, default=PairState.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    found_at = models.DateTimeField(auto_now_add=True)

    objects = DuplicatePairQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["one", "other"], name="companies_pair_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="companies_pair_in_order"),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "state", "-score", "id"], name="companies_pairs_first")]

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id}"


class ComparedCompany(models.Model):
    """What a company said when the search for duplicates last compared it; only who says something else is new work."""

    company = models.OneToOneField(Company, models.CASCADE, primary_key=True, related_name="+")
    said = models.UUIDField()

    def __str__(self) -> str:
        return str(self.company_id)


class DuplicateSearch(models.Model):
    """One run through the register for duplicates, piece by piece; it goes on where it was when a worker is lost."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    after = models.BigIntegerField(default=0, help_text=_("Every company up to this one was compared."))
    total = models.PositiveIntegerField(default=0)
    compared = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme"], condition=Q(finished_at__isnull=True), name="companies_one_search_at_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.compared}/{self.total}"


# Follow from the companies themselves, or are decisions about them: no reason to keep a company that a list made.
GO_ALONG: tuple[type[models.Model], ...] = (DuplicatePair, ComparedCompany, MatchDecision, FactMove)


def has_facts(column: str) -> Exists:
    """Return the condition that a fact of the ledger is about the company in this column of a pair."""
    return Exists(Touchpoint.objects.live().filter(company=OuterRef(column)))
