"""A figure is also its URL."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.impact.choices import Counted, Dimension, Measure
from veerkracht.domain.impact.rules.figure import ANSWERS, Figure, FigureError, dimensions_of, parse

MEMBERS = {
    "all": st.just(""),
    "fan": st.integers(1, 10**9).map(str),
    "pionier": st.integers(1, 10**9).map(str),
    "municipality": st.sampled_from(["", "GM0193"]),
    "section": st.sampled_from(["", "C"]),
}
QUARTERS = st.none() | st.builds(dt.date, st.integers(2010, 2040), st.sampled_from([1, 4, 7, 10]), st.just(1))


@st.composite
def any_figure(draw: st.DrawFn) -> Figure:
    measure = draw(st.sampled_from(Measure.values))
    dimension = draw(st.sampled_from(dimensions_of(measure)))
    is_company = Measure(measure).counts is Counted.COMPANIES
    return Figure(
        measure=measure,
        dimension=dimension,
        member=draw(MEMBERS[dimension]),
        in_target=draw(st.none() | st.sampled_from(ANSWERS)) if is_company else None,
        quarter=draw(QUARTERS),
        since=draw(QUARTERS),
    )


@given(any_figure())
def test_a_figure_comes_back_from_its_own_query(figure):
    assert parse(dict(figure.pairs())) == figure


def test_query_says_only_what_matters():
    assert Figure("aware").query() == "measure=aware"
    figure = Figure("activated", "fan", "12", "yes", quarter=dt.date(2019, 7, 1), since=dt.date(2018, 10, 1))
    assert figure.query() == "measure=activated&dimension=fan&member=12&in_target=yes&quarter=2019-Q3&since=2018-Q4"


@pytest.mark.parametrize(
    ("query", "field", "right"),
    [
        ({}, "measure", "aware"),
        ({"measure": "happy"}, "measure", "activated"),
        ({"measure": "aware", "dimension": "colour"}, "dimension", "fan"),
        ({"measure": "persons", "dimension": "municipality"}, "dimension", "pionier"),
        ({"measure": "aware", "dimension": "fan"}, "member", r"[1-9]\d{0,11}"),
        ({"measure": "aware", "dimension": "fan", "member": "1; DROP"}, "member", r"[1-9]\d{0,11}"),
        ({"measure": "aware", "member": "12"}, "member", ""),
        ({"measure": "aware", "dimension": "municipality", "member": "Zwolle"}, "member", r"(GM\d{4})?"),
        ({"measure": "aware", "in_target": "maybe"}, "in_target", "unknown"),
        ({"measure": "aware", "quarter": "2019-3"}, "quarter", "2019-Q3"),
        ({"measure": "aware", "quarter": "2019-Q5"}, "quarter", "2019-Q3"),
        ({"measure": "aware", "since": "yesterday"}, "since", "2019-Q3"),
    ],
)
def test_a_query_that_is_no_figure_names_the_part_and_what_would_be_right(query, field, right):
    with pytest.raises(FigureError) as refusal:
        parse(query)
    assert refusal.value.field == field
    assert right in refusal.value.right


def test_people_have_no_answer_of_the_target_test():
    with pytest.raises(FigureError) as refusal:
        Figure("attendances", in_target="yes")
    assert refusal.value.field == "in_target"


def test_a_day_that_begins_no_quarter_is_refused():
    with pytest.raises(FigureError) as refusal:
        Figure("aware", since=dt.date(2019, 9, 23))
    assert refusal.value.right == ("2019-Q3",)


def test_days_of_a_figure_are_half_open():
    assert Figure("aware").days() == (None, None)
    assert Figure("aware", quarter=dt.date(2019, 7, 1)).days() == (dt.date(2019, 7, 1), dt.date(2019, 10, 1))
    assert Figure("aware", since=dt.date(2019, 7, 1)).days() == (dt.date(2019, 7, 1), None)
    both = Figure("aware", quarter=dt.date(2019, 7, 1), since=dt.date(2019, 10, 1))
    assert both.days() == (dt.date(2019, 10, 1), dt.date(2019, 10, 1))


def test_every_measure_has_a_definition_and_says_what_a_row_is():
    assert all(str(measure.definition) for measure in Measure)
    assert {measure.counts for measure in Measure} == set(Counted)
    assert Dimension.SECTION in dimensions_of("reached")
