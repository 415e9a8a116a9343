"""Small groups stay hidden from the public, also by subtraction (PRI-4)."""

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.impact.rules.suppression import suppress

groups = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 40), max_size=12)


def test_a_small_group_takes_the_next_smallest_with_it():
    assert suppress({"Ommen": 3, "Zwolle": 94, "Raalte": 8}, 5) == {"Ommen": None, "Zwolle": 94, "Raalte": None}


def test_two_small_groups_that_together_are_large_enough_hide_each_other():
    assert suppress({"a": 3, "b": 2, "c": 9}, 5) == {"a": None, "b": None, "c": 9}


def test_nobody_is_no_group():
    assert suppress({"a": 0, "b": 5}, 5) == {"a": 0, "b": 5}


@given(groups, st.integers(5, 12))
def test_no_small_group_can_be_seen_or_worked_out_from_the_total(figures, smallest):
    shown = suppress(figures, smallest)
    hidden = [figures[name] for name, amount in shown.items() if amount is None]
    visible = {name: amount for name, amount in shown.items() if amount is not None}
    assert shown.keys() == figures.keys()
    assert all(amount == figures[name] and (amount == 0 or amount >= smallest) for name, amount in visible.items())
    if any(visible.values()):
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= smallest)


@given(groups, st.integers(5, 12))
def test_without_small_groups_nothing_is_hidden(figures, smallest):
    large = {name: amount + smallest for name, amount in figures.items()}
    assert suppress(large, smallest) == large
