"""The open figures: what the public sees of the counts, with small groups hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.impact.choices import OF_TARGET, SECTORS, Dimension, Measure
from veerkracht.domain.impact.queries import Figures, Overview, Split, overview
from veerkracht.domain.impact.rules.suppression import suppress
from veerkracht.domain.programme.choices import Unit
from veerkracht.domain.programme.models import Programme, Target
from veerkracht.shared.ui.charts.values import Bar, Tile

# Places and sectors are split by one measure only: two measures per place would show small groups by subtraction.
SPLIT_BY = Measure.REACHED
IN_TARGET = "yes"
SHORT_NAME = 4
UNKNOWN_SECTOR = _("Sector unknown")


class Counter(NamedTuple):
    """One of the figures that are never added up."""

    measure: Measure
    label: Promise
    definition: Promise
    amount: int
    smallest: int = 0

    @property
    def shown(self) -> int | str:
        """Return the amount; a group too small to show only says that."""
        return too_few(self.smallest) if 0 < self.amount < self.smallest else self.amount


class TargetLine(NamedTuple):
    """A promise in its own unit, and how far it is."""

    target: Target
    measure: Measure
    amount: int
    too_few: str = ""


def too_few(smallest: int) -> str:
    """Return what stands in place of a group that is too small to show (PRI-4)."""
    return gettext("fewer than %(number)s") % {"number": smallest}


@dataclass(frozen=True)
class OpenFigures:
    """Everything that `/impact/` shows."""

    whole: Figures
    by_member: dict[tuple[str, str], int]
    smallest: int

    def counter(self, measure: Measure) -> Counter:
        """Return one figure of the whole programme with its definition."""
        return Counter(measure, measure.label, measure.definition, self.whole.amount(measure), self.smallest)

    def share(self, part: Measure, of: Measure) -> float | None:
        """Return which share of one figure is the other; None when there is nothing to share."""
        whole, found = self.whole.amount(of), self.whole.amount(part)
        is_hidden = 0 < found < self.smallest or 0 < whole - found < self.smallest
        return found / whole if whole and not is_hidden else None

    def split(self, dimension: str) -> dict[str, int | None]:
        """Return the companies reached per member, with None for a group too small to show."""
        found = {member: amount for (kind, member), amount in self.by_member.items() if kind == dimension}
        return suppress(found, self.smallest)


def open_figures(programme: Programme) -> OpenFigures:
    """Read the figures of a programme; one statement, unless something changed a moment ago."""
    found: Overview = overview(programme, Split(SPLIT_BY))
    return OpenFigures(found.whole, found.by_member, programme.small_group)


def target_lines(programme: Programme, figures: OpenFigures) -> list[TargetLine]:
    """Return the targets that we count, each beside the figure of its own unit; companies within the target group."""
    lines = []
    for target in programme.targets.order_by("by", "pk"):
        measure = OF_TARGET.get((target.stage, target.unit))
        if measure is not None:
            answer = IN_TARGET if target.unit == Unit.COMPANIES else None
            amount = figures.whole.amount(measure, in_target=answer)
            hidden = too_few(figures.smallest) if 0 < amount < figures.smallest else ""
            lines.append(TargetLine(target, measure, amount, hidden))
    return lines


def place_tiles(programme: Programme, figures: OpenFigures) -> list[Tile]:
    """Return a tile per municipality of the region."""
    by_place = figures.split(Dimension.MUNICIPALITY)
    return [
        Tile(tile.column, tile.row, tile.municipality.name[:SHORT_NAME], tile.municipality.name, by_place.get(code, 0))
        for tile in programme.tiles.select_related("municipality").order_by("row", "column")
        if (code := tile.municipality_id)
    ]


def sector_bars(figures: OpenFigures) -> tuple[list[Bar], int]:
    """Return a bar per sector, most first, and how many sectors are too small to show."""
    by_sector = figures.split(Dimension.SECTION)
    bars = [Bar(_sector(code), amount) for code, amount in by_sector.items() if amount]
    return sorted(bars, key=_most_first), sum(amount is None for amount in by_sector.values())


def _sector(code: str) -> str:
    return str(SECTORS.get(code, "")) or str(UNKNOWN_SECTOR)


def _most_first(bar: Bar) -> tuple[float, str]:
    return -bar.value, bar.label


def counters(figures: OpenFigures, measures: Iterable[Measure]) -> list[Counter]:
    """Return several figures side by side."""
    return [figures.counter(measure) for measure in measures]
