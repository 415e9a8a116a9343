"""The rules of counting, KPI-1 to KPI-8 of domain.md 5.4, from the ledger to the figure."""

import datetime as dt

import pytest
from django.utils import timezone

from tests.factories.companies import (
    CONTINUED,
    CompanyFactory,
    ConcreteStepFactory,
    OccasionFactory,
    PersonFactory,
    TouchpointFactory,
)
from tests.factories.events import EventFactory
from veerkracht.domain.companies.actions import (
    anonymise_person,
    confirm_step,
    merge_companies,
    record_step,
    undo_merge,
    void_touchpoint,
)
from veerkracht.domain.companies.choices import EvidenceKind, StepKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.actions import note_headcount
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.choices import Measure
from veerkracht.domain.impact.models import Tally
from veerkracht.domain.impact.queries import figures, rows_behind
from veerkracht.domain.impact.rules.figure import Figure
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.models import AuditLine

pytestmark = pytest.mark.django_db


def counted(programme: Programme) -> tuple[int, int, int]:
    """Return attendances, persons and companies; the stored figures must say what the pending ones said."""
    pending = figures(programme)
    refresh_figures(programme=programme)
    found = figures(programme)
    assert found.cells() == pending.cells()
    return found.amount("attendances"), found.amount("persons"), found.amount("reached")


def a_step(company, **fields):
    return record_step(
        company=company,
        kind=StepKind.EXPERIMENT,
        description="Het team maakt nu zelf het rooster.",
        by=None,
        **{"done_on": dt.date(2019, 6, 1), "evidence_kind": EvidenceKind.VISIT, **fields},
    )


def test_one_person_at_two_events_is_two_attendances_one_person_one_company(programme):
    """KPI-1."""
    first = TouchpointFactory.create(programme=programme)
    TouchpointFactory.create(programme=programme, person=first.person, company=first.company)
    assert counted(programme) == (2, 1, 1)


def test_three_colleagues_are_three_persons_and_one_company(programme, company):
    """KPI-1."""
    occasion = OccasionFactory.create(programme=programme)
    TouchpointFactory.create_batch(3, programme=programme, company=company, occasion=occasion)
    assert counted(programme) == (3, 3, 1)


def test_one_person_with_two_companies_is_one_person_and_two_companies(programme):
    """KPI-1; at one meeting the person still attends once."""
    first = TouchpointFactory.create(programme=programme)
    TouchpointFactory.create(programme=programme, person=first.person, occasion=first.occasion)
    assert counted(programme) == (1, 1, 2)


def test_an_unknown_company_is_a_person_only(programme):
    """KPI-1: unknown stays unknown and never becomes a company."""
    TouchpointFactory.create(programme=programme, company=None)
    assert counted(programme) == (1, 1, 0)
    assert figures(programme).amount("persons_unknown") == 1


def test_people_without_a_name_are_attendances_only(programme):
    """KPI-1: a headcount is kept as a number."""
    event = EventFactory.create(programme=programme)
    TouchpointFactory.create(programme=programme, occasion=event.occasion)
    note_headcount(event=event, headcount=40, at=programme.now(), by=None)
    assert counted(programme) == (40, 1, 1)
    assert figures(programme).amount("unnamed") == 39


def test_no_figure_mixes_units():
    """KPI-1: every measure counts one thing, and its rows are that thing."""
    assert {measure.counts.value for measure in Measure if measure.value.startswith(("reached", "aware", "act"))} == {
        "companies"
    }
    assert {Measure.PERSONS.counts, Measure.PERSONS_UNKNOWN.counts} == {"persons"}


def test_an_attendance_that_is_long_enough_is_a_proxy_until_somebody_answers(programme, company):
    """KPI-2: reached by coming, aware by 45 minutes and an answer of 4; without an answer flagged as proxy."""
    occasion = OccasionFactory.create(programme=programme)
    TouchpointFactory.create(programme=programme, company=company, occasion=occasion, minutes=44)
    assert (figures(programme).amount("reached"), figures(programme).amount("aware")) == (1, 0)
    came = TouchpointFactory.create(programme=programme, company=company, occasion=occasion, minutes=45)
    assert (figures(programme).amount("aware"), figures(programme).amount("aware_proxy")) == (1, 1)
    answer = {"programme": programme, "company": company, "occasion": occasion, "kind": TouchpointKind.SAW_NEED}
    TouchpointFactory.create(**answer, person=came.person, value=4)
    assert (figures(programme).amount("aware"), figures(programme).amount("aware_proxy")) == (1, 0)


@pytest.mark.parametrize(
    ("evidence", "level"), [(EvidenceKind.NONE, "A1"), (EvidenceKind.LINK, "A2"), (EvidenceKind.VISIT, "A3")]
)
def test_only_a_step_with_evidence_activates_and_says_how_well(programme, company, evidence, level):
    """KPI-2: levels A1 (own word), A2 (document), A3 (seen by us)."""
    contact = PersonFactory.create(programme=programme)
    step = a_step(company, evidence_kind=evidence, evidence_url="https://example.org/plan", contact=contact)
    before = figures(programme).amount("activated")
    assert before == (0 if evidence == EvidenceKind.NONE else 1)
    confirm_step(step=step, at=programme.now())
    found = figures(programme)
    assert [found.amount(f"activated_{each}") for each in ("A1", "A2", "A3")] == [
        int(each == level) for each in ("A1", "A2", "A3")
    ]
    assert found.amount("activated") == 1


