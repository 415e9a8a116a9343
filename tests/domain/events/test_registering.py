"""Seats, the waiting list and what comes of an offer."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from tests.domain.events.seats import assert_counted, coming_meeting, sign_up, states
from tests.factories.events import SeatingFactory
from veerkracht.domain.companies.models import Person
from veerkracht.domain.events.actions import (
    Guest,
    Room,
    accept_offer,
    cancel_seats,
    pass_on_lapsed,
    register,
    set_sign_up,
    settle_next,
)
from veerkracht.domain.events.actions.leaving import MeetingStarted, OfferIsOver, events_to_pass_on
from veerkracht.domain.events.actions.registering import (
    AlreadySignedUp,
    MeetingFull,
    SignUpClosed,
    TooManyTogether,
)
from veerkracht.domain.events.actions.signing_up import GroupIsUsed, MoreAreSeated, MoreAreWaiting
from veerkracht.domain.events.choices import SeatEnd, SeatGroup
from veerkracht.domain.events.models import Registration, Seat, Seating
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def seats_of(registration):
    return list(registration.seats.order_by("number").values_list("pk", flat=True))


def test_who_comes_first_gets_a_seat_and_the_rest_waits_in_order(programme):
    event = coming_meeting(programme, seats=2, waiting=2)
    for name in ("anna", "bert", "cor", "dina"):
        sign_up(event, name)
    assert states(event) == {"anna": "registered", "bert": "registered", "cor": "waiting", "dina": "waiting"}
    assert_counted(event)
    with pytest.raises(MeetingFull):
        sign_up(event, "eva")
    assert Registration.objects.count() == 4


def test_colleagues_in_one_go_get_the_seats_that_are_left(programme):
    event = coming_meeting(programme, seats=2, waiting=1)
    sign_up(event, "anna", "bert", "cor")
    assert states(event) == {"anna": "registered", "bert": "registered", "cor": "waiting"}


def test_what_fits_only_partly_takes_nothing_and_says_how_many_fit(programme):
    event = coming_meeting(programme, seats=2, waiting=0)
    with pytest.raises(MeetingFull) as refusal:
        sign_up(event, "anna", "bert", "cor")
    assert refusal.value.left == 2
    assert_counted(event)
    assert Seating.objects.get().taken == 0


def test_ten_thousand_colleagues_are_refused(programme):
    event = coming_meeting(programme)
    with pytest.raises(TooManyTogether):
        register(event=event, guests=[Guest(f"N{number}") for number in range(10_000)], at=programme.now())
    assert Seating.objects.get().taken == 0


def test_the_same_form_twice_is_one_registration(programme):
    event, key = coming_meeting(programme), uuid.uuid4()
    first = sign_up(event, "anna", form_key=key)
    assert sign_up(event, "anna", form_key=key) == first
    assert Seating.objects.get().taken == 1


def test_the_same_person_twice_is_one_seat_also_as_a_colleague(programme):
    event = coming_meeting(programme)
    sign_up(event, "anna")
    with pytest.raises(AlreadySignedUp):
        sign_up(event, "bert", "anna")
    with pytest.raises(AlreadySignedUp):
        register(event=event, guests=[Guest("Anna", " ANNA@example.org")], at=programme.now())
    assert Seating.objects.get().taken == 1


def test_signing_up_keeps_to_its_window(programme):
    now = programme.now()
    event = coming_meeting(programme, opens_at=now + HOUR, closes_at=now + 3 * HOUR)
    for moment in (now, now + 3 * HOUR):
        with pytest.raises(SignUpClosed):
            sign_up(event, "anna", at=moment)
    sign_up(event, "anna", at=now + HOUR)


def test_closed_while_somebody_fills_in_the_form_is_said(programme):
    event = coming_meeting(programme)
    event.sign_up.is_open = False
    event.sign_up.save()
    with pytest.raises(SignUpClosed):
        sign_up(event, "anna")


def test_a_seat_that_comes_free_is_offered_to_the_first_in_line(programme):
    event = coming_meeting(programme, seats=1)
    first, _second, _third = sign_up(event, "anna"), sign_up(event, "bert"), sign_up(event, "cor")
    cancel_seats(registration=first, seats=seats_of(first), at=programme.now())
    assert states(event) == {"anna": "cancelled", "bert": "offered", "cor": "waiting"}
    assert_counted(event)
    cancel_seats(registration=first, seats=seats_of(first), at=programme.now())
    assert states(event)["cor"] == "waiting"


def test_an_offer_that_is_accepted_is_a_seat(programme):
    event = coming_meeting(programme, seats=1)
    first, second = sign_up(event, "anna"), sign_up(event, "bert")
    cancel_seats(registration=first, seats=seats_of(first), at=programme.now())
    seat = second.seats.get()
    assert accept_offer(seat=seat, at=programme.now()).state == "registered"
    with pytest.raises(OfferIsOver):
        accept_offer(seat=seat, at=programme.now())
    assert_counted(event)


def test_an_offer_that_nobody_answers_goes_to_the_next(programme):
    event = coming_meeting(programme, seats=1)
    first, second = sign_up(event, "anna"), sign_up(event, "bert")
    sign_up(event, "cor")
    cancel_seats(registration=first, seats=seats_of(first), at=programme.now())
    late = programme.now() + dt.timedelta(days=3)
    assert events_to_pass_on(programme, programme.now()) == []
    assert events_to_pass_on(programme, late) == [event]
    with pytest.raises(OfferIsOver):
        accept_offer(seat=second.seats.get(), at=late)
    pass_on_lapsed(event=event, at=late, by=None)
    assert states(event) == {"anna": "cancelled", "bert": "cancelled", "cor": "offered"}
    assert second.seats.get().ended == SeatEnd.EXPIRED
    assert_counted(event)


def test_shortly_before_the_start_a_free_seat_is_given_without_asking(programme):
    event = coming_meeting(programme, seats=1, days=0.2)
    first, _second = sign_up(event, "anna"), sign_up(event, "bert")
    cancel_seats(registration=first, seats=seats_of(first), at=programme.now())
    assert states(event)["bert"] == "registered"


def test_after_the_start_nobody_cancels_by_the_link(programme):
    event = coming_meeting(programme)
    made = sign_up(event, "anna")
    with pytest.raises(MeetingStarted):
        cancel_seats(registration=made, seats=seats_of(made), at=event.starts_at)


def test_a_larger_room_moves_the_list_up_and_a_smaller_one_is_refused(programme):
    event = coming_meeting(programme, seats=1, waiting=5)
    for name in ("anna", "bert", "cor"):
        sign_up(event, name)

    def resize(capacity, waiting=5):
        room = Room(SeatGroup.EVERYBODY, capacity, waiting)
        set_sign_up(event=event, fields={}, rooms=[room], at=programme.now(), by=None)

    with pytest.raises(MoreAreWaiting):
        resize(1, 1)
    resize(2, 1)
    assert states(event) == {"anna": "registered", "bert": "offered", "cor": "waiting"}
    assert_counted(event)
    with pytest.raises(MoreAreSeated):
        resize(1)
    assert Seating.objects.get().capacity == 2


def test_members_and_guests_have_seats_of_their_own(programme):
    event = coming_meeting(programme, seats=1, waiting=0)
    Seating.objects.filter(event=event).update(group=SeatGroup.MEMBERS)
    members = Seating.objects.get()
    guests = SeatingFactory.create(event=event, group=SeatGroup.GUESTS, capacity=1, most_waiting=1)
    sign_up(event, "anna", seating=members)
    with pytest.raises(MeetingFull):
        sign_up(event, "bert", seating=members)
    sign_up(event, "bert", seating=guests)
    assert_counted(event)
    rooms = [Room(SeatGroup.EVERYBODY, 10, 0)]
    with pytest.raises(GroupIsUsed):
        set_sign_up(event=event, fields={}, rooms=rooms, at=programme.now(), by=None)


def test_the_database_refuses_one_seat_too_many(programme):
    event = coming_meeting(programme, seats=1, waiting=0)
    for change in ({"taken": 2}, {"waiting": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seating.objects.filter(event=event).update(**change)


def test_the_worker_ties_a_registration_to_its_person_and_mails_once(programme):
    event = coming_meeting(programme)
    sign_up(event, "anna", "bert", company_name="Oostwest")
    settle_next(by=None)
    assert not Seat.objects.to_tell().exists()
    made = Registration.objects.get()
    assert made.person == Person.objects.get(email="anna@example.org")
    assert sorted(Mail.objects.values_list("to_address", flat=True)) == ["anna@example.org", "bert@example.org"]
    assert made.token in Mail.objects.get(to_address="anna@example.org").text
    assert made.token not in Mail.objects.get(to_address="bert@example.org").text


def test_the_mail_follows_the_state(programme):
    event = coming_meeting(programme, seats=1)
    first = sign_up(event, "anna")
    sign_up(event, "bert")
    cancel_seats(registration=first, seats=seats_of(first), at=programme.now())
    while Seat.objects.to_tell().exists():
        settle_next(by=None)
    subjects = {mail.to_address: mail.subject for mail in Mail.objects.all()}
    assert subjects == {
        "anna@example.org": "Afgemeld: Avond op de heide",
        "bert@example.org": "Er is een plaats vrij: Avond op de heide",
    }
