"""At least three acts per appointment year (PIO-3), and a guard against too many (PIO-4)."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

PER_YEAR = 3
TOO_MANY_A_YEAR = 8
TOO_CLOSE_DAYS = 14


@dataclass(frozen=True)
class YearCard:
    """One appointment year [start, end): acts done and due; a friendly count, never a reason to remove anybody."""

    start: dt.date
    end: dt.date
    done: int
    due: int


def year_card(starts_on: dt.date, ends_on: dt.date, acts: Iterable[dt.date], today: dt.date) -> YearCard:
    """Return the card of the appointment year in which `today` falls (PIO-3).

    Years run from the day of appointment; 29 February moves to 28. The last year may be shorter: then
    ceil(3 * months / 12) acts are due.
    """
    start, end = starts_on, _a_year_later(starts_on, 1)
    years = 1
    while end <= today and end < ends_on:
        years += 1
        start, end = end, _a_year_later(starts_on, years)
    end = min(end, ends_on)
    done = sum(1 for act in acts if start <= act < end)
    return YearCard(start, end, done, math.ceil(PER_YEAR * _months(start, end) / 12))


def is_overloaded(acts: Iterable[dt.date], today: dt.date) -> bool:
    """Tell whether the guard warns (PIO-4): more than 8 acts in 365 days, or two within 14 days of each other."""
    recent = sorted(act for act in acts if today - dt.timedelta(days=365) < act <= today + dt.timedelta(days=365))
    past_year = [act for act in recent if act <= today]
    close = any((b - a).days < TOO_CLOSE_DAYS for a, b in zip(recent, recent[1:], strict=False) if b >= today)
    return len(past_year) > TOO_MANY_A_YEAR or close


def _a_year_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _months(start: dt.date, end: dt.date) -> int:
    """Return the whole or begun months between two days, at most 12."""
    months = (end.year - start.year) * 12 + end.month - start.month + (1 if end.day > start.day else 0)
    return min(max(months, 0), 12)
