"""No group of fewer than so many people can be worked out: properties and attacks (PRI-4, PRI-5)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.linear_solver import pywraplp

from tests.domain.scans.rules.groups import again, below, best_worth, combinations, trees
from veerkracht.domain.scans.rules.suppression import (
    Group,
    Look,
    best_shown,
    pieces,
    release,
    show_parts,
    small_mixes,
    small_remainders,
)
from veerkracht.domain.scans.rules.suppression.tree import worth_of

SMALLEST = 5
TREES = trees()


def test_pri_4_of_two_teams_and_a_manager_the_large_team_is_shown_and_the_other_three_nowhere_alone():
    """Teams with 5 of 7 and 2 of 6 answers and one manager: the first shown, the other 3 also not at the department."""
    tree = [
        Group("company", None, 0),
        Group("department", "company", 1),
        Group("a", "department", 5),
        Group("b", "department", 2),
        Group("elsewhere", "company", 0),
        Group("c", "elsewhere", 6),
        Group("d", "elsewhere", 4),
    ]
    shown = best_shown(tree, SMALLEST)
    assert shown == {"company", "a", "c"}
    assert pieces(tree, shown)["b"] == "company"


def test_pri_4_the_department_alone_shows_its_large_team_or_itself_but_never_both():
    tree = [Group("department", None, 1), Group("a", "department", 5), Group("b", "department", 2)]
    assert best_shown(tree, SMALLEST) == {"department"}
    assert small_remainders(tree, frozenset({"department", "a"}), SMALLEST) == {"department": 3}


def test_a_hidden_group_takes_another_one_with_it():
    tree = [Group("", None, 0), Group("a", "", 5), Group("b", "", 8), Group("c", "", 4)]
    assert best_shown(tree, SMALLEST) == {"", "b"}


def test_answers_that_management_knows_protect_nobody():
    tree = [Group("", None, 6), Group("a", "", 4, others=1)]
    assert "a" not in best_shown(tree, SMALLEST)
    assert best_shown([Group("", None, 4, others=3)], SMALLEST) == frozenset()


def test_too_few_show_nothing_at_all():
    assert best_shown([Group("", None, 4)], SMALLEST) == frozenset()
    assert best_shown([], SMALLEST) == frozenset()


@settings(max_examples=150, deadline=None)
@given(TREES, st.integers(5, 8))
def test_all_sums_and_differences_isolate_nobody_or_enough_people(tree, smallest):
    """The attack: every combination of what is shown, tried one by one."""
    shown = best_shown(tree, smallest)
    counted = {each.key: each.counted for each in tree}
    present = {each.key: each.counted + each.others for each in tree}
    for places in combinations(tree, frozenset(sorted(shown)[:6])):
        assert not sum(present[key] for key in places) or sum(counted[key] for key in places) >= smallest


@settings(max_examples=150, deadline=None)
@given(TREES, st.integers(5, 8))
def test_nothing_more_could_be_shown(tree, smallest):
    """Proved minimal: trying every choice finds none that is safe and worth more."""
    shown = best_shown(tree, smallest)
    assert not small_remainders(tree, shown, smallest)
    assert worth_of(tree, shown) == best_worth(tree, smallest)


def test_the_attack_sees_what_a_plain_threshold_gives_away():
    """The control: showing every group of five or more lets a group of four be worked out."""
    tree = [Group("", None, 0), Group("a", "", 5), Group("b", "", 4)]
    assert frozenset({"", "b"}) in set(combinations(tree, frozenset({"", "a"})))
    assert small_remainders(tree, frozenset({"", "a"}), SMALLEST) == {"": 4}


@st.composite
def two_waves(draw: st.DrawFn) -> tuple[list[Group], list[Group]]:
    """Draw a wave and a later one of the same teams."""
    tree = draw(trees(most=6))
    return tree, again(draw, tree)


def small_over_time(one: Look, other: Look, smallest: int) -> bool:
    """Try every group of one look minus every set of groups of both: are too few people isolated?"""
    for base, second in ((one, other), (other, one)):
        here = {each.key: each.counted for each in base.tree}
        for key in base.shown:
            inside = sorted(below(base.tree, key) - {key})
            cuts = [cut for cut in inside if cut in base.shown | second.shown]
            for chosen in range(2 ** len(cuts)):
                taken = [cut for i, cut in enumerate(cuts) if chosen >> i & 1]
                if any(a in below(base.tree, b) for a in taken for b in taken if a != b):
                    continue
                gone = set().union(*(below(base.tree, cut) for cut in taken)) if taken else set()
                left = sum(here[place] for place in below(base.tree, key) - gone)
                changed = sum(abs(_people(base, cut) - _people(second, cut)) for cut in taken if cut not in base.shown)
                if left and left + changed < smallest:
                    return True
    return False


def _people(look: Look, key: str) -> int:
    inside = below(look.tree, key)
    return sum(each.counted for each in look.tree if each.key in inside)


@settings(max_examples=150, deadline=None)
@given(two_waves())
def test_pri_5_a_later_wave_gives_no_small_group_away_together_with_an_earlier_one(waves):
    first = Look(waves[0], best_shown(waves[0], SMALLEST), SMALLEST)
    then = release(waves[1], SMALLEST, [first])
    later = Look(waves[1], then.shown, SMALLEST)
    assert not small_remainders(waves[1], then.shown, SMALLEST)
    assert not small_over_time(first, later, SMALLEST)
    assert 0 <= then.gap <= 1


@settings(max_examples=100, deadline=None)
@given(two_waves())
def test_the_quick_search_for_mixes_finds_what_trying_all_finds(waves):
    looks = [Look(tree, best_shown(tree, SMALLEST), SMALLEST) for tree in waves]
    assert bool(small_mixes(*looks)) == small_over_time(*looks, SMALLEST)


def test_pri_5_a_department_shown_first_keeps_its_team_hidden_later():
    """Without looking back, eight of the department minus five of the team would give three people away."""
    parts = ("department", "a"), ("department", "b")
    tree = [
        Group("department", None, 0),
        *(Group(key, above, n) for (above, key), n in zip(parts, (5, 3), strict=True)),
    ]
    first = Look(tree, frozenset({"department"}), SMALLEST)
    later = Look(tree, frozenset({"a"}), SMALLEST)
    assert small_mixes(first, later) == ["department"]
    grown = [Group("department", None, 0), Group("a", "department", 5), Group("b", "department", 5)]
    assert "a" not in release(grown, SMALLEST, [first]).shown


def width(sums: list[tuple[set[int], float]], people: int, target: int) -> float:
    """Return what the shown sums leave open of one person's answer: most minus least (linear programming)."""
    found = []
    for sense in ("max", "min"):
        solver = pywraplp.Solver.CreateSolver("GLOP")
        answers = [solver.NumVar(0, 100, str(i)) for i in range(people)]
        for group, total in sums:
            solver.Add(sum(answers[i] for i in group) == total)
        objective = solver.Maximize if sense == "max" else solver.Minimize
        objective(answers[target])
        assert solver.Solve() == pywraplp.Solver.OPTIMAL
        found.append(answers[target].solution_value())
    return found[0] - found[1]


