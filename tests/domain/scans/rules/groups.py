"""Trees of teams for the tests of what may be shown, and the attacks on what was shown."""

import itertools
from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from veerkracht.domain.scans.rules.suppression import Group, small_remainders
from veerkracht.domain.scans.rules.suppression.tree import worth_of

ROOT = ""
TO_NINE = st.integers(0, 9)


@st.composite
def trees(draw: st.DrawFn, most: int = 8, counts: st.SearchStrategy[int] = TO_NINE) -> list[Group]:
    """Draw a tree of at most so many groups, of any shape."""
    found = [Group(ROOT, None, draw(counts), draw(st.integers(0, 1)))]
    for number in range(draw(st.integers(0, most - 1))):
        parent = draw(st.sampled_from([each.key for each in found]))
        found.append(Group(f"g{number}", parent, draw(counts), draw(st.sampled_from([0, 0, 0, 1]))))
    return found


def again(draw: st.DrawFn, tree: Sequence[Group]) -> list[Group]:
    """Draw another wave of the same teams."""
    change = st.integers(-3, 3)
    return [Group(each.key, each.parent, max(0, each.counted + draw(change))) for each in tree]


def below(tree: Sequence[Group], key: str) -> set[str]:
    """Return the group and everything under it."""
    found = {key}
    for each in tree:
        if each.parent in found:
            found.add(each.key)
    return found


def combinations(tree: Sequence[Group], shown: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield every set of places that sums and differences (1, 0, -1) of shown groups isolate, by brute force.

    A place is a group without the groups under it: answers stand in places.
    """
    places = [each.key for each in tree]
    vectors = [[place in below(tree, key) for place in places] for key in sorted(shown)]
    for signs in itertools.product((-1, 0, 1), repeat=len(vectors)):
        sums = [sum(sign * vector[i] for sign, vector in zip(signs, vectors, strict=True)) for i in range(len(places))]
        if set(sums) <= {0, 1} and any(sums):
            yield frozenset(place for place, amount in zip(places, sums, strict=True) if amount)


def safe_choices(tree: Sequence[Group], smallest: int) -> Iterator[frozenset[str]]:
    """Yield every safe choice of groups, by trying all."""
    whole = {each.key: sum(g.counted for g in tree if g.key in below(tree, each.key)) for each in tree}
    possible = [key for key, amount in whole.items() if amount >= smallest]
    for size in range(len(possible) + 1):
        for chosen in itertools.combinations(possible, size):
            if not small_remainders(tree, frozenset(chosen), smallest):
                yield frozenset(chosen)


def best_worth(tree: Sequence[Group], smallest: int) -> int:
    """Return what the best safe choice is worth, by trying all."""
    return max(worth_of(tree, chosen) for chosen in safe_choices(tree, smallest))
