"""The list of companies, and what it can be filtered by."""

from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import EvidenceLevel
from veerkracht.domain.companies.models import Company, ConcreteStep
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.models import Municipality
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table

from .widgets import LeanSelect
from .wording import NOT_REACHED, STAGE_TONES, STAGES, TARGET, TARGET_TONES, sector

Companies = QuerySet[Company]
# How far a company is: it has this stage, and not the next one.
IS_AT = {
    Stage.REACHED.value: Q(stage__isnull=False, stage__aware_on__isnull=True),
    Stage.AWARE.value: Q(stage__aware_on__isnull=False, stage__activated_on__isnull=True),
    Stage.ACTIVATED.value: Q(stage__activated_on__isnull=False),
    NOT_REACHED: Q(stage__isnull=True),
}


def municipalities(request: Any) -> QuerySet[Municipality]:
    """Return those of the programme's region."""
    return request.programme.municipalities.order_by("name")


class CompanyFilter(django_filters.FilterSet):
    """Stage, target group, place, sector, evidence and steps that wait; words look in names, number and place."""

    q = django_filters.CharFilter(label=_("Search companies"), method="search")
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=list(STAGES.items()), method="at_stage")
    target = django_filters.ChoiceFilter(
        label=_("Target group"), field_name="target_answer", choices=list(TARGET.items())
    )
    municipality = django_filters.ModelChoiceFilter(label=_("Municipality"), queryset=municipalities, widget=LeanSelect)
    sector = django_filters.ChoiceFilter(
        label=_("Sector"), field_name="section", choices=list(SECTORS.items()), widget=LeanSelect
    )
    level = django_filters.ChoiceFilter(
        label=_("Evidence"), field_name="stage__activated_level", choices=EvidenceLevel.choices, widget=LeanSelect
    )
    step = django_filters.ChoiceFilter(
        label=_("Step"),
        choices=[("open", _("waits for the company's answer"))],
        method="with_open_step",
        widget=LeanSelect,
    )

    class Meta:
        model = Company
        fields: list[str] = []

    def search(self, companies: Any, name: str, text: str) -> Companies:
        """Keep the companies in which every word occurs, the best first."""
        return companies.search(text)

    def at_stage(self, companies: Companies, name: str, stage: str) -> Companies:
        """Keep the companies that are at this stage and not further."""
        return companies.filter(IS_AT[stage])

    def with_open_step(self, companies: Companies, name: str, wanted: str) -> Companies:
        """Keep the companies of which a step waits for their answer."""
        return companies.filter(Exists(ConcreteStep.objects.open().filter(company=OuterRef("pk"))))


class CompanyTable(Table):
    """One line per company."""

    name = columns.TextColumn(verbose_name=_("Company"), url=("team:company", "pk"), order_by=("name", "pk"))
    stage = columns.BadgeColumn(
        verbose_name=_("Stage"), accessor="stage_code", tones=STAGE_TONES, labels=STAGES, orderable=False
    )
    target_answer = columns.BadgeColumn(
        verbose_name=_("Target group"), tones=TARGET_TONES, labels=TARGET, orderable=False, only_wide=True
    )
    municipality = columns.TextColumn(
        verbose_name=_("Municipality"), accessor="municipality_name", orderable=False, only_wide=True
    )
    section = columns.TextColumn(verbose_name=_("Sector"), orderable=False, only_wide=True)
    headcount = columns.NumberColumn(verbose_name=_("Employees"), only_wide=True)
    last_on = columns.DayColumn(verbose_name=_("Last contact"), only_wide=True)
    kvk_number = columns.TextColumn(verbose_name=_("KvK number"), orderable=False, only_wide=True)

    def render_section(self, value: str) -> str:
        """Name the sector."""
        return sector(value)

    def order_headcount(self, companies: Companies, is_descending: bool) -> tuple[Companies, bool]:
        """Order by size; those of unknown size come last either way."""
        return _last_unknown(companies, "headcount", is_descending=is_descending), True

    def order_last_on(self, companies: Companies, is_descending: bool) -> tuple[Companies, bool]:
        """Order by the day of the last contact; those that were never met come last either way."""
        return _last_unknown(companies, "last_on", is_descending=is_descending), True


def _last_unknown(companies: Companies, name: str, *, is_descending: bool) -> Companies:
    field = F(name)
    first = field.desc(nulls_last=True) if is_descending else field.asc(nulls_last=True)
    return companies.order_by(first, "name", "pk")
