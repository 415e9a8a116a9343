"""The table of moves (PIO-1), terms (PIO-2), scores, coverage (PIO-7) and introductions, as pure rules."""

import datetime as dt
import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.pioniers.choices import CandidateState as State
from veerkracht.domain.pioniers.rules.coverage import parts, untold
from veerkracht.domain.pioniers.rules.introduction import (
    BELIEVABLE,
    MOST_STEPS,
    Acquaintance,
    Tie,
    introductions,
)
from veerkracht.domain.pioniers.rules.pipeline import (
    AT_WORK,
    MOVES,
    NEVER_PUBLIC,
    can_move,
    is_back,
    moves_by_hand,
    next_day,
)
from veerkracht.domain.pioniers.rules.scoring import Mark, tally
from veerkracht.domain.pioniers.rules.terms import next_term, renewal_is_near, term_end

TODAY = dt.date(2019, 9, 23)


def test_the_way_of_pio_1_can_be_walked_in_its_order() -> None:
    way = [State.HIDDEN_GEM, State.CONTACTED, State.VISITED, State.STORY_CHECKED, State.PROPOSED]
    way += [State.ACCEPTED, State.APPOINTED, State.ACTIVE, State.PAUSED, State.ALUMNUS]
    assert all(can_move(one, other) for one, other in itertools.pairwise(way))


def test_every_state_is_in_the_table_and_can_be_reached_and_left() -> None:
    """PIO-1: nobody gets stuck, and no state stands alone."""
    assert set(MOVES) == set(State)
    reached = {to for moves in MOVES.values() for to in moves}
    assert reached == set(State)
    assert all(MOVES[state] for state in State)


def test_no_step_is_skipped_on_the_way_to_an_appointment() -> None:
    """PIO-1: nobody is appointed without having been visited, checked, proposed, and having said yes."""
    assert [state for state in State if can_move(state, State.APPOINTED)] == [State.ACCEPTED, State.ALUMNUS]
    assert [state for state in State if can_move(state, State.ACCEPTED)] == [State.PROPOSED]
    assert State.APPOINTED not in moves_by_hand(State.ACCEPTED)


def test_who_did_not_say_yes_is_never_public() -> None:
    assert set(State) - {State.APPOINTED, State.ACTIVE, State.PAUSED, State.ALUMNUS} == NEVER_PUBLIC


@pytest.mark.parametrize("state", list(State))
def test_a_next_action_comes_only_where_somebody_works(state: State) -> None:
    assert (next_day(state, TODAY) is not None) == (state in AT_WORK)


def test_a_stopped_candidate_comes_back_as_a_gem() -> None:
    assert is_back(State.DECLINED, State.HIDDEN_GEM)
    assert not is_back(State.CONTACTED, State.VISITED)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2018-09-01", "2020-09-01"), ("2020-02-29", "2022-02-28"), ("2019-12-31", "2021-12-31")],
)
def test_a_term_is_two_years(start: str, end: str) -> None:
    """PIO-2: two years by default, also from a leap day."""
    assert term_end(dt.date.fromisoformat(start)) == dt.date.fromisoformat(end)


def test_a_renewal_follows_the_term_that_runs() -> None:
    """PIO-2: renewable."""
    assert next_term(dt.date(2020, 9, 1), TODAY) == (dt.date(2020, 9, 1), dt.date(2022, 9, 1))
    assert next_term(dt.date(2018, 9, 1), TODAY)[0] == TODAY
    assert next_term(None, TODAY)[0] == TODAY
    assert renewal_is_near(TODAY + dt.timedelta(days=90), TODAY)
    assert not renewal_is_near(TODAY + dt.timedelta(days=91), TODAY)


def test_only_who_scored_everything_counts() -> None:
    marks = [Mark(1, 10, 5), Mark(1, 11, 3), Mark(2, 10, 2), Mark(2, 11, 3), Mark(3, 10, 1)]
    found = tally(marks, {10: 3, 11: 1})
    assert (found.ready, found.mean, found.far_apart) == (2, (3 * 3.5 + 3) / 4, (10,))
    assert tally(marks[:1], {10: 3, 11: 1}).mean is None


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(1, 5)), max_size=20))
@settings(max_examples=40)
def test_a_mean_lies_between_the_lowest_and_the_highest_score(rows: list[tuple[int, int, int]]) -> None:
    found = tally([Mark(*row) for row in rows], {1: 2, 2: 1, 3: 5})
    assert found.mean is None or 1 <= found.mean <= 5


