"""Working days of the Dutch calendar: domain.md REF-A, ATW-1, ATW-2."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.programme.rules.calendar import add_working_days, is_working_day, next_quarter, quarter_start


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2019-09-23", "2019-09-25"),  # Monday
        ("2019-09-26", "2019-09-30"),  # Thursday
        ("2019-09-27", "2019-10-01"),  # Friday
        ("2019-09-28", "2019-10-01"),  # Saturday counts as asked before Monday
        ("2019-04-18", "2019-04-24"),  # Maundy Thursday: Good Friday and Easter Monday are free
        ("2020-04-24", "2020-04-29"),  # Friday before King's Day on Monday 27 April
        ("2025-04-25", "2025-04-29"),  # King's Day on Saturday 26 April because the 27th is a Sunday
        ("2026-05-04", "2026-05-07"),  # 5 May is free every year, not once in five
        ("2019-05-29", "2019-06-03"),  # Ascension
        ("2019-06-07", "2019-06-12"),  # Whit Monday
        ("2019-12-24", "2019-12-30"),  # Christmas on Wednesday and Thursday
        ("2019-12-31", "2020-01-03"),  # New Year
    ],
)
def test_ref_a_an_answer_is_due_two_working_days_after_the_day_of_asking(asked: str, due: str):
    assert add_working_days(day(asked), 2) == day(due)


@pytest.mark.parametrize(
    "free", ["2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25", "2026-12-25"]
)
def test_atw_2_holidays_are_no_working_days(free: str):
    assert not is_working_day(day(free))


@pytest.mark.parametrize("worked", ["2026-12-24", "2026-12-31", "2026-05-15", "2020-10-01"])
def test_days_that_only_feel_like_holidays_are_working_days(worked: str):
    assert is_working_day(day(worked))


def test_atw_2_a_day_equated_by_decree_is_taken_along():
    friday = day("2026-05-15")
    assert not is_working_day(friday, frozenset({friday}))
    assert add_working_days(day("2026-05-13"), 1, frozenset({friday})) == day("2026-05-18")


def test_no_days_is_the_same_day_even_on_sunday():
    assert add_working_days(day("2019-09-22"), 0) == day("2019-09-22")


DAYS = st.dates(dt.date(2016, 1, 1), dt.date(2030, 12, 31))


@given(start=DAYS, count=st.integers(1, 30))
def test_the_last_day_is_a_working_day_and_exactly_that_many_lie_between(start, count):
    end = add_working_days(start, count)
    between = [start + dt.timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, between)) == count


@given(when=DAYS)
def test_every_day_lies_in_the_quarter_that_starts_before_it(when):
    start = quarter_start(when)
    assert start <= when < next_quarter(when)
    assert (start.day, start.month % 3) == (1, 1)
    assert quarter_start(next_quarter(when)) == next_quarter(when)
