"""What may be told of a member list: never of a group under five, also not by subtraction or by counting again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.fans.rules.counting import HIDDEN, SMALLEST, told, told_by_theme


@pytest.mark.parametrize(
    ("amount", "whole", "shown"),
    [(4, 100, None), (5, 100, 5), (9, 100, 5), (23, 100, 20), (95, 100, 95), (96, 100, None), (100, 100, None)],
)
def test_small_groups_and_small_rests_are_hidden(amount: int, whole: int, shown: int | None) -> None:
    assert told(amount, whole).at_least == shown


@settings(max_examples=200)
@given(st.integers(0, 300), st.integers(0, 300))
def test_a_shown_number_never_tells_of_fewer_than_five(reached: int, rest: int) -> None:
    found = told(reached, reached + rest)
    if found.at_least is not None:
        assert reached >= SMALLEST
        assert rest >= SMALLEST
        assert found.at_least % 5 == 0


@settings(max_examples=100)
@given(st.integers(20, 200), st.integers(0, 200), st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 200)))
def test_themes_cannot_be_taken_off_the_total(members: int, reached: int, themes: dict[str, int]) -> None:
    reached = min(reached, members)
    themes = {name: min(amount, reached) for name, amount in themes.items()}
    shown = told_by_theme(themes, reached, members)
    for name, amount in themes.items():
        if shown[name] != HIDDEN:
            assert not told(reached, members).is_hidden
            assert reached - amount >= SMALLEST
            assert members - amount >= SMALLEST


def test_one_row_more_mostly_changes_nothing() -> None:
    """Who counts a list again with one member more sees the same number in four of five cases."""
    same = [told(amount, 300).at_least == told(amount + 1, 301).at_least for amount in range(10, 200)]
    assert sum(same) / len(same) >= 0.79
