"""Several cuts of the same companies: no two of them give a small group away (PRI-4)."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.scans.rules.suppression import show_cuts

SMALLEST = 5


def told(cut, shown):
    """Return every group that one cut tells: the whole, each sum of shown parts, the rest, and what that leaves."""
    whole = frozenset().union(*cut.values())
    parts = [frozenset(cut[part]) for part in sorted(shown)]
    alone = [*parts, whole.difference(*parts)]
    return {whole} | {group for part in alone for group in (part, whole - part) if group}


def given_away(cuts, shown, smallest):
    """Yield the groups that are too small and stand between two groups that are told, one in the other."""
    groups = set().union(*(told(cut, parts) for cut, parts in zip(cuts, shown, strict=True))) if cuts else set()
    for one, other in itertools.permutations(groups, 2):
        if one < other and len(other - one) < smallest:
            yield other - one


def parted(names, *, by):
    """Return the cut of members by the part that `by` gives."""
    cut = {}
    for member in names:
        cut.setdefault(by(member), []).append(member)
    return cut


@st.composite
def several_cuts(draw):
    """Draw one to four cuts of the same members."""
    members = range(draw(st.integers(1, 40)))
    drawn = [[draw(st.integers(0, 4)) for _ in members] for _ in range(draw(st.integers(1, 4)))]
    return [parted(members, by=lambda member, parts=parts: f"p{parts[member]}") for parts in drawn]


def test_pri_4_of_two_cuts_that_differ_by_one_company_the_second_gives_its_part_up():
    members = range(12)
    sector = parted(members, by=lambda member: "trade" if member < 6 else "industry")
    size = parted(members, by=lambda member: "small" if member < 5 else "large")
    assert show_cuts([sector, size], SMALLEST) == [{"trade", "industry"}, set()]
    assert frozenset({5}) in set(given_away([sector, size], [{"trade", "industry"}, {"small", "large"}], SMALLEST))


def test_cuts_that_cross_are_both_told():
    members = range(20)
    sector = parted(members, by=lambda member: "trade" if member < 10 else "industry")
    size = parted(members, by=lambda member: "small" if member % 2 else "large")
    assert show_cuts([sector, size], SMALLEST) == [{"trade", "industry"}, {"small", "large"}]


def test_fewer_than_the_smallest_group_tell_nothing():
    assert show_cuts([{"trade": [0, 1, 2, 3]}], SMALLEST) == [frozenset()]
    assert show_cuts([{}], SMALLEST) == [frozenset()]


@settings(max_examples=200, deadline=None)
@given(several_cuts(), st.integers(2, 8))
def test_pri_4_no_two_cuts_together_isolate_a_small_group(cuts, smallest):
    shown = show_cuts(cuts, smallest)
    whole = len(set().union(*cuts[0].values()))
    for cut, parts in zip(cuts, shown, strict=True):
        assert all(len(cut[part]) >= smallest for part in parts)
    if whole >= smallest:
        assert not list(given_away(cuts, shown, smallest))
    else:
        assert not any(shown)


@pytest.mark.parametrize("smallest", [5, 7])
def test_the_first_cut_is_told_as_if_it_stood_alone(smallest):
    cut = {"a": range(9), "b": range(9, 13), "c": range(13, 30)}
    assert show_cuts([cut, {"x": range(30)}], smallest)[0] == show_cuts([cut], smallest)[0]
