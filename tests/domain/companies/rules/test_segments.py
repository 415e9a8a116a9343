"""The rule of a segment: what can be read, what cannot, and that it comes back as it went."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.segments import (
    FIELDS,
    Condition,
    Field,
    Kind,
    Operator,
    SegmentRule,
    WrongRuleError,
    day_before,
)
from veerkracht.domain.companies.rules.sizes import SIZE_CLASSES, size_class


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    field = draw(st.sampled_from(list(Field)))
    operator = draw(st.sampled_from(FIELDS[field].operators))
    if operator is Operator.NEVER:
        return Condition(field, operator)
    of_kind = {
        Kind.CODES: st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=60),
        Kind.KEYS: st.integers(1, 10**9).map(str),
        Kind.MONTHS: st.integers(1, 240).map(str),
    }
    return Condition(field, operator, tuple(draw(st.lists(of_kind[FIELDS[field].kind], min_size=1, max_size=4))))


@settings(max_examples=50, deadline=None)
@given(st.lists(conditions(), max_size=12))
def test_a_rule_comes_back_as_it_was_kept(found: list[Condition]) -> None:
    rule = SegmentRule(tuple(found))
    assert SegmentRule.from_json(rule.to_json()) == rule
    assert len(rule.about_companies) + len(rule.about_persons) == len(found)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        [],
        {"version": 2, "conditions": []},
        {"version": 1},
        {"version": 1, "conditions": [None]},
        {"version": 1, "conditions": [{"field": "colour", "operator": "is", "values": ["x"]}]},
        {"version": 1, "conditions": [{"field": "stage", "operator": "within", "values": ["3"]}]},
        {"version": 1, "conditions": [{"field": "stage", "operator": "is", "values": []}]},
        {"version": 1, "conditions": [{"field": "stage", "operator": "is", "values": [3]}]},
        {"version": 1, "conditions": [{"field": "label", "operator": "is", "values": ["'; drop"]}]},
        {"version": 1, "conditions": [{"field": "last_contact", "operator": "within", "values": ["0"]}]},
        {"version": 1, "conditions": [{"field": "last_contact", "operator": "within", "values": ["241"]}]},
        {"version": 1, "conditions": [{"field": "last_contact", "operator": "never", "values": ["3"]}]},
        {"version": 1, "conditions": [{"field": "stage", "operator": "is", "values": ["aware"]}] * 13},
    ],
)
def test_what_is_no_rule_is_refused(data: object) -> None:
    with pytest.raises(WrongRuleError):
        SegmentRule.from_json(data)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (dt.date(2019, 9, 23), 3, dt.date(2019, 6, 23)),
        (dt.date(2019, 5, 31), 3, dt.date(2019, 2, 28)),
        (dt.date(2020, 5, 31), 3, dt.date(2020, 2, 29)),
        (dt.date(2019, 1, 15), 1, dt.date(2018, 12, 15)),
        (dt.date(2019, 3, 31), 12, dt.date(2018, 3, 31)),
    ],
)
def test_months_are_those_of_the_calendar(day: dt.date, months: int, before: dt.date) -> None:
    assert day_before(day, months) == before


@pytest.mark.parametrize(
    ("employees", "code"),
    [(0, "1"), (1, "1"), (2, "2-9"), (9, "2-9"), (10, "10-49"), (249, "50-249"), (250, "250+"), (None, "unknown")],
)
def test_every_number_has_one_size_class(employees: int | None, code: str) -> None:
    assert size_class(employees) == code
    inside = [
        name
        for name, (low, high) in SIZE_CLASSES.items()
        if employees is not None and low <= employees and (high is None or employees <= high)
    ]
    assert inside == ([] if employees is None else [code])
