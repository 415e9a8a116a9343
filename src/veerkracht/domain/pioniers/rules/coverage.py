"""Whom the present group of pioniers looks like, beside the population, and which gaps to search in (PIO-7)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Of a part that would have fewer than this of the group's seats, an empty one is no gap.
HALF_A_SEAT = 0.5


@dataclass(frozen=True)
class Part:
    """One part of a dimension: how many pioniers it has, and how many its share of the population would give.

    `size` is the part's number in the population; `expected` is None where nothing is known to compare with.
    """

    code: str
    have: int
    size: int
    expected: float | None

    @property
    def missing(self) -> int:
        """Return how many whole pioniers would fill the gap (PIO-7)."""
        if self.expected is None:
            return 0
        if self.have == 0 and self.expected >= HALF_A_SEAT:
            return max(1, int(self.expected))
        return max(int(self.expected - self.have), 0)


def parts(group: Iterable[str], population: Mapping[str, int]) -> list[Part]:
    """Return the parts, the largest gap first; what is unknown of somebody (an empty code) takes no seat (PIO-7)."""
    have: dict[str, int] = {}
    for code in group:
        if code:
            have[code] = have.get(code, 0) + 1
    known, total = sum(have.values()), sum(population.values())
    codes = dict.fromkeys([*population, *have])
    found = [
        Part(
            code, have.get(code, 0), population.get(code, 0), known * population.get(code, 0) / total if total else None
        )
        for code in codes
    ]
    return sorted(found, key=lambda part: (-part.missing, -(part.expected or 0), -part.have, part.code))


def untold(group: Iterable[Iterable[str]], wanted: Iterable[str]) -> list[Part]:
    """Return the themes with how many tell about each; one that nobody tells is a gap of one (PIO-7)."""
    have: dict[str, int] = {}
    for themes in group:
        for theme in set(themes):
            have[theme] = have.get(theme, 0) + 1
    found = [Part(theme, have.get(theme, 0), 0, 1.0) for theme in wanted]
    return sorted(found, key=lambda part: (-part.missing, -part.have, part.code))
