"""Who belongs to the target group: domain.md TGT-1, SME-1, SME-2."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.programme.rules.population import (
    Answer,
    CompanyFigures,
    PopulationLimits,
    Reason,
    belongs_to_population,
)

OVERIJSSEL = PopulationLimits(region=frozenset({"GM0193", "GM0150"}))
FITS = {"employees": 20, "turnover": Decimal(3_000_000), "municipality": "GM0193"}


def answer(limits: PopulationLimits = OVERIJSSEL, **changes: object) -> Answer:
    return belongs_to_population(CompanyFigures(**(FITS | changes)), limits).answer


@pytest.mark.parametrize(
    ("employees", "expected"),
    [(0, Answer.NO), (5, Answer.NO), (6, Answer.YES), (249, Answer.YES), (250, Answer.NO), (None, Answer.UNKNOWN)],
)
def test_tgt_1_more_than_5_and_fewer_than_250_employees(employees: int | None, expected: Answer):
    assert answer(employees=employees) == expected


@pytest.mark.parametrize(
    ("turnover", "balance", "expected"),
    [
        (60_000_000, 43_000_000, Answer.YES),
        (50_000_000, 90_000_000, Answer.YES),
        (50_000_001, 43_000_001, Answer.NO),
        (60_000_000, None, Answer.UNKNOWN),
        (None, 43_000_001, Answer.UNKNOWN),
        (None, 43_000_000, Answer.YES),
        (None, None, Answer.UNKNOWN),
    ],
)
def test_sme_2_turnover_or_balance_one_that_fits_is_enough(turnover: int | None, balance: int | None, expected: Answer):
    money = {
        name: None if value is None else Decimal(value)
        for name, value in (("turnover", turnover), ("balance", balance))
    }
    assert answer(**money) == expected


def test_sme_2_a_cent_over_both_limits_is_too_large():
    assert answer(turnover=Decimal("50000000.01"), balance=Decimal("43000000.01")) == Answer.NO


@pytest.mark.parametrize(("code", "expected"), [("GM0150", Answer.YES), ("GM0363", Answer.NO), (None, Answer.UNKNOWN)])
def test_tgt_1_only_companies_of_the_region(code: str | None, expected: Answer):
    assert answer(municipality=code) == expected


def test_every_part_gives_its_reason_also_when_another_part_decides():
    found = belongs_to_population(CompanyFigures(employees=3, municipality="GM0363"), OVERIJSSEL)
    assert found.answer == Answer.NO
    assert found.reasons == (Reason.TOO_FEW_EMPLOYEES, Reason.OUTSIDE_REGION, Reason.SIZE_UNKNOWN)


def test_unknown_stays_unknown_and_says_what_is_missing():
    found = belongs_to_population(CompanyFigures(), OVERIJSSEL)
    assert found.answer == Answer.UNKNOWN
    assert found.reasons == (Reason.EMPLOYEES_UNKNOWN, Reason.PLACE_UNKNOWN, Reason.SIZE_UNKNOWN)


def test_a_programme_may_take_a_firm_for_small_when_no_money_is_known_and_says_so():
    limits = PopulationLimits(region=OVERIJSSEL.region, assume_small_when_money_unknown=True)
    found = belongs_to_population(CompanyFigures(20, None, None, "GM0193"), limits)
    assert (found.answer, found.reasons[2]) == (Answer.YES, Reason.SIZE_ASSUMED)
    too_large = CompanyFigures(20, Decimal(60_000_000), None, "GM0193")
    assert belongs_to_population(too_large, limits).answer == Answer.UNKNOWN


FIGURES = st.builds(
    CompanyFigures,
    employees=st.none() | st.integers(0, 400),
    turnover=st.none() | st.decimals(0, 100_000_000, places=2),
    balance=st.none() | st.decimals(0, 100_000_000, places=2),
    municipality=st.none() | st.sampled_from(["GM0193", "GM0150", "GM0363"]),
)


@given(figures=FIGURES)
def test_what_is_unknown_can_only_make_the_answer_unknown_never_turn_it(figures):
    known = belongs_to_population(figures, OVERIJSSEL).answer
    for name in ("employees", "turnover", "balance", "municipality"):
        without = CompanyFigures(**{**vars(figures), name: None})
        assert belongs_to_population(without, OVERIJSSEL).answer in {known, Answer.UNKNOWN}


@given(figures=FIGURES)
def test_there_are_always_three_reasons(figures):
    assert len(belongs_to_population(figures, OVERIJSSEL).reasons) == 3
