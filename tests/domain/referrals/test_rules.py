"""Pure rules of the desk: moves, who fits (PIO-6), who gets what, small numbers, odd texts, themes, unmet demand."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.demand import PastMeeting, demand_error, expected_questions, rate
from veerkracht.domain.referrals.choices import HandoffState, QuestionState
from veerkracht.domain.referrals.rules.assigning import assign, assign_greedily, assign_in_order
from veerkracht.domain.referrals.rules.matching import (
    Clue,
    Match,
    Need,
    Supply,
    alternatives,
    match,
    obstacles,
    proposed,
    would_fit,
)
from veerkracht.domain.referrals.rules.moves import HANDOFF_MOVES, MOVES, Move, next_state
from veerkracht.domain.referrals.rules.shrinking import gini, shrunk
from veerkracht.domain.referrals.rules.spam import Signal, is_held, signals
from veerkracht.domain.referrals.rules.theming import Likeness, guess_theme
from veerkracht.domain.referrals.rules.unmet import Cell, Suggestion, Table, ThemeSupply, suggestions, tabled

TODAY = dt.date(2019, 9, 23)
NEED = Need(theme=1, main_theme=1, municipality="GM0193", size="10-49", section="C", company=10)
COACH = Supply(pk=1, themes=frozenset({1}), main_themes=frozenset({1}), room=4)


def test_every_state_can_be_reached_and_what_was_withdrawn_stays_so() -> None:
    reached = {after for table in MOVES.values() for after in table.values()} | {QuestionState.OPEN}
    assert reached == set(QuestionState)
    assert all(next_state(QuestionState.WITHDRAWN, move) is None for move in Move)
    assert {after for table in HANDOFF_MOVES.values() for after in table.values()} | {HandoffState.OFFERED} == set(
        HandoffState
    )


@pytest.mark.parametrize(
    ("supply", "clue"),
    [
        (Supply(2, frozenset({1}), company=10), Clue.LINKED_COMPANY),
        (Supply(2, frozenset({1}), company=77), Clue.PIONIERS_OWN_FIRM),
        (Supply(2, frozenset({9})), Clue.OTHER_THEME),
        (Supply(2, frozenset({1}), municipalities=frozenset({"GM0141"})), Clue.OTHER_PLACE),
        (Supply(2, frozenset({1}), languages=frozenset({"en"})), Clue.OTHER_LANGUAGE),
        (Supply(2, frozenset({1}), is_approved=False), Clue.NOT_APPROVED),
        (Supply(2, frozenset({1}), is_away=True), Clue.AWAY),
        (Supply(2, frozenset({1}), room=1, taken=1), Clue.NO_ROOM),
        (Supply(3, frozenset({1})), Clue.SAID_NO),
    ],
)
def test_pio_6_and_every_other_obstacle_has_its_reason(supply: Supply, clue: Clue) -> None:
    need = Need(**{**NEED.__dict__, "pioniers_firm": 77, "said_no": frozenset({3})})
    assert obstacles(need, supply) == (clue,)


def test_pio_6_a_firm_that_is_linked_in_a_chain_is_never_proposed() -> None:
    need = Need(**{**NEED.__dict__, "linked": frozenset({10, 11, 12})})
    assert Clue.LINKED_COMPANY in obstacles(need, Supply(2, frozenset({1}), company=12))


def test_at_most_three_with_reasons_and_an_alternative_each() -> None:
    crowd = [Supply(pk, frozenset({1}), frozenset({1}), room=4, taken=pk % 4) for pk in range(1, 9)]
    matches = [match(NEED, each, TODAY, 0.6) for each in crowd]
    best = proposed(matches)
    assert len(best) == 3
    assert all(each.reasons for each in best)
    others = alternatives(best, matches)
    assert {each.provider for each in best}.isdisjoint({m.provider for m in others.values() if m})
    assert [m.provider for m in would_fit([match(NEED, Supply(9, frozenset({1}), room=1, taken=1), TODAY, 0.6)])] == [9]


def test_fairness_and_outcome_change_the_order_but_few_answers_do_not() -> None:
    lately = Supply(2, frozenset({1}), frozenset({1}), room=4, last_asked_on=TODAY)
    assert proposed([match(NEED, each, TODAY, 0.6) for each in (lately, COACH)])[0].provider == 1
    lucky = Supply(3, frozenset({1}), frozenset({1}), room=4, helped=1, answered=1)
    proven = Supply(4, frozenset({1}), frozenset({1}), room=4, helped=28, answered=30)
    fits = [match(NEED, each, TODAY, 0.6).fit for each in (COACH, lucky, proven)]
    assert fits[2] > fits[1] >= fits[0]
    assert fits[1] - fits[0] <= 1, "one good answer says little"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 50), st.integers(0, 50), st.floats(0.1, 0.9))
def test_shrunk_lies_between_the_raw_share_and_the_usual_one(good: int, bad: int, usual: float) -> None:
    found = shrunk(good, good + bad, usual)
    raw = good / (good + bad) if good + bad else usual
    assert min(raw, usual) - 1e-9 <= found <= max(raw, usual) + 1e-9


def test_gini_is_nought_for_equal_loads_and_near_one_for_one_who_has_all() -> None:
    assert gini([2, 2, 2]) == pytest.approx(0)
    assert gini([0] * 9 + [5]) == pytest.approx(0.9)
    assert gini([]) == 0
    with pytest.raises(ValueError, match="between none and all"):
        shrunk(3, 2)


fits_drawn = st.dictionaries(
    st.integers(1, 8), st.dictionaries(st.integers(101, 105), st.integers(0, 100), max_size=5), max_size=8
)
rooms_drawn = st.fixed_dictionaries({pk: st.tuples(st.just(0), st.integers(0, 3)) for pk in range(101, 106)})


@settings(max_examples=60, deadline=None)
@given(fits_drawn, rooms_drawn)
def test_assigning_keeps_room_serves_most_and_is_proven(
    fits: dict[int, dict[int, int]], rooms: dict[int, tuple[int, int]]
) -> None:
    found = assign(fits, rooms)
    assert found.is_optimal
    assert set(found.chosen) | set(found.waits) == set(fits)
    for provider, (_taken, room) in rooms.items():
        assert sum(each == provider for each in found.chosen.values()) <= room
    assert all(provider in fits[question] for question, provider in found.chosen.items())
    for other in (assign_greedily(fits, rooms), assign_in_order(fits, rooms)):
        assert len(found.chosen) >= len(other), "nobody waits who could have been served"


def test_assigning_spreads_where_fit_is_equal() -> None:
    fits = {question: {1: 80, 2: 80} for question in range(4)}
    assert sorted(assign(fits, {1: (0, 4), 2: (0, 4)}).chosen.values()) == [1, 1, 2, 2]
    assert assign({}, {}).is_optimal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hoe begin ik met zelfroosteren?", []),
        ("Kijk op https://a.nl https://b.nl en www.c.nl voor SEO", [Signal.MANY_LINKS, Signal.SELLS]),
        ("<a href='x'>casino</a>", [Signal.SELLS, Signal.MARKUP]),
        ("\u041a\u0430\u043a \u043c\u043d\u0435 \u043d\u0430\u0447", [Signal.OTHER_SCRIPT]),
        ("WIJ WILLEN GRAAG WETEN HOE WIJ KUNNEN BEGINNEN MET ROOSTEREN", [Signal.SHOUTS]),
    ],
)
def test_odd_texts_are_held_only_with_two_signals(text: str, found: list[Signal]) -> None:
    assert signals(text) == found
    assert is_held(found) == (len(found) >= 2)


def test_a_theme_is_proposed_only_when_it_is_clear() -> None:
    found = [Likeness(("a",), 5, "Rooster"), Likeness(("a", "b"), 2, "Ploeg"), Likeness(("c",), 1, "Geld")]
    guess = guess_theme(found)
    assert guess is not None
    assert (guess.code, guess.clues) == ("a", ("Rooster", "Ploeg"))
    assert guess_theme([Likeness((str(n),), 1, "x") for n in range(6)]) is None
    assert guess_theme([]) is None


def test_small_groups_are_hidden_and_no_sum_gives_them_away() -> None:
    cells = [Cell("roosteren", "Zwolle", 9), Cell("roosteren", "Kampen", 2), Cell("leiding", "Zwolle", 7)]
    table = tabled(cells, 5)
    rows = {theme: (counts, total) for theme, counts, total in table.rows}
    assert rows["roosteren"] == ((None, 9), None), "the sum would give away the one hidden cell"
    assert rows["leiding"] == ((0, 7), 7)
    assert (table.totals, table.total) == ((None, 16), None)
    assert tabled(cells, 1).total == 18


@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=1, max_size=4), st.data())
def test_what_is_shown_is_the_same_whatever_the_hidden_groups_are(counts: list[list[int]], data: st.DataObject) -> None:
    """An attacker with every sum and the file learns of a small group only that it is small."""

    def table(rows: list[list[int]]) -> Table:
        return tabled([Cell(f"t{i}", f"p{j}", n) for i, row in enumerate(rows) for j, n in enumerate(row)], 5)

    others = [[data.draw(st.integers(1, 4)) if 0 < n < 5 else n for n in row] for row in counts]
    assert table(counts) == table(others)


def test_the_suggestion_follows_from_supply() -> None:
    assert suggestions(ThemeSupply("a", 9, 6, 0, 0, None)) == [Suggestion.NEW_PROVIDER]
    assert suggestions(ThemeSupply("a", 9, 6, 2, 4, 3.0, missed=8)) == [
        Suggestion.MORE_ROOM,
        Suggestion.VOUCHER,
        Suggestion.ARTICLE,
    ]
    assert suggestions(ThemeSupply("a", 9, 0, 2, 4, None)) == []


def test_expected_questions_follow_the_theme_as_far_as_it_is_known() -> None:
    past = [PastMeeting("rooster", 100, 10), PastMeeting("leiding", 100, 2), PastMeeting("rooster", 100, 12)]
    assert rate(past, "rooster") > rate(past, "onbekend") > rate(past, "leiding")
    demand = expected_questions(past, "rooster", 50)
    assert demand.low < demand.expected < demand.high
    error = demand_error(past)
    assert error is not None
    assert (error.meetings, error.mean_questions) == (3, 8)
    assert demand_error(past[:1]) is None
    assert expected_questions([], "x", 0).expected == 0


def test_an_unknown_theme_still_finds_somebody() -> None:
    found: Match = match(Need(), COACH, TODAY, 0.6)
    assert found.obstacles == ()
