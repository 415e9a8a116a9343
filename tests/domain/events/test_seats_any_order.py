"""Whatever people do in whatever order: seats hold, the list stays in order (hypothesis, stateful)."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TransactionTestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.domain.events.seats import assert_counted, coming_meeting
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.events.actions import (
    Guest,
    Room,
    accept_offer,
    cancel_seats,
    pass_on_lapsed,
    register,
    set_sign_up,
)
from veerkracht.domain.events.choices import SeatGroup, SeatState
from veerkracht.domain.events.models import Event, Registration, Seat, Seating
from veerkracht.shared.decision import Refused


class Rush(RuleBasedStateMachine):
    """People sign up, leave, answer late or not; the team moves to another room; the clock goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.event = coming_meeting(ProgrammeFactory.create(), seats=3, waiting=4)
        self.now = self.event.programme.now()
        self.people = 0

    @rule(together=st.integers(1, 4))
    def somebody_signs_up(self, together: int) -> None:
        guests = [Guest(f"P{self.people + place}", f"p{self.people + place}@example.org") for place in range(together)]
        self.people += together
        before = Seating.objects.get(event=self.event)
        waits = before.waiting > 0
        try:
            made = register(event=self.event, guests=guests, at=self.now)
        except Refused:
            room = (0 if waits else before.free) + before.free_waiting
            assert together > room
            return
        if waits:
            assert set(made.seats.values_list("state", flat=True)) == {SeatState.WAITING}

    @rule(data=st.data())
    @precondition(lambda self: self.people)
    def somebody_leaves(self, data: st.DataObject) -> None:
        seats = list(Seat.objects.filter(event=self.event).order_by("pk").values_list("pk", "registration_id"))
        if seats:
            pk, registration = data.draw(st.sampled_from(seats))
            cancel_seats(registration=Registration.objects.get(pk=registration), seats=[pk], at=self.now)

    @rule(data=st.data())
    def somebody_answers_an_offer(self, data: st.DataObject) -> None:
        offers = list(Seat.objects.filter(event=self.event, offer_until__gt=self.now).order_by("pk"))
        if offers:
            accept_offer(seat=data.draw(st.sampled_from(offers)), at=self.now)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.now = min(self.now + dt.timedelta(hours=hours), self.event.starts_at - dt.timedelta(minutes=1))
        pass_on_lapsed(event=self.event, at=self.now, by=None)
        assert not Seat.objects.filter(event=self.event, offer_until__lte=self.now).exists()

    @rule(seats=st.integers(0, 8), waiting=st.integers(0, 6))
    def another_room(self, seats: int, waiting: int) -> None:
        before = Seating.objects.get(event=self.event)
        room = Room(SeatGroup.EVERYBODY, seats, waiting)
        try:
            set_sign_up(event=Event.objects.get(pk=self.event.pk), fields={}, rooms=[room], at=self.now, by=None)
        except Refused:
            assert seats < before.taken or waiting < before.waiting

    @invariant()
    def seats_hold(self) -> None:
        assert_counted(self.event)

    @invariant()
    def nobody_is_passed_over(self) -> None:
        """Who has, or was offered, a seat came before everybody who still waits."""
        seats = Seat.objects.filter(event=self.event)
        waiting = [seat.number for seat in seats.filter(state=SeatState.WAITING)]
        ahead = [seat.number for seat in seats.filter(has_place=True)]
        assert not waiting or not ahead or max(ahead) < min(waiting)


class RushTest(TransactionTestCase):
    """Every example gets its own meeting; nothing is rolled back in between."""

    def test_any_order_of_changes_keeps_seats_and_line(self) -> None:
        run_state_machine_as_test(
            Rush,
            settings=settings(
                max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )


pytestmark = pytest.mark.django_db
