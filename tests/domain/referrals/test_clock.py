"""REF-A: answer in 2 working days, hand over in 10, standing still while we wait; over every odd day of the year."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.programme.rules.calendar import is_working_day
from veerkracht.domain.referrals.rules.clock import (
    Light,
    Pause,
    clock,
    due_day,
    light_of,
    waiting_day,
    working_days_between,
)

LOCAL = ZoneInfo("Europe/Amsterdam")


def local(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.mark.parametrize(
    ("asked", "days", "due"),
    [
        ("2019-04-18 16:00", 2, "2019-04-24"),  # Thursday before Good Friday and Easter Monday
        ("2019-04-25 09:00", 2, "2019-04-29"),  # King's Day 2019 is a Saturday
        ("2020-04-24 09:00", 2, "2020-04-29"),  # King's Day 2020 is a Monday
        ("2021-05-04 09:00", 2, "2021-05-07"),  # 5 May counts every year (ATW-2)
        ("2019-12-24 12:00", 2, "2019-12-30"),  # Christmas, Boxing Day, a weekend
        ("2019-12-30 12:00", 2, "2020-01-02"),  # year's end
        ("2019-09-20 23:59", 2, "2019-09-24"),  # a minute before midnight is still Friday
        ("2019-04-17 09:00", 10, "2019-05-03"),
    ],
)
def test_ref_a_due_days_over_holidays_and_year_end(asked: str, days: int, due: str) -> None:
    asked_at = local(asked)
    assert due_day(asked_at, days, now=asked_at) == dt.date.fromisoformat(due)


def test_ref_a_the_day_is_the_local_one_on_both_sides_of_summer_time() -> None:
    winter = dt.datetime(2019, 10, 27, 23, 30, tzinfo=dt.UTC)  # Monday 0:30 here, an hour after summer time ended
    assert due_day(winter, 2, now=winter) == dt.date(2019, 10, 30)
    found = light_of(dt.date(2019, 10, 28), local("2019-10-26 12:00"))
    assert found.turns_at == local("2019-10-28 00:00")
    assert found.turns_at is not None
    assert found.turns_at.astimezone(dt.UTC).hour == 23, "winter again: one hour before midnight in UTC"
    spring = light_of(dt.date(2019, 4, 1), local("2019-03-30 12:00"))
    assert spring.turns_at is not None
    assert spring.turns_at.astimezone(dt.UTC).hour == 22


def test_lights_and_the_moment_they_turn() -> None:
    asked = local("2019-09-20 09:00")
    green = clock(asked, 2, now=local("2019-09-23 10:00"))
    assert (green.light, green.turns_at) == (Light.GREEN, local("2019-09-24 00:00"))
    amber = clock(asked, 2, now=green.turns_at or asked)
    assert (amber.light, amber.turns_at) == (Light.AMBER, local("2019-09-25 00:00"))
    red = clock(asked, 2, now=amber.turns_at or asked)
    assert (red.light, red.turns_at) == (Light.RED, None)


def test_a_pause_moves_the_day_by_its_working_days_only() -> None:
    asked = local("2019-09-16 09:00")
    pause = Pause(local("2019-09-17 10:00"), local("2019-09-20 15:00"))
    assert due_day(asked, 2, [pause], now=local("2019-09-23 09:00")) == dt.date(2019, 9, 23)
    easter = Pause(local("2019-04-18 10:00"), local("2019-04-23 09:00"))
    assert due_day(local("2019-04-17 09:00"), 2, [easter], now=local("2019-04-24 09:00")) == dt.date(2019, 4, 24)
    assert clock(asked, 2, [Pause(local("2019-09-17 10:00"))], now=local("2019-09-30 09:00")).light == Light.PAUSED


moments = st.integers(0, 9 * 365 * 24).map(lambda hours: local("2018-01-01 00:00") + dt.timedelta(hours=hours))


@settings(max_examples=80, deadline=None)
@given(asked=moments, days=st.integers(1, 10), wait=st.integers(0, 400), length=st.integers(0, 400))
def test_a_pause_never_shortens_and_the_days_that_count_stay_the_same(
    asked: dt.datetime, days: int, wait: int, length: int
) -> None:
    pause = Pause(asked + dt.timedelta(hours=wait), asked + dt.timedelta(hours=wait + length))
    now = asked + dt.timedelta(days=60)
    due, without = due_day(asked, days, [pause], now=now), due_day(asked, days, now=now)
    assert due >= without
    assert is_working_day(due)
    assert working_days_between(asked.date(), without) == days


@pytest.mark.parametrize(
    ("place", "room", "day"), [(1, 2, "2019-10-01"), (2, 2, "2019-10-01"), (3, 2, "2019-11-01"), (5, 2, "2019-12-02")]
)
def test_the_waiting_day_is_honest(place: int, room: int, day: str) -> None:
    assert waiting_day(dt.date(2019, 9, 23), place, room) == dt.date.fromisoformat(day)


def test_without_room_no_day_is_promised() -> None:
    assert waiting_day(dt.date(2019, 9, 23), 1, 0) is None
