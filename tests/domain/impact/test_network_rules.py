"""The network picture: the same data gives the same picture, and it stays small however large the network."""

from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.impact.rules.network import MOST_IN_COLUMN, Point, bounded, place

KEYS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(0, 50)), max_size=60, unique_by=lambda x: x[:2]
)


def points_of(keys: list[tuple[int, int, int]]) -> list[Point]:
    return [Point(f"{column}-{number}", column, f"naam {number}", weight) for column, number, weight in keys]


@settings(max_examples=60)
@given(KEYS, st.randoms(use_true_random=False))
def test_the_order_of_the_data_changes_nothing(keys: list[tuple[int, int, int]], random) -> None:  # type: ignore[no-untyped-def]  # hypothesis
    points = points_of(keys)
    lines = [(one.key, other.key) for one in points for other in points if one.column + 1 == other.column]
    first = place(points, lines)
    shuffled, other_lines = points[:], lines[:]
    random.shuffle(shuffled)
    random.shuffle(other_lines)
    assert sorted(place(shuffled, other_lines), key=lambda each: each.point.key) == sorted(
        first, key=lambda each: each.point.key
    )


@settings(max_examples=60)
@given(KEYS)
def test_no_two_points_stand_on_each_other(keys: list[tuple[int, int, int]]) -> None:
    placed = place(points_of(keys), [])
    assert len({(each.x, each.y) for each in placed}) == len(placed)


def test_a_large_network_is_bounded_and_says_how_many_are_left_out() -> None:
    points = [Point(f"e{number}", 1, f"avond {number}", number) for number in range(500)]
    lines = [("p", point.key) for point in points]
    kept, drawn = bounded([Point("p", 0, "pionier"), *points], lines)
    assert len(kept) == MOST_IN_COLUMN + 1
    rest = next(each for each in kept if each.key == "rest-1")
    assert rest.stands_for == 500 - MOST_IN_COLUMN + 1
    assert ("p", "rest-1") in drawn
    assert len(drawn) == MOST_IN_COLUMN
    assert {each.weight for each in kept if each.column == 1 and each.key != "rest-1"} == set(range(461, 500))
