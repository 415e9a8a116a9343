"""Scores with small-number care: few answers pull a score only a little away from what is usual."""

from collections.abc import Sequence

# As many answers as it takes before somebody's own answers weigh as much as what is usual.
WEIGHT = 6.0
USUAL = 0.6
# Below this many answers a score is used for choosing, but not shown as a figure.
SHOWN_FROM = 5


def shrunk(good: float, total: float, usual: float = USUAL, weight: float = WEIGHT) -> float:
    """Return the share of good answers, drawn towards the usual share: (good + weight * usual) / (total + weight).

    It always lies between the raw share and the usual one, and nearer to the raw one the more answers there are.
    Raises ValueError for counts that cannot be.
    """
    if not 0 <= good <= total or weight <= 0 or not 0 <= usual <= 1:
        raise ValueError("good answers must lie between none and all")
    return (good + weight * usual) / (total + weight)


def usual_share(counts: Sequence[tuple[float, float]]) -> float:
    """Return what is usual over all (good, total) pairs together, itself drawn towards `USUAL`."""
    return shrunk(sum(good for good, _ in counts), sum(total for _, total in counts))


def gini(loads: Sequence[float]) -> float:
    """Return the Gini coefficient of loads: 0 when all are equal, near 1 when one has everything; 0 for no load."""
    ordered = sorted(loads)
    total, count = sum(ordered), len(ordered)
    if not count or total <= 0:
        return 0.0
    weighted = sum(rank * load for rank, load in enumerate(ordered, start=1))
    return max(0.0, 2 * weighted / (count * total) - (count + 1) / count)