def test_a_part_without_anybody_is_a_gap_and_one_within_its_share_is_none() -> None:
    """PIO-7: twelve pioniers; a tenth of the population without anybody asks for one."""
    found = {part.code: part for part in parts(["a"] * 10 + ["b"] * 2, {"a": 60, "b": 30, "c": 10})}
    assert (found["a"].missing, found["b"].missing, found["c"].missing) == (0, 1, 1)
    assert found["c"].expected == pytest.approx(1.2)


@given(
    st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=30),
    st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 500), max_size=4),
)
@settings(max_examples=60)
def test_shares_add_up_to_the_group(group: list[str], population: dict[str, int]) -> None:
    """PIO-7: what is expected of all parts together is everybody of whom the part is known."""
    found = parts(group, population)
    known = [code for code in group if code]
    assert sum(part.have for part in found) == len(known)
    if sum(population.values()):
        assert sum(part.expected or 0 for part in found) == pytest.approx(len(known))
    assert [part.missing for part in found] == sorted((part.missing for part in found), reverse=True)


def test_a_theme_that_nobody_tells_is_a_gap() -> None:
    found = untold([["werk", "werk"], ["teams"]], ["werk", "teams", "leren"])
    assert (found[0].code, found[0].have, found[0].missing) == ("leren", 0, 1)


def tie(one: str, other: str, kind: Tie, times: int = 1) -> Acquaintance:
    return Acquaintance(one, other, kind, times)


def test_the_most_believable_chain_comes_first_and_says_why() -> None:
    ties = [
        tie("team", "ank", Tie.WORKS_WITH),
        tie("ank", "joris", Tie.SAME_EVENING),
        tie("team", "bas", Tie.WORKS_WITH),
        tie("bas", "joris", Tie.COLLEAGUE),
    ]
    found = introductions(ties, starts=["team"], target="joris")
    assert [[step.other for step in chain] for chain in found] == [["bas", "joris"], ["ank", "joris"]]
    assert [reason.tie for reason in found[0][1].reasons] == [Tie.COLLEAGUE]


def test_meeting_often_is_a_stronger_tie_but_never_a_certain_one() -> None:
    once, often = tie("a", "b", Tie.SAME_EVENING), tie("a", "b", Tie.SAME_EVENING, 40)
    assert once.strength < often.strength < 1


def test_a_chain_nobody_believes_is_left_out() -> None:
    ties = [tie("team", "a", Tie.SAME_EVENING), tie("a", "b", Tie.SAME_EVENING), tie("b", "x", Tie.SAME_EVENING)]
    assert math.prod(each.strength for each in ties) < BELIEVABLE
    assert introductions(ties, starts=["team"], target="x") == []


PEOPLE = ("team", "a", "b", "c", "x")
PAIRS = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(list(Tie)), st.integers(1, 3))


@given(st.lists(PAIRS, max_size=12))
@settings(max_examples=80)
def test_no_chain_is_more_believable_than_the_first(rows: list[tuple[str, str, Tie, int]]) -> None:
    """The first chain is the best of all chains of at most four steps, tried one by one."""
    ties = [Acquaintance(*row) for row in rows]
    strengths: dict[tuple[str, str], float] = {}
    for each in ties:
        for pair in ((each.one, each.other), (each.other, each.one)):
            strengths[pair] = max(strengths.get(pair, 0), each.strength)
    best = 0.0
    for length in range(MOST_STEPS):
        for between in itertools.permutations(("a", "b", "c"), length):
            pairs = itertools.pairwise(("team", *between, "x"))
            best = max(best, math.prod(strengths.get(pair, 0) for pair in pairs))
    found = introductions(ties, starts=["team"], target="x")
    if best < BELIEVABLE * 0.999:
        assert found == []
    elif best > BELIEVABLE * 1.001:
        assert math.prod(step.reasons[0].strength for step in found[0]) == pytest.approx(best)
