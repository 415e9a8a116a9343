"""What stands in the way of a date: one pionier twice, two meetings near each other, another programme."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.events.choices import ClashKind
from veerkracht.domain.events.rules.clashes import Clash, Slot, clashes

DAY = dt.datetime(2019, 10, 10, tzinfo=dt.UTC)


def a_slot(key: str, hour: int = 19, *, days: int = 0, thing: str = "", **given: object) -> Slot:
    """Return a date of two hours."""
    starts_at = DAY + dt.timedelta(days=days, hours=hour)
    return Slot(key, thing or key, starts_at.date(), starts_at, starts_at + dt.timedelta(hours=2), **given)


def test_one_pionier_cannot_be_at_two_places_within_the_hour_of_travel():
    slots = [a_slot("a", 14, pioniers=frozenset({1})), a_slot("b", 16, pioniers=frozenset({1, 2}))]
    assert clashes(slots) == {"a": [Clash(ClashKind.PIONIER, "b")], "b": [Clash(ClashKind.PIONIER, "a")]}
    slots[1] = a_slot("b", 17, pioniers=frozenset({1, 2}))
    assert clashes(slots) == {}


def test_two_meetings_in_one_part_of_the_region_on_one_day():
    near = [a_slot("a", 9, region="Twente"), a_slot("b", 20, region="Twente")]
    assert clashes(near)["a"] == [Clash(ClashKind.REGION, "b")]
    assert clashes([near[0], a_slot("b", 20, region="Salland")]) == {}
    assert clashes([near[0], a_slot("b", 20, days=1, region="Twente")]) == {}
    assert clashes([a_slot("a"), a_slot("b")]) == {}, "two places that nobody knows are not near each other"


def test_another_programme_is_named_at_ours_and_is_not_warned_itself():
    slots = [a_slot("a", region="Twente"), a_slot("b", region="Twente", is_ours=False)]
    assert clashes(slots) == {"a": [Clash(ClashKind.ELSEWHERE, "b")]}
    assert clashes([a_slot(key, region="Twente", is_ours=False) for key in "bc"]) == {}


def test_two_dates_of_one_request_do_not_clash():
    slots = [a_slot(key, thing="request", region="Twente", pioniers=frozenset({1})) for key in "ab"]
    assert clashes(slots) == {}


SLOTS = st.lists(
    st.builds(
        lambda hour, days, region, pioniers, ours: (hour, days, region, frozenset(pioniers), ours),
        st.integers(0, 21),
        st.integers(0, 2),
        st.sampled_from(["", "Twente", "Salland"]),
        st.sets(st.integers(1, 3)),
        st.booleans(),
    ),
    max_size=8,
)


@given(SLOTS)
def test_ours_clash_both_ways_and_the_order_does_not_matter(drawn):
    slots = [
        a_slot(str(number), hour, days=days, region=region, pioniers=pioniers, is_ours=ours)
        for number, (hour, days, region, pioniers, ours) in enumerate(drawn)
    ]
    found = clashes(slots)
    ours = {slot.key for slot in slots if slot.is_ours}
    assert set(found) <= ours
    pairs = {(key, clash.other, clash.kind) for key, several in found.items() for clash in several}
    assert {(two, one, kind) for one, two, kind in pairs if two in ours} <= pairs
    turned = clashes(reversed(slots))
    assert pairs == {(key, clash.other, clash.kind) for key, several in turned.items() for clash in several}
