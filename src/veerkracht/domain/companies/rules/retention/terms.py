"""Sums with months."""

import calendar
import datetime as dt

ANSWER_MONTHS = 1
EXTRA_MONTHS = 2


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later (earlier when negative); the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def answer_by(received_on: dt.date) -> dt.date:
    """Return the last day to answer a request about somebody's own data: one month (GDPR 12(3), PRI-3)."""
    return months_after(received_on, ANSWER_MONTHS)


def extended_by(received_on: dt.date) -> dt.date:
    """Return the last day after an extension that was told within the first month: two months more (PRI-3)."""
    return months_after(received_on, ANSWER_MONTHS + EXTRA_MONTHS)


def before(today: dt.date, months: int) -> dt.date:
    """Return the day before which data of this retention period, in months, are over (ARC-1)."""
    return months_after(today, -months)
