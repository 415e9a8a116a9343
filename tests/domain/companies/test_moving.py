"""Facts that were linked to the wrong company are split off, and come back."""

import pytest

from tests.domain.companies.snapshots import snapshot
from tests.factories.companies import (
    CompanyFactory,
    ConcreteStepFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from veerkracht.domain.companies.actions import confirm_step, merge_companies, move_facts, undo_fact_move
from veerkracht.domain.companies.actions.moving import FactsChanged, MoveAlreadyUndone, NobodyLeft, StepNeedsCompany
from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.shared.audit.models import AuditLine


@pytest.fixture
def wrong(programme):
    return CompanyFactory.create(programme=programme, name="Bakkerij Jansen")


@pytest.fixture
def right(programme):
    return CompanyFactory.create(programme=programme, name="Jansen Bouw")


@pytest.fixture
def fact(programme, wrong):
    return TouchpointFactory.create(programme=programme, company=wrong)


@pytest.fixture
def move(programme, team_user):
    return lambda facts, target: move_facts(
        facts=facts, target=target, reason="another Jansen", at=programme.now(), by=team_user
    )


@pytest.fixture
def undo(programme, team_user):
    return lambda done: undo_fact_move(move=done, at=programme.now(), by=team_user)


def stage(company):
    return CompanyStage.objects.filter(company=company).exists()


def test_a_fact_goes_to_the_right_company_and_stages_follow(fact, wrong, right, move, undo):
    done = move([fact], right)
    fact.refresh_from_db()
    assert fact.company == right
    assert (stage(wrong), stage(right)) == (False, True)
    assert AuditLine.objects.about(wrong)[0].details == {"facts": 1, "target": right.pk}
    undo(done)
    assert (stage(wrong), stage(right)) == (True, False)


def test_undo_is_the_identity_on_all_tables(fact, wrong, right, move, undo, programme):
    PositionFactory.create(person=fact.person, company=wrong)
    step = ConcreteStepFactory.create(company=wrong)
    confirm_step(step=step, at=programme.now())
    before = snapshot()
    done = move(list(Touchpoint.objects.live().order_by("pk")), right)
    assert wrong.positions.count() == wrong.steps.count() == wrong.touchpoints.count() == 0
    undo(done)
    after = snapshot()
    after.pop("FactMove")
    before.pop("FactMove")
    assert after == before


def test_a_position_stays_while_another_fact_says_that_they_work_there(fact, wrong, right, move, programme):
    PositionFactory.create(person=fact.person, company=wrong)
    TouchpointFactory.create(programme=programme, company=wrong, person=fact.person)
    move([fact], right)
    assert wrong.positions.count() == 1


def test_an_attendance_that_the_other_has_already_is_voided_and_comes_back(programme, wrong, right, move, undo):
    occasion, person = OccasionFactory.create(programme=programme), PersonFactory.create(programme=programme)
    here, there = (
        TouchpointFactory.create(programme=programme, company=company, occasion=occasion, person=person)
        for company in (wrong, right)
    )
    done = move([here], right)
    assert list(Touchpoint.objects.live().order_by("pk")) == [there]
    undo(done)
    assert list(Touchpoint.objects.live().order_by("pk")) == [here, there]


def test_a_fact_can_be_of_a_person_whose_company_is_unknown(fact, wrong, move, undo):
    done = move([fact], None)
    fact.refresh_from_db()
    assert fact.company is None
    undo(done)
    fact.refresh_from_db()
    assert fact.company == wrong


def test_a_fact_without_a_person_needs_a_company(programme, wrong, move):
    nameless = TouchpointFactory.create(programme=programme, company=wrong, person=None)
    with pytest.raises(NobodyLeft):
        move([nameless], None)


def test_a_step_needs_a_company(wrong, move, programme):
    confirm_step(step=ConcreteStepFactory.create(company=wrong), at=programme.now())
    with pytest.raises(StepNeedsCompany):
        move([Touchpoint.objects.get()], None)


def test_who_comes_second_is_told(fact, right, move, undo, programme):
    done = move([fact], right)
    with pytest.raises(FactsChanged):
        move([fact], None)
    undo(done)
    with pytest.raises(MoveAlreadyUndone):
        undo(done)


def test_a_company_that_was_merged_or_is_elsewhere_is_refused(fact, wrong, right, move, programme, other_programme):
    with pytest.raises(FactsChanged):
        move([fact], CompanyFactory.create(programme=other_programme))
    with pytest.raises(FactsChanged):
        move([fact], wrong)
    third = CompanyFactory.create(programme=programme, kvk_number=None)
    merge_companies(kept=right, merged=third, on=programme.today(), by=None)
    with pytest.raises(FactsChanged):
        move([fact], third)
