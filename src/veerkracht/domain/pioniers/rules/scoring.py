"""Scores of several people on several criteria: the weighted mean, and where people differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5
# From this distance between two people a criterion is worth a talk before a decision.
FAR_APART = 3


@dataclass(frozen=True)
class Mark:
    """One score (1 to 5) of one person on one criterion."""

    scorer: int
    criterion: int
    value: int


@dataclass(frozen=True)
class Tally:
    """What the scores say together; `mean` is None as long as nobody is ready."""

    mean: float | None
    ready: int
    means: Mapping[int, float]
    far_apart: tuple[int, ...]


def tally(marks: Iterable[Mark], weights: Mapping[int, int]) -> Tally:
    """Return the weighted mean of everybody who scored all criteria; others wait and do not count yet."""
    by_scorer: dict[int, dict[int, int]] = {}
    for mark in marks:
        if mark.criterion in weights:
            by_scorer.setdefault(mark.scorer, {})[mark.criterion] = mark.value
    ready = [marks for marks in by_scorer.values() if len(marks) == len(weights)]
    if not ready or not weights:
        return Tally(None, 0, {}, ())
    means = {criterion: sum(marks[criterion] for marks in ready) / len(ready) for criterion in weights}
    mean = sum(weights[criterion] * value for criterion, value in means.items()) / sum(weights.values())
    spread = {c: max(m[c] for m in ready) - min(m[c] for m in ready) for c in weights}
    return Tally(mean, len(ready), means, tuple(c for c, apart in spread.items() if apart >= FAR_APART))
