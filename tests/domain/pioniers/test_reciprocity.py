"""What pioniers give and get (PIO-5), and who deserves attention (PIO-3, PIO-4)."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.domain.pioniers.actions import note_value, remove_value
from veerkracht.domain.pioniers.choices import Signal, ValueKind
from veerkracht.domain.pioniers.models import Pionier, ValueMoment
from veerkracht.domain.pioniers.queries.attention import ledger_of, radar
from veerkracht.domain.pioniers.rules.duty import year_card
from veerkracht.domain.pioniers.rules.radar import GESTURES, Attention, gesture, signals
from veerkracht.domain.pioniers.rules.reciprocity import (
    GIVEN,
    RECEIVED,
    SPOKEN,
    QuarterBalance,
    balance,
    gives_too_much,
    quarters_until,
)
from veerkracht.domain.programme.models import Programme

TODAY = dt.date(2019, 9, 23)
days = st.dates(dt.date(2018, 1, 1), dt.date(2020, 12, 31))


def a(month: int, day: int = 10) -> dt.date:
    """Return a day of 2019."""
    return dt.date(2019, month, day)


def test_pio_5_quarters_are_the_last_four_and_the_running_one_is_last() -> None:
    assert quarters_until(TODAY) == [dt.date(2018, 10, 1), a(1, 1), a(4, 1), a(7, 1)]


def test_pio_5_acts_and_gifts_stand_beside_what_came_back() -> None:
    moments = [(ValueKind.THANKED, a(4)), (ValueKind.ADVICE, a(4)), (ValueKind.CALLED, a(8))]
    found = balance(moments, [a(2), a(4), dt.date(2018, 9, 30), a(9, 24)], TODAY)
    assert [(each.given, each.received) for each in found] == [(0, 0), (1, 0), (2, 1), (0, 1)]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(list(ValueKind)), days), max_size=20), st.lists(days, max_size=20), days)
def test_pio_5_every_moment_of_the_last_four_quarters_counts_once(moments, acts, today) -> None:  # type: ignore[no-untyped-def]
    found = balance(moments, acts, today)
    start = found[0].start
    given_moments = sum(1 for kind, day in moments if kind in GIVEN and day >= start and day < _end(today))
    received = sum(1 for kind, day in moments if kind in RECEIVED and day >= start and day < _end(today))
    assert sum(each.given for each in found) == given_moments + sum(1 for day in acts if start <= day <= today)
    assert sum(each.received for each in found) == received


def _end(today: dt.date) -> dt.date:
    start = quarters_until(today)[-1]
    return (start + dt.timedelta(days=100)).replace(day=1)


@pytest.mark.parametrize(
    ("given_", "received", "too_much"), [(3, 0, True), (2, 0, False), (6, 3, True), (5, 3, False), (9, 5, False)]
)
def test_pio_5_too_much_is_three_more_and_twice_as_many(given_: int, received: int, *, too_much: bool) -> None:
    assert gives_too_much([QuarterBalance(a(1), given_, received)]) is too_much


def test_every_kind_is_given_or_received() -> None:
    assert set(ValueKind) == GIVEN | RECEIVED
    assert not GIVEN & RECEIVED
    assert set(ValueKind) >= SPOKEN
    assert {kind for kinds in GESTURES.values() for kind in kinds} <= RECEIVED


def known(**changed: object) -> Attention:
    """Return a pionier with whom all is well."""
    values = {"card": None, "acts": [], "quarters": [], "spoken_on": a(9, 1), "since": a(1)}
    return Attention(**{**values, **changed})


def test_signals_come_with_the_most_urgent_first() -> None:
    behind = year_card(dt.date(2018, 10, 1), dt.date(2019, 10, 1), [], TODAY)
    asked = [a(9, 24), a(9, 26)]
    found = signals(known(card=behind, acts=asked, spoken_on=a(3), quarters=[QuarterBalance(a(7), 4, 0)]), TODAY)
    assert found == [Signal.OVERLOADED, Signal.AT_RISK, Signal.GIVES_MORE, Signal.NOT_SPOKEN]
    assert signals(known(), TODAY) == []


def test_silence_counts_from_the_appointment_when_nobody_ever_called() -> None:
    assert signals(known(spoken_on=None, since=a(9, 1)), TODAY) == []
    assert signals(known(spoken_on=None, since=a(7, 1)), TODAY) == [Signal.NOT_SPOKEN]


def test_a_gesture_that_was_made_lately_is_not_proposed_again() -> None:
    assert gesture(Signal.GIVES_MORE, frozenset()) == ValueKind.CONNECTED
    assert gesture(Signal.GIVES_MORE, frozenset({"connected"})) == ValueKind.SPOTLIGHT


def test_a_moment_noted_twice_is_one_and_can_be_taken_away(the_pionier: Pionier) -> None:
    one = note_value(pionier=the_pionier, kind=ValueKind.CALLED, on=TODAY, by=None)
    assert note_value(pionier=the_pionier, kind=ValueKind.CALLED, on=TODAY, note="Gaat goed.", by=None) == one
    assert ValueMoment.objects.get().note == "Gaat goed."
    remove_value(moment=one, by=None)
    assert not ValueMoment.objects.exists()


def test_radar_and_ledger_tell_the_same(programme: Programme, the_pionier: Pionier, today: dt.date) -> None:
    for month in (1, 3, 5, 7):
        EngagementFactory.create(pionier=the_pionier, on=a(month))
    PionierFactory.create(programme=programme)  # not appointed: not on the radar
    (blip,) = radar(programme, today)
    assert list(blip.known.quarters) == ledger_of(the_pionier, today)
    assert (blip.given, blip.received) == (4, 0)
    assert set(blip.signals) == {Signal.GIVES_MORE, Signal.NOT_SPOKEN}
    assert [kind for _signal, kind in blip.gestures] == [ValueKind.CONNECTED, ValueKind.CALLED]
    note_value(pionier=the_pionier, kind=ValueKind.CALLED, on=today, by=None)
    assert Signal.NOT_SPOKEN not in radar(programme, today)[0].signals


def test_radar_costs_the_same_for_one_and_three(
    programme: Programme,
    the_pionier: Pionier,
    today: dt.date,
    django_assert_num_queries,  # type: ignore[no-untyped-def]  # a fixture of pytest-django
) -> None:
    with django_assert_num_queries(5):
        radar(programme, today)
    for pionier in PionierFactory.create_batch(2, programme=programme, appointed=True):
        EngagementFactory.create(pionier=pionier)
    with django_assert_num_queries(5):
        radar(programme, today)
