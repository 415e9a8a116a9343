"""Chance that always falls the same way: one stream per subject, so that a change in one leaves the others alone."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


class Draw(random.Random):  # noqa: S311 nothing secret comes from it
    """Random numbers from a seed and a subject. Never draw from a set: its order differs per run."""

    def __new__(cls, *_: object) -> "Draw":
        """Start without a seed of its own; `__init__` gives it one."""
        return super().__new__(cls)

    def __init__(self, seed: int, subject: str) -> None:
        """Seed with both, as text: that gives the same numbers on every Python."""
        super().__init__(f"{seed}/{subject}")

    def one(self, options: Sequence[tuple[Item, int]]) -> Item:
        """Return one of (item, weight)."""
        return self.choices([item for item, _ in options], [weight for _, weight in options])[0]

    def chance(self, share: float) -> bool:
        """Return True in this share of the cases."""
        return self.random() < share

    def take(self, items: Sequence[Item], count: int) -> list[Item]:
        """Return this many different items, or all when there are fewer."""
        return self.sample(items, min(count, len(items)))

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """Return a working day (Monday to Friday) between the two, both included."""
        day = first + dt.timedelta(days=self.randint(0, max((last - first).days, 0)))
        weekend = max(day.weekday() - 4, 0)
        return day - dt.timedelta(days=weekend) if day - dt.timedelta(days=weekend) >= first else day
