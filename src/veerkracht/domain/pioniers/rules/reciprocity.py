"""What a pionier gave and what came back, per quarter, and whether it is in balance (PIO-5)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from veerkracht.domain.programme.rules.calendar import quarter_start

from ..choices import ValueKind

GIVEN = frozenset({ValueKind.ADVICE, ValueKind.INTRODUCTION, ValueKind.HOSTED})
RECEIVED = frozenset(ValueKind) - GIVEN
# In these the team spoke with the pionier.
SPOKEN = frozenset({ValueKind.ADVICE, ValueKind.HOSTED, ValueKind.CALLED, ValueKind.VISITED})
THANKS_WORKING_DAYS = 5
BALANCE_QUARTERS = 4
TOO_FAR_APART = 3


@dataclass(frozen=True)
class QuarterBalance:
    """How often a pionier gave and received in the quarter that starts on `start`."""

    start: dt.date
    given: int = 0
    received: int = 0


def quarters_until(today: dt.date, count: int = BALANCE_QUARTERS) -> list[dt.date]:
    """Return the first days of the last quarters, the running one last."""
    found = [quarter_start(today)]
    while len(found) < count:
        found.append(quarter_start(found[-1] - dt.timedelta(days=1)))
    return found[::-1]


def balance(
    moments: Iterable[tuple[ValueKind | str, dt.date]], acts: Iterable[dt.date], today: dt.date
) -> list[QuarterBalance]:
    """Return the last four quarters (PIO-5): acts that were done and moments of giving, beside what came back."""
    quarters = quarters_until(today)
    given, received = dict.fromkeys(quarters, 0), dict.fromkeys(quarters, 0)
    for day in acts:
        if day <= today and (quarter := quarter_start(day)) in given:
            given[quarter] += 1
    for kind, day in moments:
        side = given if kind in GIVEN else received
        if (quarter := quarter_start(day)) in side:
            side[quarter] += 1
    return [QuarterBalance(quarter, given[quarter], received[quarter]) for quarter in quarters]


def gives_too_much(quarters: Iterable[QuarterBalance]) -> bool:
    """Tell whether over these quarters at least three more moments were given than came back, and twice as many."""
    found = list(quarters)
    given, received = sum(each.given for each in found), sum(each.received for each in found)
    return given - received >= TOO_FAR_APART and given >= 2 * received
