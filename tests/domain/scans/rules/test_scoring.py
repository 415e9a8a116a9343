"""Scores as domain.md says them: SCR-1 to SCR-5."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.scans import same_answers, shipped
from veerkracht.domain.scans.rules.scoring import (
    DO_NOT_KNOW,
    Scores,
    accepted,
    gaps,
    is_complete,
    level_of,
    mean_scores,
    rounded,
    scores,
)

SCAN = shipped()
PULSE = shipped("pols-1")
CODES = [each.code for each in SCAN.statements]
SHEETS = st.dictionaries(st.sampled_from(CODES), st.integers(0, 5))


@pytest.mark.parametrize(("value", "total"), [(1, 0.0), (2, 25.0), (3, 50.0), (4, 75.0), (5, 100.0)])
def test_scr_1_the_same_answer_everywhere(value, total):
    found = scores(SCAN, same_answers(SCAN, value))
    assert found.total == total
    assert set(found.dimensions.values()) == {total}


def test_scr_1_do_not_know_is_no_zero():
    assert scores(SCAN, same_answers(SCAN, DO_NOT_KNOW)).total is None
    some = same_answers(SCAN, 5) | {"DM1": DO_NOT_KNOW}
    assert scores(SCAN, some).dimensions["DM"] == 100


def test_scr_1_a_dimension_needs_three_of_four_and_the_total_five_of_six():
    two_missing = same_answers(SCAN, 4) | {"DM1": DO_NOT_KNOW, "DM2": DO_NOT_KNOW}
    found = scores(SCAN, two_missing)
    assert (found.dimensions["DM"], found.total) == (None, 75.0)
    four_left = two_missing | {"FO1": DO_NOT_KNOW, "FO2": DO_NOT_KNOW}
    assert scores(SCAN, four_left).total is None


@pytest.mark.parametrize(("score", "shown"), [(49.5, 50), (49.49, 49), (0.0, 0), (100.0, 100), (62.5, 63)])
def test_scr_1_rounds_half_up(score, shown):
    assert rounded(score) == shown


@pytest.mark.parametrize(
    ("score", "level"),
    [(0, "starten"), (39.99, "starten"), (40, "ontdekken"), (59.99, "ontdekken"), (60, "toepassen"),
     (79.99, "toepassen"), (80, "verankeren"), (100, "verankeren")],
)  # fmt: skip
def test_scr_2_levels_begin_at_their_lower_bound(score, level):
    assert level_of(SCAN, score).code == level


def test_scr_3_a_gap_is_flagged_from_fifteen_points_either_way():
    management = Scores({"DM": 70.0, "FO": 50.0, "SW": 40.0, "CC": 60.0, "LV": None, "AV": 55.0}, 55.0)
    found = {each.code: each for each in gaps(SCAN, management, {"DM": 55, "FO": 36, "SW": 55, "LV": 50})}
    assert {code: each.points for code, each in found.items()} == {"DM": 15, "FO": 14, "SW": -15}
    assert {code for code, each in found.items() if each.is_flagged} == {"DM", "SW"}


def test_scr_4_the_company_is_the_mean_of_people_not_of_teams():
    large = [scores(SCAN, same_answers(SCAN, 5))] * 9
    small = [scores(SCAN, same_answers(SCAN, 1))]
    assert mean_scores(SCAN, large + small).total == 90


def test_only_answers_of_this_scan_are_taken():
    found = accepted(SCAN, {"DM1": "4", "DM2": "9", "DM3": "", "X": "3", "FO1": "0", "FO2": ["5"], "FO3": "-1"})
    assert found == {"DM1": 4, "FO1": 0}
    assert not is_complete(SCAN, found)
    assert is_complete(SCAN, same_answers(SCAN, 0))


@settings(max_examples=60)
@given(SHEETS)
def test_scores_lie_between_nought_and_a_hundred_and_know_what_is_missing(answers):
    found = scores(SCAN, answers)
    assert all(0 <= score <= 100 for score in found.known.values())
    for dimension in SCAN.dimensions:
        count = sum(answers.get(each.code, 0) > 0 for each in dimension.statements)
        assert (found.dimensions[dimension.code] is None) == (count < 3)
    assert (found.total is None) == (len(found.known) < 5)


@settings(max_examples=40)
@given(SHEETS, st.sampled_from(CODES))
def test_a_better_answer_never_lowers_a_score(answers, code):
    before = scores(SCAN, answers | {code: 2})
    after = scores(SCAN, answers | {code: 4})
    assert all((after.dimensions[key] or 0) >= (score or 0) for key, score in before.dimensions.items())


def test_the_pulse_scores_one_statement_per_dimension():
    assert len(PULSE.statements) == 6
    assert scores(PULSE, {f"P{number}": 4 for number in range(1, 7)}).total == 75
