"""How many seats more than the room has may be given away, by who stayed away from earlier meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

# A quarter of the guests of a free meeting stays away (the example's own lesson); how many people that prior weighs.
USUAL_NO_SHOW = 0.25
PRIOR_PEOPLE = 40
# In at most one evening of twenty more people come than there are chairs.
RISK = 0.05
# Never more than this part of the room on top, whatever history says.
MOST_EXTRA = 0.2


@dataclass(frozen=True)
class Turnout:
    """How many had a seat at one earlier meeting, and how many of them stayed away."""

    seats: int
    stayed_away: int


def no_show_rate(own: Iterable[Turnout], all_meetings: Iterable[Turnout] = ()) -> float:
    """Return the part of the seats that stays empty, of meetings like this one, shrunk towards that of the programme.

    The programme's own rate is shrunk towards `USUAL_NO_SHOW` first, so that one evening says little.
    """
    mean = _shrunk(all_meetings, USUAL_NO_SHOW)
    return _shrunk(own, mean)


def _shrunk(turnouts: Iterable[Turnout], towards: float) -> float:
    turnouts = list(turnouts)
    seats, away = sum(each.seats for each in turnouts), sum(each.stayed_away for each in turnouts)
    return (away + PRIOR_PEOPLE * towards) / (seats + PRIOR_PEOPLE)


def extra_seats(capacity: int, rate: float) -> int:
    """Return how many seats may be given on top, so that more than `capacity` people come with at most `RISK`.

    Everybody comes or stays away on their own (binomial); a little more caution than that is in `MOST_EXTRA`.
    """
    extra = 0
    while extra < int(capacity * MOST_EXTRA) and _too_many(capacity, capacity + extra + 1, 1 - rate) <= RISK:
        extra += 1
    return extra


def _too_many(capacity: int, seats: int, comes: float) -> float:
    """Return the chance that more than `capacity` of so many come."""
    return sum(comb(seats, n) * comes**n * (1 - comes) ** (seats - n) for n in range(capacity + 1, seats + 1))
