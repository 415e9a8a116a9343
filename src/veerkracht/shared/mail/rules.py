"""When a mail that may wait goes out. Pure: the moment is an argument, in the zone of the people who get the mail."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

WEEK = dt.timedelta(days=7)
SUNDAY = 7


@dataclass(frozen=True)
class Pace:
    """The hours in which nobody is mailed, whether Sunday is one of them, and how many mails a week are enough."""

    quiet_from: dt.time
    quiet_until: dt.time
    quiet_on_sunday: bool
    weekly_most: int


def is_quiet(at: dt.datetime, pace: Pace) -> bool:
    """Tell whether nobody is mailed at this moment; equal hours mean that no hour is quiet."""
    if pace.quiet_on_sunday and at.isoweekday() == SUNDAY:
        return True
    time = at.timetz().replace(tzinfo=None)
    if pace.quiet_from <= pace.quiet_until:
        return pace.quiet_from <= time < pace.quiet_until
    return time >= pace.quiet_from or time < pace.quiet_until


def next_moment(at: dt.datetime, pace: Pace) -> dt.datetime:
    """Return the first moment from `at` on that is not quiet."""
    while is_quiet(at, pace):
        today_until = at.replace(
            hour=pace.quiet_until.hour, minute=pace.quiet_until.minute, second=0, microsecond=0, fold=0
        )
        sunday = pace.quiet_on_sunday and at.isoweekday() == SUNDAY
        if at < today_until and not sunday:
            at = today_until
        elif sunday or pace.quiet_from > pace.quiet_until:
            at = (at + dt.timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        else:
            at = today_until
    return at


def room_at(sent: Sequence[dt.datetime], now: dt.datetime, most: int) -> dt.datetime | None:
    """Return from when there is room for one more mail in any seven days, or None when there is room now."""
    lately = sorted(each for each in sent if each > now - WEEK)
    return None if len(lately) < most else lately[len(lately) - most] + WEEK
