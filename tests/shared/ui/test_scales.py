"""The sums under the charts, by property."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.shared.ui.charts.scales import Scale, conversions, level, nice_step, shares, spread, ticks

values = st.lists(st.integers(0, 10**9), max_size=30)


@given(st.floats(0, 1e12), st.integers(2, 8))
def test_ticks_start_at_zero_reach_the_maximum_and_are_few(maximum: float, wanted: int) -> None:
    marks = ticks(maximum, wanted=wanted)
    assert marks[0] == 0
    assert marks[-1] >= maximum * (1 - 1e-9)
    assert 2 <= len(marks) <= wanted + 1


@given(st.floats(1, 1e12), st.integers(2, 8))
def test_step_is_round(span: float, wanted: int) -> None:
    step = nice_step(span, wanted)
    assert f"{step:.12g}".rstrip("0").rstrip(".").lstrip("0.") or step == 1
    assert step >= 1
    assert f"{step:e}".split("e")[0].rstrip("0").rstrip(".") in {"1", "2", "2.5", "5"}


def test_ticks_of_the_programme() -> None:
    assert ticks(450) == [0, 200, 400, 600]
    assert ticks(0) == [0, 1]


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_scale_maps_its_ends(start: float, end: float) -> None:
    scale = Scale(start, end, 40, 380)
    assert (scale(start), scale(end)) == ((210, 210) if start == end else (40, 380))


@given(values)
def test_shares_lie_between_nothing_and_one(numbers: list[int]) -> None:
    found = shares(numbers)
    assert all(0 <= share <= 1 for share in found)
    assert not any(numbers) or max(found) == 1


@given(values)
def test_conversion_is_unknown_first_and_after_nothing(numbers: list[int]) -> None:
    found = conversions(numbers)
    assert len(found) == len(numbers)
    assert all((share is None) == (index == 0 or numbers[index - 1] == 0) for index, share in enumerate(found))


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_level_is_zero_only_for_nothing(value: int, maximum: int) -> None:
    found = level(min(value, maximum), maximum)
    assert 0 <= found <= 5
    assert (found == 0) == (value == 0)


@given(st.integers(1, 500), st.integers(0, 500))
def test_more_is_never_lighter(value: int, more: int) -> None:
    assert level(value, 1000) <= level(value + more, 1000)


@given(st.lists(st.integers(0, 300), max_size=6))
def test_spread_keeps_order_and_distance(positions: list[int]) -> None:
    moved = spread(positions, gap=17)
    ordered = sorted(moved)
    assert all(after - before >= 17 for before, after in itertools.pairwise(ordered))
    assert all(new >= old for new, old in zip(moved, positions, strict=True))
