"""The table of moves, the end of offers, seats on top."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.rules.overbooking import MOST_EXTRA, Turnout, extra_seats, no_show_rate
from veerkracht.domain.events.rules.seats import LOCAL, MOVES, OFFER_SHORTEST, may_move, offer_until

SUMMER_NIGHT = dt.datetime(2026, 3, 28, 20, tzinfo=dt.UTC)  # the clock goes forward that night


def test_every_state_has_its_moves():
    assert set(MOVES) == set(SeatState)
    assert not may_move(SeatState.CANCELLED, SeatState.REGISTERED)
    assert may_move(SeatState.WAITING, SeatState.CAME)


def test_an_offer_stands_two_days_when_there_is_time():
    now = dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC)
    assert offer_until(now, now + dt.timedelta(days=30)) == now + dt.timedelta(hours=48)


def test_an_offer_in_the_night_of_summer_time_stands_until_nine_by_the_clock_on_the_wall():
    end = offer_until(SUMMER_NIGHT, SUMMER_NIGHT + dt.timedelta(hours=20))
    assert end is not None
    assert end.astimezone(LOCAL).isoformat() == "2026-03-29T09:00:00+02:00"


def test_too_little_time_means_no_asking():
    now = dt.datetime(2026, 5, 4, 10, tzinfo=dt.UTC)
    assert offer_until(now, now + dt.timedelta(hours=7)) is None


@given(
    hour=st.integers(0, 366 * 24),
    left=st.integers(1, 60 * 24 * 60).map(lambda minutes: dt.timedelta(minutes=minutes)),
)
def test_an_offer_never_ends_at_night_nor_too_late(hour, left):
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=hour)
    end = offer_until(now, now + left)
    if end is not None:
        assert now + OFFER_SHORTEST <= end <= now + left - OFFER_SHORTEST
        assert 9 <= end.astimezone(LOCAL).hour < 21 or end.astimezone(LOCAL).time() == dt.time(9)


def test_history_says_how_many_seats_go_on_top():
    assert no_show_rate([]) == 0.25
    rate = no_show_rate([Turnout(100, 40)], [Turnout(100, 40)])
    assert 0.3 < rate < 0.4
    assert extra_seats(50, rate) == 10
    assert extra_seats(50, 0.0) == 0


@pytest.mark.parametrize(("capacity", "rate", "extra"), [(20, 0.25, 3), (100, 0.25, 20), (100, 0.1, 6), (0, 0.5, 0)])
def test_seats_on_top_by_example(capacity, rate, extra):
    assert extra_seats(capacity, rate) == extra


@given(capacity=st.integers(0, 120), low=st.floats(0, 1), high=st.floats(0, 1))
def test_who_stays_away_more_makes_more_room_within_bounds(capacity, low, high):
    low, high = sorted((low, high))
    assert 0 <= extra_seats(capacity, low) <= extra_seats(capacity, high) <= capacity * MOST_EXTRA
