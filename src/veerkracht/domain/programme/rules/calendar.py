"""Working days of the Dutch calendar (ATW-1, ATW-2)."""

import datetime as dt
from functools import cache

import holidays


@cache
def _dutch_holidays(year: int) -> frozenset[dt.date]:
    """Return the holidays of ATW-2: `holidays` has 5 May once in five years, the act every year."""
    days = set(holidays.country_holidays("NL", years=year, categories=("public", "optional")))
    days.add(dt.date(year, 5, 5))
    return frozenset(days)


@cache
def _named_holidays(year: int, language: str) -> dict[dt.date, str]:
    named = holidays.country_holidays("NL", years=year, categories=("public", "optional"), language=language)
    return dict(named)


def holiday_name(day: dt.date, language: str) -> str:
    """Return the name of the Dutch holiday that falls on this day, or "" ("nl" or "en"; Liberation Day every year)."""
    known = "nl" if language == "nl" else "en_US"
    liberation = "Bevrijdingsdag" if language == "nl" else "Liberation Day"
    return _named_holidays(day.year, known).get(day, liberation if (day.month, day.day) == (5, 5) else "")


def is_working_day(day: dt.date, extra_days_off: frozenset[dt.date] = frozenset()) -> bool:
    """Tell whether this is a Monday to Friday that is no holiday (ATW-2) and no extra equated day."""
    return day.weekday() < 5 and day not in _dutch_holidays(day.year) and day not in extra_days_off


def add_working_days(day: dt.date, count: int, extra_days_off: frozenset[dt.date] = frozenset()) -> dt.date:
    """Return the day that lies `count` working days after `day` (REF-A: the day of asking does not count)."""
    while count > 0:
        day += dt.timedelta(days=1)
        if is_working_day(day, extra_days_off):
            count -= 1
    return day


def quarter_start(day: dt.date) -> dt.date:
    """Return the first day of the quarter in which the day lies."""
    return dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def next_quarter(day: dt.date) -> dt.date:
    """Return the first day of the quarter after the one in which the day lies."""
    return quarter_start(quarter_start(day) + dt.timedelta(days=100))
