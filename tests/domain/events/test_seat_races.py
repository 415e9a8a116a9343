"""Many people at the last seats at the same moment, with real threads; the guard has a control without it."""

import threading

import pytest
from django.db import connection

from tests.domain.events.seats import assert_counted, coming_meeting, sign_up
from tests.domain.events.test_commit_races import at_once
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.events.actions import accept_offer, cancel_seats, pass_on_lapsed, registering, seating
from veerkracht.domain.events.actions.leaving import OfferIsOver
from veerkracht.domain.events.actions.registering import AlreadySignedUp, MeetingFull
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import Registration, Seat, Seating

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
RUSH = 12


@pytest.fixture
def programme(db):
    return ProgrammeFactory.create(is_default=True)


def rush(event):
    return at_once(*(lambda name=f"p{number}": sign_up(event, name) for number in range(RUSH)))


def test_a_rush_gets_exactly_the_seats_and_places_there_are(programme):
    event = coming_meeting(programme, seats=3, waiting=4)
    results = rush(event)
    assert sum(isinstance(result, Registration) for result in results) == 7
    assert sum(isinstance(result, MeetingFull) for result in results) == RUSH - 7
    assert Seat.objects.filter(state=SeatState.REGISTERED).count() == 3
    assert Seat.objects.filter(state=SeatState.WAITING).count() == 4
    assert_counted(event)


def test_control_a_look_before_the_count_oversells(programme, monkeypatch):
    """The same rush with the guard off: each looks first and counts later, without the constraint behind it."""
    event = coming_meeting(programme, seats=3, waiting=0)
    everybody_looked = threading.Barrier(RUSH)

    def look_then_count(seating_id, wanted):
        free = Seating.objects.get(pk=seating_id).free
        everybody_looked.wait(20)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE events_seating SET taken = taken + %s, last_number = last_number + %s WHERE id = %s "
                "RETURNING last_number",
                [wanted, wanted, seating_id],
            )
            number = cursor.fetchone()[0]
        return seating.Taken(number, wanted, 0) if free >= wanted else None

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE events_seating DROP CONSTRAINT events_never_oversold")
    try:
        monkeypatch.setattr(registering, "take_seats", look_then_count)
        rush(event)
        assert Seat.objects.filter(state=SeatState.REGISTERED).count() > 3
    finally:
        Seating.objects.all().update(taken=0)
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE events_seating ADD CONSTRAINT events_never_oversold CHECK (taken <= capacity + extra)"
            )


def test_one_person_on_two_phones_gets_one_seat(programme):
    event = coming_meeting(programme)
    results = at_once(*[lambda: sign_up(event, "anna")] * 4)
    assert sum(isinstance(result, Registration) for result in results) == 1
    assert sum(isinstance(result, AlreadySignedUp) for result in results) == 3
    assert_counted(event)


def test_leaving_signing_up_and_the_clock_at_once_keep_the_count(programme):
    event = coming_meeting(programme, seats=2, waiting=8)
    made = [sign_up(event, f"w{number}") for number in range(6)]
    now = programme.now()

    def leaves(registration):
        seats = list(registration.seats.values_list("pk", flat=True))
        return lambda: cancel_seats(registration=registration, seats=seats, at=now)

    results = at_once(
        *map(leaves, made[:4]),
        lambda: sign_up(event, "late"),
        lambda: pass_on_lapsed(event=event, at=now, by=None),
    )
    assert not [result for result in results if isinstance(result, Exception)]
    assert_counted(event)


def test_an_offer_accepted_and_ended_at_once_is_one_of_both(programme):
    event = coming_meeting(programme, seats=1)
    first, second = sign_up(event, "anna"), sign_up(event, "bert")
    cancel_seats(registration=first, seats=[first.seats.get().pk], at=programme.now())
    seat = second.seats.get()
    end = seat.offer_until
    results = at_once(
        lambda: accept_offer(seat=Seat.objects.get(pk=seat.pk), at=programme.now()),
        lambda: pass_on_lapsed(event=event, at=end, by=None),
    )
    seat.refresh_from_db()
    lost = any(isinstance(result, OfferIsOver) for result in results)
    assert seat.state == (SeatState.CANCELLED if lost else SeatState.REGISTERED)
    assert_counted(event)
