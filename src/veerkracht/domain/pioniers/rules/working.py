"""Whether a pionier may be asked for a day (PIO-4), by what was agreed."""

import datetime as dt
from dataclasses import dataclass

from ..choices import EngagementKind

WEEK = range(7)
WORKING_WEEK = (0, 1, 2, 3, 4)


@dataclass(frozen=True)
class Agreement:
    """What was agreed; an empty set means that everything may be asked. Periods are half-open [start, end)."""

    weekdays: frozenset[int] = frozenset()
    subregions: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    per_month: int = 2
    off: tuple[tuple[dt.date, dt.date], ...] = ()

    def works_on(self, day: dt.date) -> bool:
        """Tell whether the day of the week fits."""
        return not self.weekdays or day.weekday() in self.weekdays

    def is_off(self, day: dt.date) -> bool:
        """Tell whether the day lies in a period off."""
        return any(start <= day < end for start, end in self.off)

    def comes_to(self, subregion: str) -> bool:
        """Tell whether the pionier travels to that part of the region; an unknown part is no reason against."""
        return not self.subregions or not subregion or subregion in self.subregions

    def does(self, kind: EngagementKind | str) -> bool:
        """Tell whether the form fits."""
        return not self.formats or str(kind) in self.formats


def month_of(day: dt.date) -> tuple[int, int]:
    """Return year and month, to count how often somebody is asked in it."""
    return day.year, day.month
