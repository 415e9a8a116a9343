"""At least three acts per appointment year (PIO-3), and a guard against too many (PIO-4)."""

import datetime as dt
import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..choices import Load, Standing

PER_YEAR = 3
TOO_MANY_A_YEAR = 8
TOO_CLOSE_DAYS = 14
YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class YearCard:
    """One appointment year [start, end): acts done, due and planned; a friendly count, no reason to remove anybody."""

    start: dt.date
    end: dt.date
    done: int
    due: int
    planned: int = 0

    @property
    def missing(self) -> int:
        """Return how many acts are neither done nor planned."""
        return max(self.due - self.done - self.planned, 0)


def year_card(starts_on: dt.date, ends_on: dt.date, acts: Iterable[dt.date], today: dt.date) -> YearCard:
    """Return the card of the appointment year in which `today` falls (PIO-3).

    Years run from the day of appointment; 29 February moves to 28. The last year may be shorter: then
    ceil(3 * months / 12) acts are due. An act of today is done, a later one is planned.
    """
    start, end = starts_on, _a_year_later(starts_on, 1)
    years = 1
    while end <= today and end < ends_on:
        years += 1
        start, end = end, _a_year_later(starts_on, years)
    end = min(end, ends_on)
    counted = [act for act in acts if start <= act < end]
    done = sum(1 for act in counted if act <= today)
    return YearCard(start, end, done, math.ceil(PER_YEAR * _months(start, end) / 12), len(counted) - done)


def standing(card: YearCard, today: dt.date) -> Standing:
    """Tell how the year goes (PIO-3): done, on course, or worth a talk.

    It is worth a talk when fewer acts happened than fit the part of the year that passed, and the plans do not fill it.
    """
    if card.done >= card.due:
        return Standing.DONE
    passed = max((min(today, card.end) - card.start).days, 0) / (card.end - card.start).days
    is_behind = card.missing > 0 and card.done < math.floor(card.due * passed)
    return Standing.WORTH_A_TALK if is_behind else Standing.ON_COURSE


def load(acts: Iterable[dt.date], today: dt.date) -> Load:
    """Tell whether the guard warns (PIO-4): more than 8 acts in any 365 days, or two in one span of 14 days.

    Planned acts count too, so that the warning comes before the evening and not after it; what is over no longer warns.
    """
    days = sorted(acts)
    if any(later >= today and (later - earlier).days < TOO_CLOSE_DAYS for earlier, later in pairwise(days)):
        return Load.TOO_CLOSE
    busiest = max((_in_year_until(days, day) for day in {today, *(day for day in days if day > today)}), default=0)
    return Load.TOO_MANY if busiest > TOO_MANY_A_YEAR else Load.FINE


def is_overloaded(acts: Iterable[dt.date], today: dt.date) -> bool:
    """Tell whether the guard warns at all (PIO-4)."""
    return load(acts, today) is not Load.FINE


def _in_year_until(days: list[dt.date], last: dt.date) -> int:
    """Return how many acts fall in the 365 days that end with `last`."""
    return bisect_right(days, last) - bisect_right(days, last - YEAR)


def _a_year_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _months(start: dt.date, end: dt.date) -> int:
    """Return the whole or begun months between two days, at most 12."""
    months = (end.year - start.year) * 12 + end.month - start.month + (1 if end.day > start.day else 0)
    return min(max(months, 0), 12)
