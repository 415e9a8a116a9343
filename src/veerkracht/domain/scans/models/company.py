"""What management of a company answers, and the step that comes of it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, ConcreteStep, Occasion, Person
from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import keep_history

from ..choices import StepSource
from .definition import ScanDefinition

MOST_SHEETS = 3


class CompanyScanQuerySet(models.QuerySet["CompanyScan"]):
    """Scans of a programme."""

    def of(self, programme: Programme) -> "CompanyScanQuerySet":
        """Return the scans of this programme."""
        return self.filter(programme=programme)

    def completed(self) -> "CompanyScanQuerySet":
        """Return the scans that somebody finished."""
        return self.filter(completed_on__isnull=False)


class CompanyScan(models.Model):
    """One scan of one company by one to three people of management; whoever has the link sees the report."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="company_scans")
    definition = models.ForeignKey(ScanDefinition, models.PROTECT, related_name="company_scans")
    company = models.ForeignKey(
        Company, models.PROTECT, null=True, blank=True, related_name="scans", verbose_name=_("company")
    )
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="scans", verbose_name=_("who did the scan")
    )
    company_name = models.CharField(_("company as it was typed"), max_length=200, blank=True)
    pionier = models.ForeignKey(
        Pionier, models.SET_NULL, null=True, blank=True, related_name="scans", verbose_name=_("came through")
    )
    occasion = models.ForeignKey(
        Occasion, models.SET_NULL, null=True, blank=True, related_name="scans", verbose_name=_("came after")
    )
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    language = models.CharField(max_length=5, default="nl")
    started_on = models.DateField(_("started"))
    completed_on = models.DateField(_("completed"), null=True, blank=True)
    scores = models.JSONField(_("scores"), default=dict, blank=True, help_text=_("Mean of its sheets, not rounded."))
    shares_scores = models.BooleanField(_("the programme may see the scores"), default=False)
    shares_asked_on = models.DateField(_("answered about the scores"), null=True, blank=True)
    wants_call = models.BooleanField(_("the team may call"), default=False)

    objects = CompanyScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("company scan")
        verbose_name_plural = _("company scans")
        indexes: ClassVar = [
            models.Index(fields=["programme", "definition", "company"], name="scans_scan_of_company"),
            models.Index(fields=["company", "completed_on"], name="scans_scan_history"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=F("started_on")), name="scans_scan_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition_id} {self.company_id} ({self.started_on})"


class ManagementSheet(models.Model):
    """The answers of one of the one to three people; the link goes on where one stopped."""

    scan = models.ForeignKey(CompanyScan, models.CASCADE, related_name="sheets")
    number = models.PositiveSmallIntegerField()
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    started_on = models.DateField(_("started"))
    completed_on = models.DateField(_("completed"), null=True, blank=True)
    emptied_on = models.DateField(_("answers removed"), null=True, blank=True)

    class Meta:
        verbose_name = _("sheet of management")
        verbose_name_plural = _("sheets of management")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scan", "number"], name="scans_one_sheet_per_number"),
            models.CheckConstraint(condition=Q(number__range=(1, MOST_SHEETS)), name="scans_at_most_three_sheets"),
        ]

    def __str__(self) -> str:
        return f"{self.scan_id}: {self.number}"


@keep_history
class PlannedStep(models.Model):
    """The next step that a company chose, with its day; done, it becomes a concrete step that the company confirms."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="planned_steps")
    scan = models.ForeignKey(CompanyScan, models.CASCADE, related_name="planned_steps")
    dimension = models.CharField(_("dimension"), max_length=10)
    source = models.CharField(_("what it leads to"), max_length=10, choices=StepSource)
    title = models.CharField(_("step"), max_length=300)
    path = models.CharField(_("where it stands on the site"), max_length=300, blank=True)
    due_on = models.DateField(_("by"))
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    chosen_on = models.DateField(_("chosen"))
    reminded_on = models.DateField(_("reminded"), null=True, blank=True)
    dropped_on = models.DateField(_("dropped"), null=True, blank=True)
    step = models.OneToOneField(
        ConcreteStep, models.SET_NULL, null=True, blank=True, related_name="planned", verbose_name=_("concrete step")
    )

    class Meta:
        verbose_name = _("planned step")
        verbose_name_plural = _("planned steps")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scan"],
                condition=Q(dropped_on__isnull=True, step__isnull=True),
                name="scans_one_open_step_per_scan",
            ),
        ]

    def __str__(self) -> str:
        return self.title