def test_a_company_counts_once_per_level_on_its_first_day(programme, company):
    """KPI-3: first dates, new per quarter, nothing twice."""
    a_step(company, done_on=dt.date(2019, 6, 1))
    a_step(company, done_on=dt.date(2018, 11, 5))
    found = figures(programme)
    assert found.amount("activated") == 1
    assert found.per_quarter("activated") == {dt.date(2018, 10, 1): 1}


def test_companies_outside_the_target_group_stand_apart(programme):
    """KPI-3."""
    for headcount in (20, 3, None):
        TouchpointFactory.create(
            programme=programme, company=CompanyFactory.create(programme=programme, headcount=headcount)
        )
    found = figures(programme)
    assert [found.amount("aware", in_target=answer) for answer in ("yes", "no", "unknown")] == [1, 1, 1]
    assert found.amount("aware") == 3


def test_a_merge_counts_history_again_with_an_audit_line_and_undo_puts_it_back(programme):
    """KPI-4."""
    first, second = TouchpointFactory.create(programme=programme), TouchpointFactory.create(programme=programme)
    assert counted(programme) == (2, 2, 2)
    merge = merge_companies(kept=first.company, merged=second.company, on=programme.today(), by=None, **CONTINUED)
    assert counted(programme) == (2, 2, 1)
    assert AuditLine.objects.filter(action="companies.merge_companies", programme_id=programme.pk).exists()
    undo_merge(merge=merge, on=programme.today(), at=programme.now(), by=None)
    assert counted(programme) == (2, 2, 2)


def test_who_acts_first_is_aware_on_that_day(programme, company):
    """KPI-5: aware never comes after activated."""
    a_step(company, done_on=dt.date(2018, 6, 1))
    TouchpointFactory.create(programme=programme, company=company)
    found = figures(programme)
    assert found.per_quarter("aware") == found.per_quarter("activated") == {dt.date(2018, 4, 1): 1}


def test_denominator_carries_its_source_and_year(programme):
    """KPI-6."""
    assert programme.population_size == 12_750
    assert "2014" in programme.population_source


def test_contribution_is_asked_and_reported_with_and_without(programme):
    """KPI-7: of the activated companies, how many say that the programme helped, that it did not, or were not asked."""
    for answer in (4, 1, 0, None):
        step = ConcreteStepFactory.create(company=CompanyFactory.create(programme=programme))
        confirm_step(step=step, contribution=answer, at=programme.now())
    found = figures(programme)
    assert [found.amount(name) for name in ("activated", "helped", "not_helped")] == [4, 2, 1]


def test_every_figure_has_definition_unit_rows_and_proof(programme, company):
    """KPI-8: definition and unit with the measure; source and date with the row; proxy share as a figure."""
    fact = TouchpointFactory.create(programme=programme, company=company)
    (row,) = rows_behind(programme, Figure("aware"))
    assert (row, row.counted_on, row.proof_id) == (company, fact.on, fact.pk)
    assert Touchpoint.objects.get(pk=row.proof_id).source_kind
    assert figures(programme).amount("aware_proxy") == 1
    assert all(str(measure.definition) and str(measure.counts.label) for measure in Measure)


def test_who_asks_to_be_forgotten_stays_in_the_counters(programme):
    """KPI tests: a correction after a deletion request keeps anonymous counters."""
    fact = TouchpointFactory.create(programme=programme)
    before = counted(programme)
    anonymise_person(person=fact.person, at=timezone.now(), by=None)
    assert counted(programme) == before == (1, 1, 1)
    assert str(rows_behind(programme, Figure("persons")).get())


def test_a_mistake_is_taken_back_from_every_figure(programme):
    """KPI-4: what was voided counts nowhere."""
    fact = TouchpointFactory.create(programme=programme)
    refresh_figures(programme=programme)
    void_touchpoint(touchpoint=fact, reason="other company", at=programme.now(), by=None)
    assert counted(programme) == (0, 0, 0)
    assert not Tally.objects.filter(programme=programme).exists()


def test_fans_and_pioniers_may_share_a_company_and_are_never_added_up(programme, company):
    """KPI-1: subtotals may exceed the total; for a fan the clock starts when that fan first reached the company."""
    early = EventFactory.create(
        programme=programme,
        occasion=OccasionFactory.create(programme=programme, starts_at=dt.datetime(2018, 11, 6, 19, tzinfo=dt.UTC)),
    )
    late = EventFactory.create(programme=programme)
    for event in (early, late):
        TouchpointFactory.create(programme=programme, company=company, occasion=event.occasion)
    found = figures(programme)
    per_fan = [found.amount("aware", dimension="fan", member=str(event.fan_id)) for event in (early, late)]
    assert (per_fan, found.amount("aware")) == ([1, 1], 1)
    (row,) = rows_behind(programme, Figure("aware", "fan", str(late.fan_id)))
    assert row.counted_on == dt.date(2019, 3, 12)
