"""The one ledger: dated facts about people and companies. A fact that is wrong is voided, not deleted.

One exception: undoing an attendance list removes a company or person that only this list made, and with it the voided
facts of undone lists about it, which would otherwise be about nobody. They stay in the row history. A fact that was
linked to the wrong company is pointed to the right one; where it stood is in the row history and in `FactMove`.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import EvidenceLevel, OccasionKind, SourceKind, SubjectKind, TouchpointKind
from .company import Company
from .person import Person


class Occasion(models.Model):
    """What a fact happened at: an event, later a circle meeting. Activities share it without knowing each other."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="occasions")
    kind = models.CharField(max_length=12, choices=OccasionKind)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("starts"))

    class Meta:
        indexes: ClassVar = [models.Index(fields=["programme", "-starts_at"])]

    def __str__(self) -> str:
        return self.title


class TouchpointQuerySet(models.QuerySet["Touchpoint"]):
    """Facts that count, and those of one programme."""

    def of(self, programme: Programme) -> "TouchpointQuerySet":
        """Return the facts of this programme."""
        return self.filter(programme=programme)

    def live(self) -> "TouchpointQuerySet":
        """Return the facts that were not voided."""
        return self.filter(voided_at__isnull=True)


@keep_history
class Touchpoint(models.Model):
    """Who, which company, what, when, from which source, with what evidence."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="touchpoints")
    kind = models.CharField(_("what"), max_length=20, choices=TouchpointKind)
    on = models.DateField(_("when"))
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="touchpoints")
    company = models.ForeignKey(Company, models.PROTECT, null=True, blank=True, related_name="touchpoints")
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, blank=True, related_name="touchpoints")
    quantity = models.PositiveIntegerField(
        _("people"), default=1, help_text=_("How many people a fact without a person stands for.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    value = models.PositiveSmallIntegerField(_("answer 1-5"), null=True, blank=True)
    level = models.CharField(_("evidence level"), max_length=2, choices=EvidenceLevel, blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    source_kind = models.CharField(_("source"), max_length=20, choices=SourceKind)
    source_id = models.BigIntegerField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    void_reason = models.CharField(max_length=200, blank=True)

    objects = TouchpointQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        indexes: ClassVar = [
            models.Index(fields=["company", "on"], condition=Q(voided_at__isnull=True), name="companies_tp_company"),
            models.Index(fields=["person", "on"], condition=Q(voided_at__isnull=True), name="companies_tp_person"),
            models.Index(
                fields=["occasion", "kind"], condition=Q(voided_at__isnull=True), name="companies_tp_occasion"
            ),
            models.Index(fields=["programme", "-on", "-id"], name="companies_tp_recent"),
            models.Index(fields=["source_kind", "source_id"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind="headcount") | Q(person__isnull=True, company__isnull=True),
                name="companies_headcount_has_no_names",
            ),
            models.CheckConstraint(
                condition=Q(kind="headcount") | Q(person__isnull=False) | Q(company__isnull=False),
                name="companies_fact_is_about_somebody",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__range=(1, 5)), name="companies_answer_1_to_5"
            ),
            models.UniqueConstraint(
                fields=["occasion", "person", "company"],
                condition=Q(kind="attended", voided_at__isnull=True, person__isnull=False),
                nulls_distinct=False,
                name="companies_attended_once",
            ),
            models.UniqueConstraint(
                fields=["source_id"],
                condition=Q(kind="step", source_kind="step", voided_at__isnull=True),
                name="companies_step_counts_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class LedgerChange(models.Model):
    """A company, person or occasion whose figures must be counted again; `impact` takes these rows away."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    subject_kind = models.CharField(max_length=8, choices=SubjectKind)
    subject_id = models.BigIntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["programme", "subject_kind", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
