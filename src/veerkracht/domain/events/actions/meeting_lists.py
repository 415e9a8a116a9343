"""Attendance that comes by list meets registrations: who is in the ledger came, also on the list of seats."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import F
from django.db.models.functions import Lower

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint

from ..choices import Arrival, SeatState
from ..models import Event, Seat, Seating
from .seating import hold_seatings


def meet_registrations(event: Event) -> int:
    """Mark the seats of who came by the ledger, and take back what only a list said that is undone.

    A person is known by their record or their address; a colleague without an address by name and company. For use
    inside an action. Returns how many seats changed.
    """
    seats = list(Seat.objects.filter(event=event).select_related("registration").order_by("pk"))
    if not seats:
        return 0
    came = Touchpoint.objects.live().filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED, person__isnull=False)
    facts = list(
        came.annotate(address=Lower("person__email")).values_list("person_id", "address", "person__name", "company_id")
    )
    ids = {person for person, *_rest in facts}
    addresses = {address: person for person, address, *_rest in facts if address}
    names: dict[tuple[str, int | None], int | None] = {
        (name.casefold(), company): person for person, _address, name, company in facts if name and company
    }
    found: dict[int, int] = {}
    for seat in seats:
        known = seat.person_id if seat.person_id in ids else addresses.get(seat.email)
        known = known or (None if seat.email else names.get((seat.name.casefold(), seat.company_id)))
        if known is not None:
            found[seat.pk] = known
    arrived = [seat for seat in seats if seat.pk in found and seat.state != SeatState.CAME]
    gone = [
        seat
        for seat in seats
        if seat.pk not in found and seat.state == SeatState.CAME and seat.came_how == Arrival.LIST
    ]
    _arrive(arrived, found, event.starts_at)
    _take_back(gone, event.starts_at)
    return len(arrived) + len(gone)


def _arrive(seats: Sequence[Seat], people: dict[int, int], at: dt.datetime) -> None:
    hold_seatings({seat.seating_id for seat in seats})
    for seat in seats:
        if seat.state == SeatState.WAITING:
            Seating.objects.filter(pk=seat.seating_id or 0).update(waiting=F("waiting") - 1)
        seat.came_from, seat.state, seat.came_how = seat.state, SeatState.CAME, Arrival.LIST
        seat.came_at = seat.changed_at = at
        seat.person_id, seat.offer_until = people[seat.pk], None
    Seat.objects.bulk_update(
        seats, ["came_from", "state", "came_how", "came_at", "changed_at", "person", "offer_until"]
    )


def _take_back(seats: Sequence[Seat], at: dt.datetime) -> None:
    """Give seats back the state they had; who waited when the meeting was, waits for nothing any more."""
    for seat in seats:
        before = SeatState(seat.came_from or SeatState.REGISTERED)
        without = SeatState.CANCELLED if not seat.has_place else SeatState.REGISTERED
        seat.state = without if before in {SeatState.WAITING, SeatState.OFFERED} else before
        seat.came_at, seat.came_how, seat.came_from = None, "", ""
        seat.told = seat.state
        if seat.registration is None or seat.registration.person_id != seat.person_id:
            seat.person = None
    Seat.objects.bulk_update(seats, ["state", "came_at", "came_how", "came_from", "told", "person"])


def mark_absent(event: Event, at: dt.datetime) -> int:
    """Mark who had a seat and did not come, once it is known who came; for use inside an action. Return how many."""
    absent = Seat.objects.filter(event=event, state__in=[SeatState.REGISTERED, SeatState.OFFERED])
    if not Seat.objects.filter(event=event, state=SeatState.CAME).exists():
        return 0
    return absent.update(state=SeatState.NO_SHOW, offer_until=None, changed_at=at)
