"""The SME test: domain.md SME-1 to SME-5, with its own examples and the properties that any group has."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.sme import (
    Kind,
    Link,
    Reason,
    Size,
    SmeAnswer,
    YearFigures,
    is_sme,
    kind_of,
    rules_on,
    structure,
)
from veerkracht.domain.programme.rules.population import Answer

ON = dt.date(2019, 9, 23)
OWN, HOLDING, SISTER, PARTNER, AFFILIATE = 1, 2, 3, 4, 5


def year(number: int | None = 2018, awu: float | None = 20, turnover: int | None = 3_000_000, **more) -> YearFigures:
    units = None if awu is None else Decimal(str(awu))
    return YearFigures(number, units, turnover=None if turnover is None else Decimal(turnover), **more)


def linked(holder: int, held: int, **more) -> Link:
    return Link(holder, held, Kind.LINKED, Decimal(100), **more)


def partner(holder: int, held: int, percentage: int | None = 30, **more) -> Link:
    return Link(holder, held, Kind.PARTNER, None if percentage is None else Decimal(percentage), **more)


def outcome(*links: Link, on: dt.date = ON, **figures: list[YearFigures] | YearFigures) -> SmeAnswer:
    numbers = {"own": OWN, "holding": HOLDING, "sister": SISTER, "partner": PARTNER, "affiliate": AFFILIATE}
    lists = {numbers[name]: each if isinstance(each, list) else [each] for name, each in figures.items()}
    return is_sme(OWN, links=links, figures=lists, on=on)


@pytest.mark.parametrize(
    ("awu", "turnover", "balance", "expected"),
    [
        (249, 60_000_000, 43_000_000, Answer.YES),
        (20, 50_000_001, 43_000_001, Answer.NO),
        (249.99, 50_000_000, 90_000_000, Answer.YES),
        (250, 1, 1, Answer.NO),
        (250, None, None, Answer.NO),
        (None, 50_000_001, 43_000_001, Answer.NO),
        (None, 1, None, Answer.UNKNOWN),
        (20, None, 43_000_000, Answer.YES),
        (20, 60_000_000, None, Answer.UNKNOWN),
        (20, None, None, Answer.UNKNOWN),
    ],
)
def test_sme_1_and_2_staff_and_turnover_or_balance(
    awu: float | None, turnover: int | None, balance: int | None, expected: Answer
):
    own = year(awu=awu, turnover=turnover, balance=None if balance is None else Decimal(balance))
    assert outcome(own=own).answer is expected


@pytest.mark.parametrize(
    ("awu", "turnover", "expected"),
    [
        (9.9, 2_000_000, Size.MICRO),
        (10, 2_000_000, Size.SMALL),
        (9, 2_000_001, Size.SMALL),
        (49, 10_000_000, Size.SMALL),
        (50, 10_000_000, Size.MEDIUM),
        (250, 1, Size.LARGE),
    ],
)
def test_sme_1_size_classes(awu: float, turnover: int, expected: Size):
    assert outcome(own=year(awu=awu, turnover=turnover, balance=Decimal(99_000_000))).size is expected


def test_sme_3_persons_bound_the_units_that_nobody_counted():
    few = outcome(own=year(awu=None, headcount=249))
    many = outcome(own=year(awu=None, headcount=250))
    assert (few.answer, many.answer) == (Answer.YES, Answer.UNKNOWN)
    assert Reason.FROM_HEADCOUNT in few.reasons
    assert Reason.AWU_UNKNOWN in many.reasons


def test_sme_4_a_linked_firm_counts_in_full_up_and_down_the_chain():
    found = outcome(
        linked(HOLDING, OWN),
        linked(HOLDING, SISTER),
        own=year(awu=100),
        holding=year(awu=50),
        sister=year(awu=100),
    )
    assert found.amounts.awu == (Decimal(250), Decimal(250))
    assert found.answer is Answer.NO
    assert [line.company for line in found.lines] == [OWN, HOLDING, SISTER]


def test_sme_4_a_partner_counts_pro_rata_with_all_that_is_linked_to_it():
    found = outcome(
        partner(PARTNER, OWN, 30),
        linked(PARTNER, AFFILIATE),
        own=year(awu=100),
        partner=year(awu=200),
        affiliate=year(awu=100),
    )
    assert found.amounts.awu[0] == Decimal(190)
    assert found.answer is Answer.YES


def test_sme_4_a_partner_of_a_linked_firm_counts_pro_rata():
    found = outcome(
        linked(HOLDING, OWN), partner(HOLDING, PARTNER, 40), own=year(awu=1), holding=year(awu=2), partner=year(awu=10)
    )
    assert found.amounts.awu[0] == Decimal(7)


def test_sme_4_a_partner_of_a_partner_does_not_count():
    found = outcome(partner(OWN, PARTNER), partner(PARTNER, AFFILIATE), own=year(awu=1), partner=year(awu=10))
    assert found.amounts.awu == (Decimal(4), Decimal(4))
    assert AFFILIATE not in [line.company for line in found.lines]


def test_sme_4_of_cross_holdings_the_greater_counts():
    assert structure(OWN, [partner(OWN, PARTNER, 25), partner(PARTNER, OWN, 40)], ON).shares[PARTNER] == (40, 40)


def test_sme_4_shares_of_one_group_in_one_partner_add_up():
    links = [linked(HOLDING, OWN), partner(OWN, PARTNER, 25), partner(HOLDING, PARTNER, 30)]
    assert structure(OWN, links, ON).shares[PARTNER] == (55, 55)


@pytest.mark.parametrize(
    ("percentage", "has_control", "expected"),
    [
        ("24.99", False, Kind.MINOR),
        ("25", False, Kind.PARTNER),
        ("50", False, Kind.PARTNER),
        ("50.01", False, Kind.LINKED),
        ("10", True, Kind.LINKED),
    ],
)
def test_sme_4_kind_of_a_link(percentage: str, has_control: bool, expected: Kind):
    assert kind_of(Decimal(percentage), has_control=has_control) is expected


def test_sme_4_a_quarter_held_by_public_bodies_together_is_no_sme():
    one = Link(None, OWN, Kind.MINOR, Decimal(15), is_public_body=True)
    other = Link(None, OWN, Kind.MINOR, Decimal(10), is_public_body=True)
    assert outcome(one, own=year()).answer is Answer.YES
    both = outcome(one, other, own=year())
    assert (both.answer, both.size) == (Answer.NO, Size.LARGE)
    assert Reason.PUBLIC_BODIES in both.reasons


def test_sme_4_a_public_body_above_the_holding_counts_too():
    public = Link(None, HOLDING, Kind.PARTNER, Decimal(40), is_public_body=True)
    assert outcome(public, linked(HOLDING, OWN), own=year(), holding=year()).answer is Answer.NO


def test_sme_4_an_exempt_investor_neither_ties_nor_spoils():
    exempt = partner(PARTNER, OWN, 45, is_exempt=True)
    public = Link(None, OWN, Kind.PARTNER, Decimal(30), is_public_body=True, is_exempt=True)
    found = outcome(exempt, public, own=year(), partner=year(awu=5_000))
    assert found.answer is Answer.YES
    assert len(found.lines) == 1


def test_sme_4_a_public_share_that_is_not_known_leaves_the_answer_open():
    minor = Link(None, OWN, Kind.MINOR, None, is_public_body=True)
    found = outcome(minor, own=year())
    assert (found.answer, Reason.PUBLIC_UNKNOWN in found.reasons) == (Answer.UNKNOWN, True)


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([100, 260], Answer.YES),
        ([100, 260, 260], Answer.NO),
        ([260, 100], Answer.NO),
        ([260, 100, 100], Answer.YES),
        ([100, 260, 100, 260], Answer.YES),
        ([100, None, 260], Answer.UNKNOWN),
        ([260, None, 260], Answer.NO),
        ([260], Answer.NO),
    ],
)
def test_sme_5_only_two_years_running_change_the_answer(units: list[float | None], expected: Answer):
    first = 2019 - len(units)
    found = outcome(own=[year(first + i, awu, turnover=1) for i, awu in enumerate(units)])
    assert found.answer is expected


def test_sme_5_the_reason_says_when_the_last_year_alone_would_say_otherwise():
    assert Reason.TWO_YEARS in outcome(own=[year(2017, 100), year(2018, 260)]).reasons


def test_sme_5_a_year_without_accounts_is_unknown():
    """The years around it do not become two years running."""
    assert outcome(own=[year(2015, 100), year(2016, 260), year(2018, 260)]).answer is Answer.UNKNOWN


@pytest.mark.parametrize(("day", "expected"), [(dt.date(2019, 3, 1), Answer.NO), (dt.date(2019, 2, 28), Answer.YES)])
def test_sme_5_a_take_over_has_effect_at_once(day: dt.date, expected: Answer):
    bought = linked(HOLDING, OWN, starts_on=dt.date(2019, 3, 1))
    own = [year(2016), year(2017), year(2018)]
    found = outcome(bought, own=own, holding=[year(2017, 900), year(2018, 900)], on=day)
    assert found.answer is expected
    assert (Reason.ANOTHER_GROUP in found.reasons) is (expected is Answer.NO)


def test_sme_5_a_link_counts_until_the_day_it_ends():
    sold = linked(HOLDING, OWN, ends_on=dt.date(2019, 3, 1))
    figures = {"own": [year(2017), year(2018)], "holding": [year(2017, 900), year(2018, 900)]}
    assert outcome(sold, on=dt.date(2019, 2, 28), **figures).answer is Answer.NO
    assert outcome(sold, on=dt.date(2019, 3, 1), **figures).answer is Answer.YES


def test_sme_5_a_new_firm_may_estimate_its_first_year():
    estimated = outcome(own=year(2019, is_estimate=True))
    assert (estimated.answer, Reason.ESTIMATED in estimated.reasons) == (Answer.YES, True)
    assert outcome(own=year(2019)).answer is Answer.UNKNOWN


def test_figures_of_the_register_stand_in_only_for_a_firm_without_any_year():
    register = year(None, None, headcount=20)
    found = outcome(own=register)
    assert (found.answer, found.year) == (Answer.YES, None)
    assert Reason.WITHOUT_YEAR in found.reasons
    assert outcome(own=[register, year(2018, 900)]).answer is Answer.NO


def test_another_firm_of_the_group_may_be_a_year_behind():
    found = outcome(linked(HOLDING, OWN), own=year(2018, 10), holding=year(2017, 10))
    assert [line.figures.year for line in found.lines if line.figures] == [2018, 2017]
    two_behind = outcome(linked(HOLDING, OWN), own=year(2018, 10), holding=year(2016, 10))
    assert two_behind.answer is Answer.UNKNOWN


def test_an_unknown_figure_matters_only_when_it_could_change_the_answer():
    """A partner of unknown size leaves it open; when the firm alone is too large already, nothing can."""
    assert outcome(partner(PARTNER, OWN), own=year(awu=20)).answer is Answer.UNKNOWN
    assert outcome(partner(PARTNER, OWN), own=year(awu=250)).answer is Answer.NO
    unknown_share = partner(PARTNER, OWN, None)
    assert outcome(unknown_share, own=year(awu=20), partner=year(awu=300)).answer is Answer.YES
    assert outcome(unknown_share, own=year(awu=120), partner=year(awu=300)).answer is Answer.UNKNOWN


def test_the_answer_says_which_version_of_the_definition_it_used():
    assert outcome(own=year()).rules.source == "2003/361/EC"
    assert rules_on(dt.date(1999, 1, 1)).source == "2003/361/EC"


firms = st.integers(1, 6)
amounts = st.integers(0, 400)
drawn_links = st.builds(
    lambda holder, held, percentage: Link(
        holder, held, kind_of(Decimal(percentage), has_control=False), Decimal(percentage)
    ),
    firms,
    firms,
    st.integers(10, 100),
).filter(lambda link: link.holder != link.held)
groups = st.lists(drawn_links, max_size=7)
drawn_figures = st.fixed_dictionaries(
    {pk: st.builds(lambda awu: [year(2018, awu, turnover=1)], amounts) for pk in range(1, 7)}
)


@settings(max_examples=60, deadline=None)
@given(groups, drawn_figures, firms.filter(lambda pk: pk != OWN))
def test_a_linked_firm_more_never_lowers_the_figures(links, figures, other):
    before = is_sme(OWN, links=links, figures=figures, on=ON)
    after = is_sme(OWN, links=[*links, linked(OWN, other)], figures=figures, on=ON)
    assert after.amounts.awu[0] >= before.amounts.awu[0]
    assert not (before.answer is Answer.NO and after.answer is Answer.YES)


@settings(max_examples=60, deadline=None)
@given(groups, drawn_figures, st.randoms(use_true_random=False))
def test_the_order_of_links_does_not_matter(links, figures, random):
    shuffled = random.sample(links, len(links))
    assert is_sme(OWN, links=links, figures=figures, on=ON) == is_sme(OWN, links=shuffled, figures=figures, on=ON)


@settings(max_examples=60, deadline=None)
@given(groups, drawn_figures, firms)
def test_a_known_answer_stays_when_a_figure_becomes_known(links, figures, hidden):
    """Who answers yes or no without a figure answers the same with any figure."""
    without = {pk: years for pk, years in figures.items() if pk != hidden}
    blind = is_sme(OWN, links=links, figures=without, on=ON).answer
    assert blind is Answer.UNKNOWN or blind is is_sme(OWN, links=links, figures=figures, on=ON).answer
