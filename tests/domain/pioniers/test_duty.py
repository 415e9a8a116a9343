"""PIO-3: three acts per appointment year, pro rata; PIO-4: the guard against too many."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.pioniers.choices import Load, Standing
from veerkracht.domain.pioniers.rules.duty import is_overloaded, load, standing, year_card

DAY = dt.timedelta(days=1)
days = st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31))


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("starts", "ends", "today", "start", "end", "due"),
    [
        # PIO-3: a whole year, and the second one
        ("2018-09-01", "2020-09-01", "2018-09-01", "2018-09-01", "2019-09-01", 3),
        ("2018-09-01", "2020-09-01", "2019-08-31", "2018-09-01", "2019-09-01", 3),
        ("2018-09-01", "2020-09-01", "2019-09-01", "2019-09-01", "2020-09-01", 3),
        # PIO-3 pro rata: the last year is shorter, ceil(3 * months / 12)
        ("2018-09-01", "2020-01-01", "2019-10-01", "2019-09-01", "2020-01-01", 1),
        ("2018-09-01", "2020-01-02", "2019-10-01", "2019-09-01", "2020-01-02", 2),
        ("2018-09-01", "2020-05-01", "2020-02-01", "2019-09-01", "2020-05-01", 2),
        ("2018-09-01", "2020-05-02", "2020-02-01", "2019-09-01", "2020-05-02", 3),
        ("2019-03-15", "2019-04-01", "2019-03-20", "2019-03-15", "2019-04-01", 1),
        # before it starts the first year is shown, after it ended the last one
        ("2019-10-01", "2021-10-01", "2019-09-23", "2019-10-01", "2020-10-01", 3),
        ("2016-06-01", "2018-06-01", "2019-09-23", "2017-06-01", "2018-06-01", 3),
        # PIO-3 leap years: 29 February moves to 28 and back
        ("2016-02-29", "2018-02-28", "2017-02-27", "2016-02-29", "2017-02-28", 3),
        ("2016-02-29", "2018-02-28", "2017-02-28", "2017-02-28", "2018-02-28", 3),
        ("2016-02-29", "2021-02-28", "2020-02-29", "2020-02-29", "2021-02-28", 3),
        ("2016-02-29", "2021-02-28", "2020-02-28", "2019-02-28", "2020-02-29", 3),
    ],
)
def test_year_card_covers_the_appointment_year_of_the_day(starts, ends, today, start, end, due):
    card = year_card(on(starts), on(ends), [], on(today))
    assert (card.start, card.end, card.due) == (on(start), on(end), due)


def test_year_card_counts_acts_until_today_as_done_and_later_ones_as_planned():
    acts = [on("2018-08-31"), on("2018-09-01"), on("2019-03-12"), on("2019-03-13"), on("2019-09-01")]
    card = year_card(on("2018-09-01"), on("2020-09-01"), acts, on("2019-03-12"))
    assert (card.done, card.planned, card.missing) == (2, 1, 0)


@given(days, st.integers(1, 1500), st.lists(days, max_size=20), days)
def test_year_card_lies_within_the_appointment_and_never_asks_more_than_three(starts_on, length, acts, today):
    ends_on = starts_on + length * DAY
    card = year_card(starts_on, ends_on, acts, today)
    assert starts_on <= card.start < card.end <= ends_on
    assert 1 <= card.due <= 3
    assert card.done + card.planned == sum(card.start <= act < card.end for act in acts)
    if starts_on <= today < ends_on:
        assert card.start <= today < card.end


@given(days, st.integers(1, 1500), st.lists(days, max_size=20))
def test_each_act_in_the_appointment_counts_in_exactly_one_year(starts_on, length, acts):
    ends_on = starts_on + length * DAY
    cards = {year_card(starts_on, ends_on, acts, starts_on + n * DAY) for n in range(length)}
    spans = {(card.start, card.end): card.done + card.planned for card in cards}
    assert sum(spans.values()) == sum(starts_on <= act < ends_on for act in acts)


@pytest.mark.parametrize(
    ("today", "acts", "expected"),
    [
        ("2018-10-01", [], Standing.ON_COURSE),
        ("2018-12-31", [], Standing.ON_COURSE),  # less than a third of the year has passed
        ("2019-01-02", [], Standing.WORTH_A_TALK),
        ("2019-01-02", ["2018-11-01"], Standing.ON_COURSE),
        ("2019-05-03", ["2018-11-01"], Standing.WORTH_A_TALK),
        ("2019-05-03", ["2018-11-01", "2019-06-01", "2019-07-01"], Standing.ON_COURSE),  # enough is planned
        ("2019-05-03", ["2018-11-01", "2018-12-01", "2019-01-15"], Standing.DONE),
    ],
)
def test_standing_asks_for_a_talk_only_when_too_little_is_done_and_planned(today, acts, expected):
    card = year_card(on("2018-09-01"), on("2020-09-01"), [on(act) for act in acts], on(today))
    assert standing(card, on(today)) is expected


def monthly(count: int, last: str) -> list[dt.date]:
    """Return acts 30 days apart, the last one on this day."""
    return [on(last) - 30 * n * DAY for n in range(count)]


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], Load.FINE),
        (monthly(8, "2019-09-01"), Load.FINE),
        (monthly(9, "2019-09-01"), Load.TOO_MANY),
        (monthly(9, "2019-11-20"), Load.TOO_MANY),  # some of them are only planned
        (monthly(12, "2018-09-01"), Load.FINE),  # long ago
        ([on("2019-10-01"), on("2019-10-14")], Load.TOO_CLOSE),
        ([on("2019-10-01"), on("2019-10-15")], Load.FINE),
        ([on("2019-09-10"), on("2019-09-23")], Load.TOO_CLOSE),  # one of them is today
        ([on("2019-09-09"), on("2019-09-22")], Load.FINE),  # both are over
        ([on("2019-10-01"), on("2019-10-01")], Load.TOO_CLOSE),
    ],
)
def test_load_warns_for_more_than_eight_a_year_or_two_in_fourteen_days(acts, expected, today):
    assert load(acts, today) is expected
    assert is_overloaded(acts, today) is (expected is not Load.FINE)


@given(st.lists(days, max_size=30), days)
def test_load_does_not_depend_on_the_order_of_the_acts(acts, today):
    assert load(acts, today) is load(sorted(acts, reverse=True), today)
