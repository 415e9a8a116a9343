"""Remind people of the meeting they signed up for."""

import datetime as dt

from django.db.models import QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import SeatState
from ..models import Registration, Seat
from ..notifications import remind

BEFORE = dt.timedelta(hours=26)
# Who signed up this short before knows it.
FRESH = dt.timedelta(hours=48)


def registrations_to_remind(programme: Programme, at: dt.datetime) -> "QuerySet[Registration]":
    """Return registrations for a meeting of the coming day of which nobody was reminded yet."""
    soon = Registration.objects.of(programme).filter(
        event__occasion__starts_at__gt=at, event__occasion__starts_at__lte=at + BEFORE, made_at__lte=at + BEFORE - FRESH
    )
    seats = Seat.objects.filter(state=SeatState.REGISTERED, reminded_at=None)
    return soon.filter(pk__in=seats.values("registration_id")).order_by("pk")


@action
def remind_registration(*, registration: Registration, at: dt.datetime, by: User | None) -> Registration:
    """Mail who signed up, and colleagues with an address of their own, once."""
    held = Registration.objects.select_for_update(of=("self",), no_key=True)
    registration = held.select_related("programme", "event__occasion", "person", "company").get(pk=registration.pk)
    seats = list(registration.seats.filter(state=SeatState.REGISTERED, reminded_at=None).order_by("number"))
    if seats and registration.email:
        remind(registration, seats, registration.email, "public:registration", registration.token)
    for seat in seats:
        if seat.email and seat.email != registration.email:
            remind(registration, [seat], seat.email, "public:ticket", seat.token)
        seat.reminded_at = at
    Seat.objects.bulk_update(seats, ["reminded_at"])
    about(registration, reminded=len(seats))
    return registration
