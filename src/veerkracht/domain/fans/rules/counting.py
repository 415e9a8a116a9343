"""What may be told of a list of members that is counted once (FAN-1: only the fan knows its members).

Nobody may learn of one company whether it took part: not from a small group, not from what is left when a group is
taken off the whole, and not by counting a list again with one row more. So a number is shown only when it and what is
left of the whole are five or more, it is rounded down to a multiple of five, and a list of few rows is not counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SMALLEST = 5
SHORTEST_LIST = 20


@dataclass(frozen=True)
class Told:
    """What is said of one group: at least so many, or nothing when it or what is left of the whole is too small."""

    at_least: int | None

    @property
    def is_hidden(self) -> bool:
        """Tell whether nothing is said."""
        return self.at_least is None


HIDDEN = Told(None)


def told(amount: int, *wholes: int) -> Told:
    """Return what may be said of a group that is part of each of these wholes."""
    if amount < SMALLEST or any(whole - amount < SMALLEST for whole in wholes):
        return HIDDEN
    return Told(amount - amount % SMALLEST)


def told_by_theme(themes: Mapping[str, int], reached: int, members: int) -> dict[str, Told]:
    """Return what may be said per theme, of those reached and of the whole list; nothing when the total is hidden."""
    hidden = told(reached, members).is_hidden
    return {theme: HIDDEN if hidden else told(amount, reached, members) for theme, amount in themes.items()}
