"""The list of companies, and what it can be filtered by."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import EvidenceLevel
from veerkracht.domain.companies.models import Company, CompanyLabel, ConcreteStep, Labelling
from veerkracht.domain.companies.queries import IS_AT, size_filter
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.models import Municipality
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.facets import Facets
from veerkracht.shared.ui.record_choices import RecordFilter
from veerkracht.shared.ui.tables import Table
from veerkracht.shared.ui.widgets import LeanSelect

from .facets import contact_periods
from .paging import ByLastContact, last_unknown
from .wording import CONTACT, SIZES, STAGE_TONES, STAGES, TARGET, TARGET_TONES, sector

Companies = QuerySet[Company]


def municipalities(request: Any) -> QuerySet[Municipality]:
    """Return those of the programme's region."""
    return request.programme.municipalities.order_by("name")


def labels(request: Any) -> QuerySet[CompanyLabel]:
    """Return those of the programme."""
    return CompanyLabel.objects.filter(programme=request.programme).order_by("name", "pk")


class CompanyFilter(django_filters.FilterSet):
    """Stage, target group, place, sector and so on; words look in names, number and place."""

    facets: Facets | None = None

    q = django_filters.CharFilter(label=_("Search companies"), method="search")
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=list(STAGES.items()), method="at_stage")
    target = django_filters.ChoiceFilter(
        label=_("Target group"), field_name="target_answer", choices=list(TARGET.items())
    )
    municipality = RecordFilter(label=_("Municipality"), queryset=municipalities, widget=LeanSelect)
    sector = django_filters.ChoiceFilter(
        label=_("Sector"), field_name="section", choices=list(SECTORS.items()), widget=LeanSelect
    )
    size = django_filters.ChoiceFilter(
        label=_("Size"), choices=list(SIZES.items()), method="of_size", widget=LeanSelect
    )
    contact = django_filters.ChoiceFilter(
        label=_("Last contact"), choices=list(CONTACT.items()), method="met", widget=LeanSelect
    )
    label = RecordFilter(label=_("Label"), queryset=labels, method="labelled", widget=LeanSelect)
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

    def of_size(self, companies: Companies, name: str, code: str) -> Companies:
        """Keep the companies of this size."""
        return companies.filter(size_filter(code))

    def met(self, companies: Companies, name: str, period: str) -> Companies:
        """Keep the companies that were last met in this period."""
        return companies.filter(contact_periods(self.request.programme.today())[period])

    def labelled(self, companies: Companies, name: str, label: CompanyLabel) -> Companies:
        """Keep the companies with this label."""
        return companies.filter(Exists(Labelling.objects.filter(company=OuterRef("pk"), label=label)))

    def with_open_step(self, companies: Companies, name: str, wanted: str) -> Companies:
        """Keep the companies of which a step waits for their answer."""
        return companies.filter(Exists(ConcreteStep.objects.open().filter(company=OuterRef("pk"))))


class CompanyTable(Table):
    """One line per company."""

    hidden_at_first = ("place", "labels", "website", "kvk_number", "non_mailing")

    selected = columns.CheckColumn(form="bulk", accessor="pk", names="name")
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
    labels = columns.TextColumn(verbose_name=_("Labels"), accessor="label_names", orderable=False, only_wide=True)
    place = columns.TextColumn(verbose_name=_("Place"), orderable=False, only_wide=True)
    website = columns.TextColumn(verbose_name=_("Website"), orderable=False, only_wide=True)

    non_mailing = columns.TextColumn(verbose_name=_("Unasked post"), orderable=False, only_wide=True)

    def render_non_mailing(self, value: bool) -> str:
        """Say who asked for no post, so that a list of addresses can leave them out."""
        return str(_("not wanted")) if value else ""

    def render_section(self, value: str) -> str:
        """Name the sector."""
        return sector(value)

    def order_headcount(self, companies: Companies, is_descending: bool) -> tuple[Companies, bool]:
        """Order by size; those of unknown size come last either way."""
        return companies.order_by(last_unknown("headcount", is_descending=is_descending), "name", "pk"), True

    def order_last_on(self, companies: Companies, is_descending: bool) -> tuple[ByLastContact, bool]:
        """Order by the day of the last contact; those that were never met come last either way."""
        return ByLastContact(companies, is_descending=is_descending), True


class CompanyTableToRead(CompanyTable):
    """The same for who may look but not change: nothing to tick."""

    class Meta(CompanyTable.Meta):
        exclude = ("selected",)
