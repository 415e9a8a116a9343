"""The target group by place, sector and size against how far it is: where nobody has been yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.queries import NOT_REACHED, Cell, Part, population_cells, summed
from veerkracht.domain.programme.choices import Stage
from veerkracht.shared.ui.charts.values import Tile
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

from .dimensions import KEYS, LABELS, PLACE, SECTOR, SIZE, Region, companies_query
from .tables import PopulationFilter, Row, cross_table_class, table_class

SHORT_NAME = 4


@workspace
@require_safe
def population(request: SignedInRequest) -> HttpResponseBase:
    """Show the target group in parts, each figure a link to its companies."""
    filterset = PopulationFilter(request.GET, queryset=Company.objects.none(), request=request)
    chosen = filterset.chosen()
    fixed = {name: chosen[name] for name in (PLACE, SECTOR, SIZE) if name in chosen}
    region = Region.of(request.programme)
    everywhere = region.placed(population_cells(request.programme))
    cells = [cell for cell in everywhere if all(KEYS[n](cell) == v for n, v in fixed.items())]
    by, per = chosen.get("by", PLACE), chosen.get("per", "")
    per = "" if per == by else per
    rows = _rows(cells, region, by, per, fixed)
    made = _cross(cells, region, by, per, rows) if per else table_class(str(LABELS[by]))
    whole = sum((cell.part for cell in cells), Part())
    context = {
        "stats": _stats(whole, fixed),
        "whole": whole,
        "tiles": _tiles(rows, region) if by == PLACE and PLACE not in fixed else [],
        "is_cross": bool(per),
    }
    return list_page(
        request,
        "team/population/population.html",
        filterset=filterset,
        table_class=made,
        rows=rows,
        name=_("target group"),
        context=context,
    )


def _rows(cells: Iterable[Cell], region: Region, by: str, per: str, fixed: Mapping[str, str]) -> list[Row]:
    """Return a row per member, the one with most companies not reached first."""
    found = list(cells)
    across: dict[str, dict[str, Part]] = {}
    if per:
        for cell in found:
            row = across.setdefault(KEYS[by](cell), {})
            row[KEYS[per](cell)] = row.get(KEYS[per](cell), Part()) + cell.part
    rows = [
        Row(member, region.name(by, member), part, across.get(member, {}), {**fixed, by: member})
        for member, part in summed(found, KEYS[by]).items()
    ]
    return sorted(rows, key=lambda row: (-row.untouched, row.label))


def _cross(cells: Iterable[Cell], region: Region, by: str, per: str, rows: list[Row]) -> Any:
    names = region.names[per]
    there = {KEYS[per](cell) for cell in cells}
    members = [(member, str(name)) for member, name in names.items() if member in there]
    return cross_table_class(str(LABELS[by]), per, members, rows)


def _stats(whole: Part, fixed: Mapping[str, str]) -> list[tuple[str, int, str]]:
    """Return the figures above the table, each with the list of its companies."""
    stages = (
        (_("In the target group"), whole.total, ""),
        (_("Not reached yet"), whole.untouched, NOT_REACHED),
        (_("Reached only"), whole.reached, Stage.REACHED.value),
        (_("Aware only"), whole.aware, Stage.AWARE.value),
        (_("Activated"), whole.activated, Stage.ACTIVATED.value),
    )
    path = reverse("team:companies")
    return [(label, count, f"{path}{companies_query(fixed, stage)}") for label, count, stage in stages]


def _tiles(rows: Iterable[Row], region: Region) -> list[Tile]:
    by_place = {row.member: row for row in rows}
    tiles = []
    for tile in region.tiles:
        row, name = by_place.get(tile.municipality_id), tile.municipality.name
        url = row.url(NOT_REACHED) if row else ""
        tiles.append(Tile(tile.column, tile.row, name[:SHORT_NAME], name, row.untouched if row else 0, url))
    return tiles
