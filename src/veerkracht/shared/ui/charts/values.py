"""The values that charts take. Every one may carry the URL of the rows behind it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

Figure = int | float


class Bar(NamedTuple):
    """One bar: a label, a figure, and the rows behind it; ``extra`` stacks more figures on it, one per series."""

    label: str
    value: Figure
    url: str = ""
    extra: tuple[Figure, ...] = ()


class Series(NamedTuple):
    """One line over time: its name and its points in order of date."""

    label: str
    points: Sequence[tuple[date, Figure]]


class Stage(NamedTuple):
    """One stage of a funnel, in order; each stage is contained in the one before."""

    label: str
    value: Figure
    url: str = ""


class Tile(NamedTuple):
    """One place on a tile map: its square, a short label, its full name, a figure (None: suppressed) and its rows."""

    column: int
    row: int
    short: str
    name: str
    value: Figure | None
    url: str = ""
