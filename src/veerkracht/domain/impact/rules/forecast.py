"""Where a target will end at the present pace."""

import datetime as dt
from dataclasses import dataclass

PACE_DAYS = 365


@dataclass(frozen=True)
class Forecast:
    """What is expected at the target's day; `reached_on` when the target is already met or will be met, if ever."""

    expected: int
    on_track: bool
    days_left: int


def forecast(*, actual: int, in_last_year: int, target: int, today: dt.date, by: dt.date) -> Forecast:
    """Extend the pace of the last 365 days until the target's day; a past day expects the actual figure."""
    days_left = max((by - today).days, 0)
    expected = actual + round(in_last_year * days_left / PACE_DAYS)
    return Forecast(expected, expected >= target, days_left)
