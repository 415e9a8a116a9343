"""Tables of the target group: one line per place, sector or size, or one cell for each pair of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.queries import NOT_REACHED, Part
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.models import Municipality
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.shared.ui.widgets import LeanSelect
from veerkracht.web.team.companies.wording import SIZES

from .dimensions import LABELS, SECTOR, SIZE, companies_query


def municipalities(request: Any) -> QuerySet[Municipality]:
    """Return those of the programme's region."""
    return request.programme.municipalities.order_by("name")


class PopulationFilter(django_filters.FilterSet):
    """By what the target group is divided, and which part of it is shown."""

    by = django_filters.ChoiceFilter(label=_("Rows"), choices=list(LABELS.items()))
    per = django_filters.ChoiceFilter(label=_("Columns"), choices=[(SECTOR, _("Sector")), (SIZE, _("Size"))])
    place = django_filters.ModelChoiceFilter(label=_("Municipality"), queryset=municipalities, widget=LeanSelect)
    sector = django_filters.ChoiceFilter(label=_("Sector"), choices=list(SECTORS.items()), widget=LeanSelect)
    size = django_filters.ChoiceFilter(label=_("Size"), choices=list(SIZES.items()), widget=LeanSelect)

    class Meta:
        model = Company
        fields: list[str] = []

    def chosen(self) -> dict[str, str]:
        """Return what was chosen, by name; what is no choice counts as nothing."""
        form: forms.Form = self.form
        form.is_valid()
        found = {name: form.cleaned_data.get(name) for name in ("by", "per", "place", "sector", "size")}
        return {name: str(getattr(value, "pk", value)) for name, value in found.items() if value}


class Row:
    """One line: a member of the dimension with its part, and per column of a second dimension a part."""

    def __init__(self, member: str, label: str, part: Part, across: Mapping[str, Part], fixed: dict[str, str]) -> None:
        """Give every figure a name that a column can find; `fixed` is what its companies have in common."""
        self.member, self.label, self.part, self.across, self.fixed = member, label, part, across, fixed
        self.total, self.untouched, self.reached, self.aware, self.activated = part
        self.touched = round(100 * (part.total - part.untouched) / part.total) if part.total else 0

    def url(self, stage: str = "", **more: str) -> str:
        """Return the list of exactly these companies; none for those of which the member is not known."""
        members = {**self.fixed, **more}
        return f"{reverse('team:companies')}{companies_query(members, stage)}" if all(members.values()) else ""


def table_class(label: str) -> type[Table]:
    """Return the table of one dimension: how many, and how far."""
    return type("PopulationTable", (_PopulationTable,), {"label": columns.TextColumn(verbose_name=label)})


class _PopulationTable(Table):
    """One line per member; the figures after the first add up to it."""

    label = columns.TextColumn(verbose_name=_("Part"))
    total = columns.NumberColumn(verbose_name=_("Target group"), url=Row.url)
    untouched = columns.NumberColumn(verbose_name=_("Not reached yet"), url=lambda row: row.url(NOT_REACHED))
    reached = columns.NumberColumn(
        verbose_name=_("Reached only"), url=lambda row: row.url(Stage.REACHED.value), only_wide=True
    )
    aware = columns.NumberColumn(
        verbose_name=_("Aware only"), url=lambda row: row.url(Stage.AWARE.value), only_wide=True
    )
    activated = columns.NumberColumn(verbose_name=_("Activated"), url=lambda row: row.url(Stage.ACTIVATED.value))
    touched = columns.NumberColumn(verbose_name=_("Reached, %"))


def cross_table_class(
    label: str, dimension: str, members: Sequence[tuple[str, str]], rows: Sequence[Row]
) -> type[Table]:
    """Return the table of two dimensions: in each cell how many were not reached yet, darker for more."""
    most = max((part.untouched for row in rows for part in row.across.values()), default=0)
    cells: dict[str, Any] = {"label": columns.TextColumn(verbose_name=label)}
    for number, (member, name) in enumerate(members):
        cells[f"cell{number}"] = columns.HeatColumn(
            most=most,
            verbose_name=name,
            accessor=f"across__{member}__untouched",
            orderable=False,
            url=_cell_url(dimension, member),
        )
    cells["untouched"] = columns.NumberColumn(verbose_name=_("Together"), url=lambda row: row.url(NOT_REACHED))
    return type("CrossTable", (Table,), cells)


def _cell_url(dimension: str, member: str) -> Any:
    return lambda row: row.url(NOT_REACHED, **{dimension: member})
