"""How well statements hang together, and what a change between two scans is worth (SCR-5). Own sums, no library."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pvariance

from .definition import Definition, Dimension

GOOD_ALPHA = 0.70
"""From here on a dimension is reliable enough (SCR-5)."""
FEWEST = 30
"""With fewer complete sheets alpha is mostly chance: it is not shown."""
# Until there is enough live data: a common spread of such scales, and the lowest alpha we accept.
ASSUMED_SPREAD, ASSUMED_ALPHA = 20.0, GOOD_ALPHA
SURE = 1.96  # of twenty unchanged scans, one shows a change this large by chance


@dataclass(frozen=True)
class ItemFigures:
    """One statement: how many answered, how many did not know, the mean, and how it goes along with the others."""

    code: str
    answered: int
    unknown: int
    mean: float | None
    with_the_rest: float | None


@dataclass(frozen=True)
class Reliability:
    """One dimension: sheets with all its answers, alpha (None with too few), spread of the score in points."""

    code: str
    sheets: int
    alpha: float | None
    spread: float | None
    items: tuple[ItemFigures, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether alpha is known and high enough."""
        return self.alpha is not None and self.alpha >= GOOD_ALPHA


def cronbach_alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Return `k / (k - 1) * (1 - sum of variances / variance of sums)`; None for one item or without any spread."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    items = len(rows[0])
    spread = pvariance([sum(row) for row in rows])
    if spread == 0:
        return None
    own = sum(pvariance(column) for column in zip(*rows, strict=True))
    return items / (items - 1) * (1 - own / spread)


def correlation(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Return Pearson's correlation; None without spread on either side."""
    if len(left) < 2:
        return None
    mean_left, mean_right = fmean(left), fmean(right)
    product = sum((a - mean_left) * (b - mean_right) for a, b in zip(left, right, strict=True))
    size = math.sqrt(sum((a - mean_left) ** 2 for a in left) * sum((b - mean_right) ** 2 for b in right))
    return product / size if size else None


def reliability(definition: Definition, sheets: Sequence[Mapping[str, int]]) -> list[Reliability]:
    """Return the figures per dimension; with fewer than `FEWEST` complete sheets without alpha and correlations."""
    return [_of_dimension(definition, dimension, sheets) for dimension in definition.dimensions]


def _of_dimension(definition: Definition, dimension: Dimension, sheets: Sequence[Mapping[str, int]]) -> Reliability:
    codes = [each.code for each in dimension.statements]
    low, high = definition.values[0], definition.values[-1]
    whole = [[float(sheet[code]) for code in codes] for sheet in sheets if all(sheet.get(c, 0) >= low for c in codes)]
    enough = len(whole) >= FEWEST
    alpha = cronbach_alpha(whole) if enough else None
    points = [(fmean(row) - low) / (high - low) * 100 for row in whole]
    items = tuple(_of_item(code, place, sheets, whole if enough else [], low) for place, code in enumerate(codes))
    return Reliability(dimension.code, len(whole), alpha, math.sqrt(pvariance(points)) if enough else None, items)


def _of_item(
    code: str, place: int, sheets: Sequence[Mapping[str, int]], whole: Sequence[Sequence[float]], low: int
) -> ItemFigures:
    seen = [sheet[code] for sheet in sheets if code in sheet]
    given = [value for value in seen if value >= low]
    rest = [sum(row) - row[place] for row in whole]
    together = correlation([row[place] for row in whole], rest) if whole and len(whole[0]) > 1 else None
    return ItemFigures(code, len(given), len(seen) - len(given), fmean(given) if given else None, together)


def margin_of_change(spread: float | None, alpha: float | None) -> float:
    """Return from how many points a change of one company is more than chance (reliable change, 95%)."""
    spread = ASSUMED_SPREAD if spread is None else spread
    alpha = ASSUMED_ALPHA if alpha is None else max(0.0, min(alpha, 1.0))
    return SURE * math.sqrt(2) * spread * math.sqrt(1 - alpha)
