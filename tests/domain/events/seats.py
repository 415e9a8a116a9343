"""A meeting to come with so many seats, and people who sign up; counted again from the rows."""

import datetime as dt

from tests.factories.companies import OccasionFactory
from tests.factories.events import EventFactory, SeatingFactory, SignUpFactory
from veerkracht.domain.events.actions import Guest, register
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import Event, Registration, Seat, Seating


def coming_meeting(programme, *, seats=10, waiting=5, days=30, **sign_up) -> Event:
    starts_at = (programme.now() + dt.timedelta(days=days)).replace(microsecond=0)
    occasion = OccasionFactory.create(programme=programme, title="Avond op de heide", starts_at=starts_at)
    event = EventFactory.create(programme=programme, occasion=occasion)
    SignUpFactory.create(event=event, **sign_up)
    SeatingFactory.create(event=event, capacity=seats, most_waiting=waiting)
    return event


def sign_up(event, *names, at=None, **given) -> Registration:
    guests = [Guest(name.title(), f"{name}@example.org") for name in names]
    return register(event=event, guests=guests, at=at or event.programme.now(), **given)


def states(event) -> dict[str, str]:
    found = Seat.objects.filter(event=event).exclude(email="").order_by("number")
    return {seat.email.partition("@")[0]: seat.state for seat in found}


def assert_counted(event) -> None:
    """What the counter says is what the rows say, and nobody waits while a seat is free."""
    for seating in Seating.objects.filter(event=event):
        rows = Seat.objects.filter(seating=seating)
        assert seating.taken == rows.filter(has_place=True).count()
        assert seating.waiting == rows.filter(state=SeatState.WAITING).count()
        assert 0 <= seating.taken <= seating.capacity + seating.extra
        assert seating.waiting <= seating.most_waiting
        assert seating.waiting == 0 or seating.free == 0
