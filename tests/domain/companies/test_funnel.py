"""Stages from facts: domain.md KPI-2, KPI-3, KPI-5."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.rules.funnel import Fact, First, StageRules, Stages, stages

START = dt.date(2016, 6, 1)
SEED = StageRules()


def seed_rules(day: dt.date) -> StageRules:
    return SEED


def fact(pk: int, kind: str, *, day: int = 0, **fields: object) -> Fact:
    return Fact(START + dt.timedelta(days=day), pk, kind, **fields)


def test_kpi_2_an_attendance_of_45_minutes_makes_reached_and_aware_by_proxy():
    found = stages([fact(1, "attended", occasion=7, minutes=45)], seed_rules)
    assert found == Stages(First(START, 1), First(START, 1, proxy=True), None, "")


def test_kpi_2_an_attendance_of_44_minutes_only_reaches():
    assert stages([fact(1, "attended", occasion=7, minutes=44)], seed_rules).aware is None


def test_kpi_2_an_attendance_of_unknown_length_only_reaches():
    found = stages([fact(1, "attended", occasion=7)], seed_rules)
    assert (found.reached, found.aware) == (First(START, 1), None)


def test_kpi_2_a_high_answer_makes_awareness_measured():
    facts = [fact(1, "attended", occasion=7, minutes=120), fact(2, "saw_need", day=3, occasion=7, value=4)]
    assert stages(facts, seed_rules).aware == First(START, 1, proxy=False)


def test_kpi_2_a_low_answer_takes_the_proxy_away():
    facts = [fact(1, "attended", occasion=7, minutes=120), fact(2, "saw_need", day=3, occasion=7, value=3)]
    found = stages(facts, seed_rules)
    assert (found.reached, found.aware) == (First(START, 1), None)


def test_kpi_2_one_high_answer_of_several_colleagues_is_enough():
    facts = [
        fact(1, "attended", occasion=7, minutes=120),
        fact(2, "saw_need", occasion=7, value=2),
        fact(3, "saw_need", occasion=7, value=5),
    ]
    assert stages(facts, seed_rules).aware == First(START, 1)


def test_kpi_2_an_answer_about_another_meeting_says_nothing():
    facts = [fact(1, "attended", occasion=7, minutes=120), fact(2, "saw_need", occasion=8, value=1)]
    assert stages(facts, seed_rules).aware == First(START, 1, proxy=True)


def test_kpi_2_without_proxy_only_an_answer_makes_aware():
    strict = StageRules(accept_proxy=False)
    attended = fact(1, "attended", occasion=7, minutes=120)
    assert stages([attended], lambda _: strict).aware is None
    assert stages([attended, fact(2, "saw_need", occasion=7, value=5)], lambda _: strict).aware == First(START, 1)


def test_kpi_2_a_question_reaches_but_does_not_make_aware():
    found = stages([fact(1, "asked")], seed_rules)
    assert (found.reached, found.aware, found.activated) == (First(START, 1), None, None)


def test_kpi_2_a_completed_scan_makes_aware_by_proxy():
    assert stages([fact(1, "scanned")], seed_rules).aware == First(START, 1, proxy=True)


def test_kpi_2_a_step_without_evidence_does_not_activate():
    assert stages([fact(1, "step")], seed_rules).activated is None


@pytest.mark.parametrize("level", ["A1", "A2", "A3"])
@pytest.mark.parametrize("kind", ["step", "joined_circle", "redeemed_voucher"])
def test_kpi_2_every_kind_of_concrete_step_with_evidence_activates(kind: str, level: str):
    found = stages([fact(1, kind, level=level)], seed_rules)
    assert (found.activated, found.level) == (First(START, 1), level)


def test_kpi_2_the_best_evidence_counts_and_the_first_day_stays():
    facts = [fact(1, "step", level="A1"), fact(2, "step", day=400, level="A3")]
    found = stages(facts, seed_rules)
    assert (found.activated, found.level) == (First(START, 1), "A3")


def test_kpi_2_a_number_of_people_without_names_proves_nothing():
    assert stages([fact(1, "headcount")], seed_rules) == Stages()


def test_kpi_3_a_company_counts_once_on_its_first_day_however_many_facts_it_has():
    facts = [fact(pk, "attended", day=pk * 30, occasion=pk, minutes=120) for pk in range(1, 6)]
    found = stages(facts, seed_rules)
    assert found.reached == First(START + dt.timedelta(days=30), 1)


def test_kpi_5_a_step_before_any_meeting_makes_reached_and_aware_on_its_own_day():
    facts = [fact(2, "attended", day=60, occasion=7, minutes=120), fact(1, "step", level="A2")]
    found = stages(facts, seed_rules)
    assert (found.reached, found.aware, found.activated) == (First(START, 1), First(START, 1), First(START, 1))


def test_kpi_5_reached_follows_aware_when_the_rule_counts_fewer_kinds_as_reaching():
    rules = StageRules(reached_kinds=frozenset({"asked"}))
    found = stages([fact(1, "attended", occasion=7, minutes=90), fact(2, "asked", day=9)], lambda _: rules)
    assert found.reached == First(START, 1, proxy=True)


def test_the_rule_in_force_on_the_day_of_the_fact_decides():
    change = START + dt.timedelta(days=100)
    long_meetings = StageRules(aware_min_minutes=120)
    facts = [fact(1, "attended", day=10, occasion=1, minutes=60), fact(2, "attended", day=110, occasion=2, minutes=60)]
    assert stages(facts, lambda day: long_meetings if day < change else SEED).aware == First(facts[1].on, 2, proxy=True)
    assert stages(facts, lambda day: SEED if day < change else long_meetings).aware == First(facts[0].on, 1, proxy=True)


FACTS = st.lists(
    st.builds(
        Fact,
        on=st.dates(START, START + dt.timedelta(days=40)),
        id=st.integers(1, 10_000),
        kind=st.sampled_from([kind.value for kind in TouchpointKind]),
        occasion=st.none() | st.integers(1, 4),
        minutes=st.none() | st.integers(0, 180),
        value=st.none() | st.integers(1, 5),
        level=st.sampled_from(["", "A1", "A2", "A3"]),
    ),
    max_size=8,
    unique_by=lambda row: row.id,
)
RULES = st.builds(
    StageRules,
    reached_kinds=st.frozensets(st.sampled_from([kind.value for kind in TouchpointKind])),
    aware_min_minutes=st.sampled_from([0, 45, 120]),
    aware_min_answer=st.integers(1, 5),
    accept_proxy=st.booleans(),
    activating_kinds=st.frozensets(st.sampled_from(["step", "joined_circle", "redeemed_voucher", "scanned"])),
)


@given(facts=FACTS, rules=RULES, order=st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(facts, rules, order):
    shuffled = list(facts)
    order.shuffle(shuffled)
    assert stages(shuffled, lambda _: rules) == stages(facts, lambda _: rules)


@given(facts=FACTS, early=RULES, late=RULES)
def test_kpi_5_the_stages_never_stand_in_the_wrong_order(facts, early, late):
    change = START + dt.timedelta(days=20)
    found = stages(facts, lambda day: early if day < change else late)
    days = [stage.on for stage in (found.reached, found.aware, found.activated) if stage is not None]
    assert days == sorted(days)
    assert found.activated is None or (found.aware is not None and found.level)
    assert found.aware is None or found.reached is not None


def is_not_later(after: First | None, before: First | None) -> bool:
    return before is None or (after is not None and after.on <= before.on)


def is_first_answer(new: Fact, facts: list[Fact]) -> bool:
    """An answer about a meeting that nobody answered yet replaces the proxy, which may cost the company its stage."""
    return new.kind == "saw_need" and not any(
        known.kind == "saw_need" and known.occasion == new.occasion and known.value is not None for known in facts
    )


@given(facts=FACTS, new=FACTS.filter(bool), rules=RULES)
def test_adding_a_fact_never_moves_a_stage_later(facts, new, rules):
    added = new[0]
    if added.id in {known.id for known in facts} or is_first_answer(added, facts):
        return
    before, after = stages(facts, lambda _: rules), stages([*facts, added], lambda _: rules)
    assert is_not_later(after.reached, before.reached)
    assert is_not_later(after.aware, before.aware)
    assert is_not_later(after.activated, before.activated)
    assert after.level >= before.level


@given(facts=FACTS, rules=RULES)
def test_every_stage_names_a_fact_of_that_day(facts, rules):
    found = stages(facts, lambda _: rules)
    known = {(row.id, row.on) for row in facts}
    assert {(stage.fact, stage.on) for stage in (found.reached, found.aware, found.activated) if stage} <= known
