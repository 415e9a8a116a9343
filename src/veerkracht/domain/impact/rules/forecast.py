"""Where a target will end at the present pace."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Forecast:
    """What is expected on the target's day, in the target's unit, and how many days are left until then."""

    expected: int
    on_track: bool
    days_left: int


def forecast(*, actual: int, recent: int, recent_since: dt.date, target: int, today: dt.date, by: dt.date) -> Forecast:
    """Extend the pace since `recent_since` until the target's day; on or after that day expect the actual figure.

    `recent` are the new ones from `recent_since` up to and including `today`.
    """
    days_left = max((by - today).days, 0)
    days_seen = (today - recent_since).days + 1
    pace = recent / days_seen if days_seen > 0 else 0.0
    expected = actual + round(pace * days_left)
    return Forecast(expected, expected >= target, days_left)
