"""Take, give back and pass on seats; for use inside an action. Everything goes through the counter row of a seating.

One statement takes seats: it looks, decides and counts under the lock of that row, which is held until the transaction
ends; two constraints stand behind it. Whoever changes a seat holds its seating first, so that nobody deadlocks.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import F

from ..choices import SeatEnd, SeatState
from ..models import Seat, Seating
from ..rules.seats import may_move, offer_until

# While somebody waits nobody who comes later gets a seat. What does not fit on the waiting list either changes nothing.
TAKE = """
    UPDATE events_seating AS seating
    SET taken = seating.taken + found.seats,
        waiting = seating.waiting + %(wanted)s - found.seats,
        last_number = seating.last_number + %(wanted)s
    FROM (
        SELECT id, CASE WHEN waiting > 0 THEN 0 ELSE GREATEST(0, LEAST(%(wanted)s, capacity + extra - taken)) END
            AS seats
        FROM events_seating WHERE id = %(id)s FOR UPDATE
    ) AS found
    WHERE seating.id = found.id AND seating.waiting + %(wanted)s - found.seats <= seating.most_waiting
    RETURNING seating.last_number, found.seats
"""


@dataclass(frozen=True)
class Taken:
    """What somebody got: the first number, how many seats, and how many places on the waiting list after them."""

    first_number: int
    seats: int
    waiting: int


def take_seats(seating_id: int, wanted: int) -> Taken | None:
    """Take seats, and places on the waiting list for who does not fit; None, and nothing taken, when that is full."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, {"id": seating_id, "wanted": wanted})
        row = cursor.fetchone()
    return None if row is None else Taken(row[0] - wanted + 1, row[1], wanted - row[1])


def hold_seatings(ids: Iterable[int | None]) -> dict[int, Seating]:
    """Return these seatings as they are now, held until the transaction ends, always in the same order."""
    held = Seating.objects.select_for_update(of=("self",)).select_related("event__occasion")
    return {each.pk: each for each in held.filter(pk__in=[pk for pk in ids if pk is not None]).order_by("pk")}


def end_seats(
    seating: Seating, seats: Collection[int], *, ended: SeatEnd, at: dt.datetime, only: Collection[SeatState]
) -> int:
    """Cancel these seats of a held seating that are in such a state; return how many. For use inside an action."""
    gone = Seat.objects.filter(seating=seating, pk__in=seats)
    counted = 0
    for state in only:
        if not may_move(state, SeatState.CANCELLED):
            continue
        ids = list(gone.filter(state=state).order_by("pk").values_list("pk", flat=True))
        Seat.objects.filter(pk__in=ids).update(
            state=SeatState.CANCELLED, has_place=False, ended=ended, changed_at=at, offer_until=None
        )
        counter = "waiting" if state == SeatState.WAITING else "taken"
        Seating.objects.filter(pk=seating.pk).update(**{counter: F(counter) - len(ids)})
        counted += len(ids)
    return counted


def pass_on_seats(seating: Seating, *, at: dt.datetime) -> int:
    """Give what is free in a held seating to who waits, strictly in order; return how many.

    With enough time left a seat is offered and waits for a yes; shortly before the meeting it is given at once.
    For use inside an action.
    """
    seating.refresh_from_db(fields=["capacity", "extra", "taken", "waiting"])
    room = min(seating.free, seating.waiting)
    if room <= 0:
        return 0
    first = list(Seat.objects.in_line().filter(seating=seating).values_list("pk", flat=True)[:room])
    until = offer_until(at, seating.event.starts_at)
    Seat.objects.filter(pk__in=first).update(
        state=SeatState.REGISTERED if until is None else SeatState.OFFERED,
        has_place=True,
        offer_until=until,
        changed_at=at,
    )
    Seating.objects.filter(pk=seating.pk).update(taken=F("taken") + len(first), waiting=F("waiting") - len(first))
    return len(first)
