"""Give a seat back, answer an offer, let offers end: whoever waits longest gets what comes free."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SeatEnd, SeatState
from ..models import Event, Registration, Seat, Seating
from .seating import end_seats, hold_seatings, pass_on_seats

MAY_LEAVE = (SeatState.REGISTERED, SeatState.WAITING, SeatState.OFFERED)


class OfferIsOver(Refused):
    """The offer ended, or was answered already."""

    message = _("This offer is over: the time to answer passed, or somebody answered it already.")


class MeetingStarted(Refused):
    """Cancelling after the start frees nothing for anybody."""

    message = _("The meeting has started, so this cannot be changed any more.")


@action
def cancel_seats(
    *,
    registration: Registration,
    seats: Collection[int],
    at: dt.datetime,
    ended: SeatEnd = SeatEnd.CANCELLED,
    by: User | None = None,
) -> Registration:
    """Cancel some or all seats of a registration; who waits longest gets them. A second time changes nothing.

    Raises MeetingStarted.
    """
    seating = hold_seatings([registration.seating_id])[registration.seating_id]
    if by is None and seating.event.starts_at <= at:
        raise MeetingStarted
    own = Seat.objects.filter(registration=registration, pk__in=seats).values_list("pk", flat=True)
    gone = end_seats(seating, list(own), ended=ended, at=at, only=MAY_LEAVE)
    passed_on = pass_on_seats(seating, at=at)
    about(registration, cancelled=gone, passed_on=passed_on)
    return registration


@action
def accept_offer(*, seat: Seat, at: dt.datetime, by: User | None = None) -> Seat:
    """Say yes to a seat that came free. Raises OfferIsOver."""
    hold_seatings([seat.seating_id])
    mine = Seat.objects.filter(pk=seat.pk, state=SeatState.OFFERED, offer_until__gt=at)
    if not mine.update(state=SeatState.REGISTERED, offer_until=None, changed_at=at):
        raise OfferIsOver
    seat.refresh_from_db()
    return seat


@action
def pass_on_lapsed(*, event: Event, at: dt.datetime, by: User | None) -> Event:
    """End the offers of a meeting that nobody answered in time, and pass on every seat that is free."""
    ended = passed_on = 0
    for seating in hold_seatings(Seating.objects.filter(event=event).values_list("pk", flat=True)).values():
        late = Seat.objects.filter(seating=seating, state=SeatState.OFFERED, offer_until__lte=at)
        ids = list(late.order_by("number").values_list("pk", flat=True))
        ended += end_seats(seating, ids, ended=SeatEnd.EXPIRED, at=at, only=(SeatState.OFFERED,))
        passed_on += pass_on_seats(seating, at=at)
    about(event, ended=ended, passed_on=passed_on)
    return event


def events_to_pass_on(programme: Programme, at: dt.datetime) -> list[Event]:
    """Return coming meetings with an offer that is over, or with a free seat while somebody waits."""
    coming = Event.objects.filter(programme=programme, occasion__starts_at__gt=at).select_related("occasion")
    late = Seat.objects.filter(state=SeatState.OFFERED, offer_until__lte=at).values("event_id")
    waited_for = [each.event_id for each in Seating.objects.filter(waiting__gt=0, event__in=coming) if each.free]
    return list((coming.filter(pk__in=late) | coming.filter(pk__in=waited_for)).distinct().order_by("pk"))
