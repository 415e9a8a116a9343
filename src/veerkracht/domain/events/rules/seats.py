"""Seats and the waiting list of a meeting: which move is allowed, and until when an offer stands.

Every person of a registration is a seat of its own, so that the list is strictly in order: whoever waits longest gets
the first seat that comes free, however many colleagues wait behind.
"""

import datetime as dt
from zoneinfo import ZoneInfo

from ..choices import SeatState

LOCAL = ZoneInfo("Europe/Amsterdam")

# Who came without a seat (from the waiting list, or after cancelling) came all the same; what is undone at the door
# goes back to where it was.
MOVES: dict[SeatState, frozenset[SeatState]] = {
    SeatState.WAITING: frozenset({SeatState.OFFERED, SeatState.REGISTERED, SeatState.CANCELLED, SeatState.CAME}),
    SeatState.OFFERED: frozenset({SeatState.REGISTERED, SeatState.CANCELLED, SeatState.CAME}),
    SeatState.REGISTERED: frozenset({SeatState.CANCELLED, SeatState.CAME, SeatState.NO_SHOW}),
    SeatState.CAME: frozenset(
        {SeatState.REGISTERED, SeatState.WAITING, SeatState.OFFERED, SeatState.CANCELLED, SeatState.NO_SHOW}
    ),
    SeatState.NO_SHOW: frozenset({SeatState.CAME, SeatState.REGISTERED}),
    SeatState.CANCELLED: frozenset({SeatState.CAME}),
}
# Who takes part in it now; a second registration of the same person is no second seat.
LIVE = (SeatState.REGISTERED, SeatState.WAITING, SeatState.OFFERED, SeatState.CAME, SeatState.NO_SHOW)

OFFER_LONGEST = dt.timedelta(hours=48)
OFFER_SHORTEST = dt.timedelta(hours=4)
# Nobody must lose a seat in their sleep: an offer that ends at night stands until the morning.
MORNING, EVENING = dt.time(9), dt.time(21)


def may_move(old: str, new: str) -> bool:
    """Tell whether a seat may go from one state to another."""
    return SeatState(new) in MOVES[SeatState(old)]


def offer_until(now: dt.datetime, starts_at: dt.datetime) -> dt.datetime | None:
    """Return until when an offer stands: a third of the time that is left, at most 48 hours, never ending at night.

    None when too little time is left to ask first: then the seat is simply given, so that it does not stay empty.
    """
    left = starts_at - now
    end = _not_at_night(now + min(OFFER_LONGEST, max(OFFER_SHORTEST, left / 3)))
    return end if end <= starts_at - OFFER_SHORTEST else None


def _not_at_night(moment: dt.datetime) -> dt.datetime:
    local = moment.astimezone(LOCAL)
    if MORNING <= local.time() < EVENING:
        return moment
    day = local.date() if local.time() < MORNING else local.date() + dt.timedelta(days=1)
    return dt.datetime.combine(day, MORNING, LOCAL).astimezone(dt.UTC)
