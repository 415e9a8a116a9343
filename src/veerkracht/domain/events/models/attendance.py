"""Attendance lists and their rows."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.programme.models import Programme

from ..choices import ImportState, RowChoice, RowOutcome
from ..rules.attendance import ParsedRow, Problem
from ..rules.decisions import Effect, corrected, effect_of
from .event import Event


class AttendanceImportQuerySet(models.QuerySet["AttendanceImport"]):
    """Imports of a programme."""

    def of(self, programme: Programme) -> "AttendanceImportQuerySet":
        """Return the imports of this programme."""
        return self.filter(programme=programme)


class AttendanceImport(models.Model):
    """One attendance list as a fan sent it: read, looked at, committed in one go, undoable."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    event = models.ForeignKey(Event, models.PROTECT, related_name="imports")
    file_name = models.CharField(_("file"), max_length=200)
    fingerprint = models.CharField(max_length=64, db_index=True, help_text=_("Recognises the same list."))
    columns = models.JSONField(default=dict, help_text=_("Which column holds what."))
    cells = models.JSONField(default=list, help_text=_("The sheet as it was read."))
    notes = models.JSONField(default=list, help_text=_("What the reader wants to say."))
    problems = models.JSONField(default=list, help_text=_("What is unclear about the list as a whole."))
    headcount = models.PositiveIntegerField(
        _("people by the total line"), null=True, help_text=_("What the list itself says about everybody in the room.")
    )
    unnamed = models.PositiveIntegerField(
        _("companions without a name"), default=0, help_text=_("Counted when the list is committed.")
    )
    made = models.JSONField(default=dict, help_text=_("Positions that the commit made, and names that it filled in."))
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.PREVIEW)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)
    committed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = AttendanceImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance list")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "fingerprint"], condition=Q(state="committed"), name="events_same_list_once"
            )
        ]

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """One line of the list: what was read, what was found, what was decided, what it became.

    A line with two people or two companies gives two rows of the same number.
    """

    batch = models.ForeignKey(AttendanceImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    part = models.PositiveSmallIntegerField(default=0)
    parsed = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict, help_text=_("What a person typed instead of what was read."))
    problems = models.JSONField(default=list)
    outcome = models.CharField(_("found"), max_length=12, choices=RowOutcome)
    candidate = models.ForeignKey(
        Company, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("company found")
    )
    score = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=list)
    suggestions = models.JSONField(default=list, help_text=_("Other companies that it may be, best first."))
    company_key = models.CharField(max_length=250, blank=True, help_text=_("The same for rows of one company name."))
    new_like = models.PositiveIntegerField(
        null=True, help_text=_("The first row that makes the same new company; its own number when it is the first.")
    )
    choice = models.CharField(_("decision"), max_length=12, choices=RowChoice, default=RowChoice.AUTO)
    chosen = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="import_rows")
    company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="import_rows")
    created_company = models.ForeignKey(Company, models.SET_NULL, null=True, blank=True, related_name="+")
    created_person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    # A merge points a row to the firm that lives on, but which record its list made stays true.
    stays_at_merge: ClassVar = ("created_company",)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number", "part"], name="events_one_row_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} row {self.number}"

    @cached_property
    def reading(self) -> ParsedRow:
        """Return the row as it was read, with what a person corrected."""
        problems = tuple(Problem.from_json(problem) for problem in self.problems)
        return corrected(ParsedRow.from_json(self.number, {"company": {}, **self.parsed}, problems), self.corrections)

    def correct(self, corrections: Mapping[str, str]) -> None:
        """Take over what a person typed; saves nothing."""
        self.corrections = {**self.corrections, **corrections}
        self.__dict__.pop("reading", None)

    @property
    def effect(self) -> Effect:
        """Return what this row does at commit."""
        return effect_of(
            RowOutcome(self.outcome),
            RowChoice(self.choice),
            candidate_id=self.candidate_id,
            chosen_id=self.chosen_id,
        )
