"""The programme by fan, pionier, municipality and sector: one measure, every bar and tile opens its rows."""

from typing import NamedTuple

from veerkracht.domain.impact.choices import Dimension
from veerkracht.domain.impact.queries import MemberNames, Overview
from veerkracht.shared.ui.charts.values import Bar, Tile
from veerkracht.shared.ui.items import Chip

from .selection import Selection, rows_url
from .wording import UNKNOWN_MEMBER

MOST_BARS = 12
SHORT_NAME = 4


class Bars(NamedTuple):
    """The largest members, and how many more have a figure."""

    bars: list[Bar]
    more: int


class Splits:
    """Makes the bars and the map of one page."""

    def __init__(self, found: Overview, names: MemberNames, selection: Selection) -> None:
        """Keep what was read."""
        self.by_member, self.names, self.selection = found.by_member, names, selection

    def bars(self, dimension: Dimension, *, with_none: bool) -> Bars:
        """Return a bar per member, largest first; `with_none` shows those without any as well."""
        members = set(self.names.members(dimension)) if with_none else set()
        members |= {member for found, member in self.by_member if found == dimension and member}
        bars = sorted((self._bar(dimension, member) for member in members), key=lambda bar: (-bar.value, bar.label))
        return Bars(bars[:MOST_BARS], len(bars[MOST_BARS:]))

    def _bar(self, dimension: str, member: str) -> Bar:
        label = self.names.names.get((dimension, member), member)
        return Bar(label, self.by_member.get((dimension, member), 0), self._url(dimension, member))

    def tiles(self) -> list[Tile]:
        """Return the map of the region."""
        found = Dimension.MUNICIPALITY.value
        return [
            Tile(
                place.column,
                place.row,
                place.name[:SHORT_NAME],
                place.name,
                self.by_member.get((found, place.code), 0),
                self._url(found, place.code),
            )
            for place in self.names.places
        ]

    def off_the_map(self) -> list[Chip]:
        """Return the municipalities outside the region and the unknown one, as links with their figures."""
        inside = {place.code for place in self.names.places}
        found = Dimension.MUNICIPALITY.value
        outside = {member for of, member in self.by_member if of == found and member and member not in inside}
        return [self._chip(found, member) for member in sorted(outside)] + self.unknown(Dimension.MUNICIPALITY)

    def unknown(self, dimension: Dimension) -> list[Chip]:
        """Return the companies of which the place or sector is unknown."""
        return [self._chip(dimension.value, "")] if self.by_member.get((dimension.value, ""), 0) else []

    def _chip(self, dimension: str, member: str) -> Chip:
        label = self.names.names.get((dimension, member)) or member or str(UNKNOWN_MEMBER[dimension])
        return Chip(label, self._url(dimension, member), count=self.by_member.get((dimension, member), 0))

    def _url(self, dimension: str, member: str) -> str:
        """Return the rows; a member of a dimension that must have one is never empty here."""
        return rows_url(self.selection.figure(self.selection.split, dimension, member))
