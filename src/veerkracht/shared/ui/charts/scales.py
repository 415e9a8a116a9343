"""Pure sums for charts: ticks, positions and shares. No Django, no markup."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10
from typing import NamedTuple

STEPS = (1, 2, 2.5, 5, 10)


class Scale(NamedTuple):
    """A straight line from values to positions; ``start == end`` puts everything in the middle."""

    start: float
    end: float
    low: float
    high: float

    def __call__(self, value: float) -> float:
        """Return the position of a value, rounded to a tenth, which is finer than a screen shows."""
        if self.end == self.start:
            return round((self.low + self.high) / 2, 1)
        share = (value - self.start) / (self.end - self.start)
        return round(self.low + share * (self.high - self.low), 1)


def nice_step(span: float, wanted: int) -> float:
    """Return the smallest round step (1, 2, 2.5 or 5 times ten to some power, at least 1)."""
    if span <= wanted:
        return 1
    power = 10 ** floor(log10(span / wanted))
    return next((step * power for step in STEPS if span / (step * power) <= wanted), 10 * power)


def ticks(maximum: float, *, wanted: int = 4) -> list[float]:
    """Return round values from 0 up to the first one at or above ``maximum``: at most ``wanted`` steps."""
    step = nice_step(max(maximum, 1), wanted)
    return [index * step for index in range(ceil(max(maximum, 1) / step - 1e-9) + 1)]


def shares(values: Sequence[float]) -> list[float]:
    """Return each value as a share of the largest; all zero when there is nothing."""
    largest = max(values, default=0)
    return [value / largest if largest > 0 else 0.0 for value in values]


def conversions(values: Sequence[float]) -> list[float | None]:
    """Return each value as a share of the one before it; None for the first and after a zero."""
    return [
        None if index == 0 or not values[index - 1] else value / values[index - 1] for index, value in enumerate(values)
    ]


def level(value: float, maximum: float, *, levels: int = 5) -> int:
    """Return how dark a tile is: 0 for nothing, then 1 to ``levels`` in equal steps up to the maximum."""
    if value <= 0 or maximum <= 0:
        return 0
    return min(levels, max(1, ceil(value / maximum * levels)))


def spread(positions: Sequence[float], *, gap: float) -> list[float]:
    """Move labels apart so that neighbours are at least ``gap`` apart, keeping their order and moving down only."""
    order = sorted(range(len(positions)), key=lambda index: positions[index])
    moved = list(positions)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    return moved
