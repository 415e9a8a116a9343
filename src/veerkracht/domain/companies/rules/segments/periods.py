"""Months back in the calendar."""

import calendar
import datetime as dt


def day_before(day: dt.date, months: int) -> dt.date:
    """Return the same day so many calendar months earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
