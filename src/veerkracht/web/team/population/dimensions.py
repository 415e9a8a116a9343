"""The three ways to divide the target group: by place, sector and size."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.queries import Cell
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.models import Programme, RegionTile
from veerkracht.shared.ui.filters import query
from veerkracht.web.team.companies.wording import SIZES

Names = Mapping[str, Promise | str]
PLACE, SECTOR, SIZE = "place", "sector", "size"
LABELS: Mapping[str, Promise] = {
    PLACE: gettext_lazy("Municipality"),
    SECTOR: gettext_lazy("Sector"),
    SIZE: gettext_lazy("Size"),
}
KEYS: Mapping[str, Callable[[Cell], str]] = {
    PLACE: lambda cell: cell.municipality,
    SECTOR: lambda cell: cell.sector,
    SIZE: lambda cell: cell.size,
}
# What the filter of the list of companies calls each of them.
PARAMETERS = {PLACE: "municipality", SECTOR: "sector", SIZE: "size"}


class Region(NamedTuple):
    """The places of the programme, with the names of everything a cell can be in."""

    tiles: list[RegionTile]
    names: Mapping[str, Names]

    @classmethod
    def of(cls, programme: Programme) -> "Region":
        """Read the places; one query."""
        tiles = list(programme.tiles.select_related("municipality").order_by("municipality__name", "pk"))
        places = {tile.municipality_id: tile.municipality.name for tile in tiles}
        return cls(tiles, {PLACE: places, SECTOR: SECTORS, SIZE: SIZES})

    def placed(self, cells: Iterable[Cell]) -> list[Cell]:
        """Return the cells, those of a head office outside the region in one place without a name."""
        here = self.names[PLACE]
        return [cell if cell.municipality in here else cell._replace(municipality="") for cell in cells]

    def name(self, dimension: str, member: str) -> str:
        """Return what a member is called."""
        if dimension == PLACE and not member:
            return _("head office elsewhere")
        return str(self.names[dimension].get(member, member)) or _("not known")


def companies_query(members: Mapping[str, str], stage: str = "") -> str:
    """Return the query of the list of companies with exactly these companies of the target group in it."""
    pairs = [("target", "yes"), *((PARAMETERS[dimension], member) for dimension, member in members.items() if member)]
    return query([*pairs, ("stage", stage)] if stage else pairs)
