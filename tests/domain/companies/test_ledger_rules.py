"""What the ledger never lets through, and what happens when facts are voided and recorded again."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.companies import CompanyFactory, OccasionFactory, PersonFactory, TouchpointFactory
from veerkracht.domain.companies.actions import (
    recompute_stages,
    record_again,
    record_touchpoints,
    void_source,
    void_touchpoint,
)
from veerkracht.domain.companies.actions.ledger import FactAlreadyVoided, FactIsThereAgain
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import CompanyStage, Touchpoint


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "headcount"},
        {"person": None, "company": None},
        {"value": 0},
        {"value": 6},
        {"quantity": -1},
    ],
    ids=["a headcount with names", "a fact about nobody", "an answer of 0", "an answer of 6", "fewer than no people"],
)
def test_the_database_refuses(programme, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        TouchpointFactory.create(programme=programme, **fields)


def test_somebody_attends_a_meeting_once_per_company(programme):
    fact = TouchpointFactory.create(programme=programme)
    same = {"programme": programme, "person": fact.person, "occasion": fact.occasion}
    TouchpointFactory.create(**same)
    with pytest.raises(FactIsThereAgain), transaction.atomic():
        TouchpointFactory.create(**same, company=fact.company)


def test_somebody_of_an_unknown_company_attends_once_too(programme):
    fact = TouchpointFactory.create(programme=programme, company=None)
    with pytest.raises(FactIsThereAgain), transaction.atomic():
        TouchpointFactory.create(programme=programme, company=None, person=fact.person, occasion=fact.occasion)


def test_a_voided_fact_stays_with_who_when_and_why(programme, team_user):
    fact = TouchpointFactory.create(programme=programme)
    at = programme.now()
    void_touchpoint(touchpoint=fact, reason="the list was of another evening", at=at, by=team_user)
    fact.refresh_from_db()
    assert (fact.voided_at, fact.voided_by, fact.void_reason) == (at, team_user, "the list was of another evening")


def test_a_fact_is_voided_once(programme, team_user):
    fact = TouchpointFactory.create(programme=programme)
    void_touchpoint(touchpoint=fact, reason="first", at=programme.now(), by=team_user)
    with pytest.raises(FactAlreadyVoided):
        void_touchpoint(touchpoint=fact, reason="second", at=programme.now(), by=None)
    fact.refresh_from_db()
    assert fact.void_reason == "first"


def test_a_voided_fact_recorded_again_counts_from_the_same_source(programme, team_user):
    fact = TouchpointFactory.create(programme=programme, source_kind="attendance_import", source_id=7)
    void_touchpoint(touchpoint=fact, reason="x", at=programme.now(), by=team_user)
    again = record_again(touchpoint=fact, by=team_user)
    assert CompanyStage.objects.get().reached_by == again
    assert (again.source_id, again.recorded_by, again.voided_at) == (7, team_user, None)
    void_source(
        programme=programme,
        source_kind=SourceKind.ATTENDANCE_IMPORT,
        source_id=7,
        reason="list undone",
        at=programme.now(),
        by=None,
    )
    assert not CompanyStage.objects.exists()


def test_a_fact_that_counts_is_not_recorded_again(programme, team_user):
    fact = TouchpointFactory.create(programme=programme)
    with pytest.raises(FactIsThereAgain):
        record_again(touchpoint=fact, by=team_user)
    void_touchpoint(touchpoint=fact, reason="x", at=programme.now(), by=team_user)
    record_again(touchpoint=fact, by=team_user)
    with pytest.raises(FactIsThereAgain):
        record_again(touchpoint=fact, by=team_user)


def test_the_day_of_the_last_contact_follows_the_facts(programme, company, team_user):
    TouchpointFactory.create(programme=programme, company=company)
    late = TouchpointFactory.create(
        programme=programme, company=company, occasion__starts_at=dt.datetime(2019, 8, 1, 18, tzinfo=dt.UTC)
    )
    assert CompanyStage.objects.get().last_on == dt.date(2019, 8, 1)
    void_touchpoint(touchpoint=late, reason="x", at=programme.now(), by=team_user)
    assert CompanyStage.objects.get().last_on == dt.date(2019, 3, 12)


def test_the_database_keeps_the_stages_in_order(programme, company):
    with pytest.raises(IntegrityError), transaction.atomic():
        CompanyStage.objects.create(
            company=company, programme=programme, reached_on=dt.date(2019, 3, 1), aware_on=dt.date(2019, 2, 1)
        )


KINDS = st.sampled_from(["attended", "asked", "saw_need", "scanned", "step"])
FACTS = st.lists(st.tuples(KINDS, st.integers(0, 1), st.integers(1, 60), st.sampled_from(["", "A1", "A3"])), max_size=6)
SLOW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class RolledBack(Exception):  # noqa: N818 ends one example, it is no error
    """Ends one example."""


def facts_of(programme, company, plan) -> list[Touchpoint]:
    occasions = OccasionFactory.create_batch(2, programme=programme)
    people = PersonFactory.create_batch(len(plan), programme=programme)
    return [
        Touchpoint(
            programme=programme, company=company, person=person, occasion=occasions[occasion], kind=kind,
            on=dt.date(2019, 1, 1) + dt.timedelta(days=day), minutes=120, value=4 if kind == "saw_need" else None,
            level=level, source_kind="team",
        )
        for person, (kind, occasion, day, level) in zip(people, plan, strict=True)
    ]  # fmt: skip


def stage_of(company) -> dict[str, object] | None:
    stage = CompanyStage.objects.filter(company=company).first()
    return stage and model_to_dict(stage)


@SLOW
@given(earlier=FACTS, later=FACTS)
def test_voiding_restores_what_was_and_a_recount_agrees(programme, earlier, later):
    try:
        with transaction.atomic():
            company = CompanyFactory.create(programme=programme)
            record_touchpoints(programme=programme, touchpoints=facts_of(programme, company, earlier), by=None)
            before = stage_of(company)
            added = facts_of(programme, company, later)
            record_touchpoints(programme=programme, touchpoints=added, by=None)
            counted = stage_of(company)
            recompute_stages(programme=programme)
            assert stage_of(company) == counted
            for fact in added:
                void_touchpoint(touchpoint=fact, reason="x", at=programme.now(), by=None)
            assert stage_of(company) == before
            raise RolledBack
    except RolledBack:
        pass
