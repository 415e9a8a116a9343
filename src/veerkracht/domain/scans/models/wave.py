"""Employee scans. Nothing here ties an answer to a person, an invitation, a moment or another answer.

All answers of a wave lie in one row, the urn, sorted by what they say. So there is no row per answer whose place, key,
transaction or time could tell when it came or together with what (docs/decisions, threat model).
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.models.step import new_token
from veerkracht.domain.programme.models import Programme

from ..choices import WaveState
from ..rules.waves import NEVER_UNDER
from .definition import ScanDefinition


class ScanTeam(models.Model):
    """A team of a company as its owner wrote it down, with how many people it has; no names."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="scan_teams")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="teams")
    title = models.CharField(_("team"), max_length=80)
    members = models.PositiveSmallIntegerField(_("people"))
    ended_on = models.DateField(_("taken away"), null=True, blank=True)

    class Meta:
        verbose_name = _("team in a scan")
        verbose_name_plural = _("teams in a scan")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company", "title"], condition=Q(ended_on__isnull=True), name="scans_one_team_per_title"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="scans_team_not_in_itself"),
        ]

    def __str__(self) -> str:
        return self.title


class EmployeeWaveQuerySet(models.QuerySet["EmployeeWave"]):
    """Waves of a programme."""

    def of(self, programme: Programme) -> "EmployeeWaveQuerySet":
        """Return the waves of this programme."""
        return self.filter(programme=programme)


class EmployeeWave(models.Model):
    """One time that the employees of a company are asked; results come when it is closed, and then never change."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="employee_waves")
    company = models.ForeignKey(Company, models.PROTECT, related_name="employee_waves", verbose_name=_("company"))
    definition = models.ForeignKey(ScanDefinition, models.PROTECT, related_name="employee_waves")
    state = models.CharField(_("state"), max_length=10, choices=WaveState, default=WaveState.OPEN)
    opened_on = models.DateField(_("opened"))
    closes_on = models.DateField(_("last day"))
    closed_on = models.DateField(_("closed"), null=True, blank=True)
    invited = models.PositiveSmallIntegerField(_("people invited"))
    smallest = models.PositiveSmallIntegerField(_("smallest group"), default=NEVER_UNDER)
    asks_text = models.BooleanField(_("asks for a remark"), default=True)
    council_told = models.BooleanField(_("works council knows and agrees, where there is one"), default=False)
    teams = models.JSONField(_("teams to choose from"), default=list, blank=True)
    # Also the counts of groups that are not shown: later waves are compared with them.
    counts = models.JSONField(_("answers per group"), default=dict, blank=True)
    gap = models.FloatField(_("given up for earlier waves"), default=0)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    is_full = models.BooleanField(_("as many answers as people"), default=False)

    objects = EmployeeWaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("employee scan")
        verbose_name_plural = _("employee scans")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["company"], condition=Q(state="open"), name="scans_one_open_wave_per_company"
            ),
            models.CheckConstraint(condition=Q(smallest__gte=NEVER_UNDER), name="scans_smallest_never_under_5"),
            models.CheckConstraint(condition=Q(closes_on__gt=F("opened_on")), name="scans_wave_days"),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__gte=F("closes_on")), name="scans_never_closed_early"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.company_id} ({self.opened_on})"


class Urn(models.Model):
    """What lies in the urn of a wave: four lists, each sorted by itself, so that no place in one tells of another.

    Codes are kept as digests. `spent` holds codes that were used and the keys of forms that came in, so that nothing
    counts twice. Nobody but the action that closes the wave reads the ballots.
    """

    wave = models.OneToOneField(EmployeeWave, models.CASCADE, primary_key=True, related_name="urn")
    ballots = ArrayField(models.CharField(max_length=200), default=list)
    remarks = ArrayField(models.TextField(), default=list)
    codes = ArrayField(models.CharField(max_length=64), default=list)
    spent = ArrayField(models.CharField(max_length=64), default=list)

    class Meta:
        verbose_name = _("urn")
        verbose_name_plural = _("urns")

    def __str__(self) -> str:
        return str(self.wave_id)


class WaveResult(models.Model):
    """What is told of one group of a closed wave: whole figures between 5 and 95; written once."""

    wave = models.ForeignKey(EmployeeWave, models.CASCADE, related_name="results")
    group = models.CharField(max_length=20, blank=True)
    title = models.CharField(_("group"), max_length=200)
    answers = models.PositiveSmallIntegerField(_("answers"))
    scores = models.JSONField(_("scores"))
    total = models.PositiveSmallIntegerField(_("total"), null=True)
    remarks = ArrayField(models.TextField(), default=list, blank=True, verbose_name=_("remarks"))

    class Meta:
        verbose_name = _("result of a group")
        verbose_name_plural = _("results of groups")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wave", "group"], name="scans_one_result_per_group"),
            models.CheckConstraint(condition=Q(answers__gte=NEVER_UNDER), name="scans_no_result_under_5"),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id}: {self.title}"