@settings(max_examples=25, deadline=None)
@given(trees(most=25, counts=st.integers(0, 14)), st.data())
def test_linear_programming_cannot_pin_down_anybody(tree, data):
    """The attacker knows every sum exactly, not rounded, and how many answered; still 20 points are left open."""
    owner = [each.key for each in tree for _ in range(each.counted)]
    # What is told lies between 5 and 95, so that no group of equal answers is told as such.
    answers = [data.draw(st.integers(5, 95)) for _ in owner]
    shown = best_shown([Group(each.key, each.parent, each.counted) for each in tree], SMALLEST)
    groups = [{i for i, key in enumerate(owner) if key in below(tree, group)} for group in sorted(shown)]
    sums = [(group, float(sum(answers[i] for i in group))) for group in groups]
    covered = sorted(set().union(*groups)) if groups else []
    if covered:
        assert width(sums, len(owner), data.draw(st.sampled_from(covered))) >= 20


def test_linear_programming_pins_down_who_stands_alone():
    """The control."""
    assert width([({0, 1, 2}, 150.0), ({0, 1}, 70.0)], 3, 2) == pytest.approx(0)


def test_parts_of_a_total_hide_as_little_as_possible():
    assert show_parts({"a": 4, "b": 6, "c": 7}, 5) == {"a": None, "b": None, "c": 7}
    assert show_parts({"a": 2, "b": 1}, 5) == {"a": None, "b": None}
    assert show_parts({"a": 0, "b": 9}, 5) == {"a": 0, "b": 9}
