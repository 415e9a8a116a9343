"""Who could introduce us to somebody: the most believable chain of people who know each other.

A tie has a strength between 0 and 1: how likely it is that one of the two would gladly pick up the telephone for the
other. The strength of a chain is the product, so that a short chain of strong ties wins. Strengths are our own advised
values; they order chains, and no figure of them is shown.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_STEPS = 4
# A chain that is less likely than one in twelve is no introduction any more.
BELIEVABLE = 0.08


class Tie(StrEnum):
    """Why two people know each other; screens put it into words."""

    NOMINATED = "nominated"
    WORKS_WITH = "works_with"
    IN_CONTACT = "in_contact"
    COLLEAGUE = "colleague"
    SPOKE_AT = "spoke_at"
    GUEST_OF_FAN = "guest_of_fan"
    HEARD = "heard"
    SAME_EVENING = "same_evening"


STRENGTH: Mapping[Tie, float] = {
    Tie.NOMINATED: 0.9,
    Tie.WORKS_WITH: 0.9,
    Tie.IN_CONTACT: 0.8,
    Tie.COLLEAGUE: 0.8,
    Tie.SPOKE_AT: 0.7,
    Tie.GUEST_OF_FAN: 0.5,
    Tie.HEARD: 0.35,
    Tie.SAME_EVENING: 0.3,
}
STRONGEST = 0.95


@dataclass(frozen=True)
class Acquaintance:
    """A tie between two people, both ways; `times` is how often, `what` names where (an evening, a company, a fan)."""

    one: str
    other: str
    tie: Tie
    times: int = 1
    what: str = ""

    @property
    def strength(self) -> float:
        """Return how strong the tie is: meeting again makes it stronger, never certain."""
        return min(1 - (1 - STRENGTH[self.tie]) ** max(self.times, 1), STRONGEST)


@dataclass(frozen=True)
class Step:
    """One step of a chain: from whom to whom, and every reason why they know each other, the strongest first."""

    one: str
    other: str
    reasons: tuple[Acquaintance, ...]


def introductions(
    ties: Iterable[Acquaintance], *, starts: Collection[str], target: str, most: int = 3
) -> list[tuple[Step, ...]]:
    """Return the most believable chains from one of `starts` to `target`, at most one per person who introduces.

    The person before the target is who introduces us; a second chain through the same person says nothing new.
    """
    between = _between(ties)
    chains: list[tuple[float, tuple[Step, ...]]] = []
    for last in sorted(_known_by(between, target)):
        cost, names = _cheapest(between, starts, last, without=target)
        whole = cost - math.log(between[last, target][0].strength)
        if names and math.exp(-whole) >= BELIEVABLE and len(names) <= MOST_STEPS:
            pairs = zip([*names], [*names[1:], target], strict=True)
            chains.append((whole, tuple(Step(one, other, tuple(between[one, other])) for one, other in pairs)))
    return [steps for _cost, steps in sorted(chains, key=lambda each: (each[0], len(each[1]), each[1][0].one))][:most]


def _between(ties: Iterable[Acquaintance]) -> dict[tuple[str, str], list[Acquaintance]]:
    """Return the ties of each pair, both ways, the strongest first."""
    found: dict[tuple[str, str], list[Acquaintance]] = {}
    for tie in ties:
        if tie.one != tie.other:
            for pair in ((tie.one, tie.other), (tie.other, tie.one)):
                found.setdefault(pair, []).append(tie)
    return {pair: sorted(all_, key=lambda each: (-each.strength, each.tie)) for pair, all_ in found.items()}


def _known_by(between: Mapping[tuple[str, str], list[Acquaintance]], person: str) -> set[str]:
    return {one for one, other in between if other == person}


def _cheapest(
    between: Mapping[tuple[str, str], list[Acquaintance]], starts: Collection[str], end: str, *, without: str
) -> tuple[float, list[str]]:
    """Return the cost and the people of the strongest chain to `end` that leaves one person out (Dijkstra)."""
    beside: dict[str, list[tuple[str, float]]] = {}
    for (one, other), ties in between.items():
        if without not in {one, other}:
            beside.setdefault(one, []).append((other, -math.log(ties[0].strength)))
    heap: list[tuple[float, int, list[str]]] = [(0.0, 1, [start]) for start in sorted(starts)]
    seen: set[tuple[str, int]] = set()
    while heap:
        cost, length, names = heapq.heappop(heap)
        if names[-1] == end:
            return cost, names
        if (names[-1], length) in seen or length >= MOST_STEPS:
            continue
        seen.add((names[-1], length))
        for other, more in beside.get(names[-1], ()):
            if other not in names:
                heapq.heappush(heap, (cost + more, length + 1, [*names, other]))
    return math.inf, []
