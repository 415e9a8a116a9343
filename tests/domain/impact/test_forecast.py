"""Where a target ends at the present pace."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.impact.rules.forecast import Forecast, forecast

TODAY = dt.date(2019, 9, 23)


def test_the_pace_of_the_last_days_goes_on():
    since = TODAY - dt.timedelta(days=364)
    found = forecast(actual=80, recent=73, recent_since=since, target=100, today=TODAY, by=dt.date(2020, 1, 1))
    assert found == Forecast(expected=100, on_track=True, days_left=100)


def test_nothing_new_expects_what_is_there():
    found = forecast(actual=80, recent=0, recent_since=TODAY, target=100, today=TODAY, by=dt.date(2020, 1, 1))
    assert (found.expected, found.on_track) == (80, False)


def test_after_the_last_day_only_the_actual_figure_counts():
    found = forecast(actual=99, recent=99, recent_since=TODAY, target=100, today=TODAY, by=TODAY)
    assert found == Forecast(expected=99, on_track=False, days_left=0)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 800), st.integers(-100, 2_000))
def test_a_forecast_is_never_below_what_is_there(actual, recent, days_ago, days_to_go):
    found = forecast(
        actual=actual,
        recent=recent,
        recent_since=TODAY - dt.timedelta(days=days_ago),
        target=100,
        today=TODAY,
        by=TODAY + dt.timedelta(days=days_to_go),
    )
    assert found.expected >= actual
    assert found.days_left >= 0
