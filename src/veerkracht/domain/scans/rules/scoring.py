"""From answers to scores (domain.md SCR-1 to SCR-5). "I do not know" is no answer, and never a zero."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .definition import Definition, Dimension, Level

DO_NOT_KNOW = 0
"""How "I do not know" is kept: it says that somebody saw the statement."""

Answers = Mapping[str, int]


@dataclass(frozen=True)
class Scores:
    """Scores of 0 to 100, not rounded: `dimensions` by code, None where too little was answered."""

    dimensions: Mapping[str, float | None]
    total: float | None

    @property
    def known(self) -> dict[str, float]:
        """Return the dimensions that have a score."""
        return {code: score for code, score in self.dimensions.items() if score is not None}


def dimension_score(dimension: Dimension, answers: Answers, definition: Definition) -> float | None:
    """Return `(mean - 1) / 4 * 100` of what was answered; None with too few answers (SCR-1: 3 of 4)."""
    low, high = definition.values[0], definition.values[-1]
    given = [answers[each.code] for each in dimension.statements if answers.get(each.code, DO_NOT_KNOW) >= low]
    if len(given) < definition.answers_needed:
        return None
    return (sum(given) / len(given) - low) / (high - low) * 100


def scores(definition: Definition, answers: Answers) -> Scores:
    """Return the score per dimension and their unweighted mean; no total with too few dimensions (SCR-1: 5 of 6)."""
    found = {each.code: dimension_score(each, answers, definition) for each in definition.dimensions}
    return Scores(found, total_of(definition, found))


def total_of(definition: Definition, found: Mapping[str, float | None]) -> float | None:
    """Return the unweighted mean of the dimensions that have a score, when enough have one (SCR-1)."""
    known = [score for score in found.values() if score is not None]
    return sum(known) / len(known) if len(known) >= definition.dimensions_needed else None


def mean_scores(definition: Definition, sheets: Iterable[Scores]) -> Scores:
    """Return the mean of several people, per dimension over those who have a score (SCR-4: of people, not of teams)."""
    rows = list(sheets)
    found = {each.code: _mean([row.dimensions[each.code] for row in rows]) for each in definition.dimensions}
    return Scores(found, _mean([row.total for row in rows]))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def rounded(score: float) -> int:
    """Return the score as reports show it: whole, half up (SCR-1)."""
    return math.floor(score + 0.5)


def level_of(definition: Definition, score: float) -> Level:
    """Return the level of a score that was not rounded; the lower bound belongs to the level (SCR-2)."""
    return [level for level in definition.levels if level.start <= score][-1]


@dataclass(frozen=True)
class Gap:
    """Management minus employees on one dimension, in points; `is_flagged` from the definition's gap on (SCR-3)."""

    code: str
    management: float
    employees: float
    points: float
    is_flagged: bool


def gaps(definition: Definition, management: Scores, employees: Mapping[str, float | None]) -> list[Gap]:
    """Return the gap on each dimension that both have a score of (SCR-3); positive: management sees it brighter."""
    found = []
    for code, own in management.dimensions.items():
        theirs = employees.get(code)
        if own is not None and theirs is not None:
            points = own - theirs
            found.append(Gap(code, own, theirs, points, abs(points) >= definition.gap))
    return found


def accepted(definition: Definition, given: Mapping[str, object]) -> dict[str, int]:
    """Return the answers among what was sent: known statements with a point of the scale or "I do not know"."""
    allowed = {str(value): value for value in (DO_NOT_KNOW, *definition.values)}
    found = {each.code: allowed.get(str(given.get(each.code, ""))) for each in definition.statements}
    return {code: value for code, value in found.items() if value is not None}


def is_complete(definition: Definition, answers: Answers) -> bool:
    """Tell whether every statement was seen: answered, or "I do not know"."""
    return all(each.code in answers for each in definition.statements)
