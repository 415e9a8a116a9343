"""Two people at once on real PostgreSQL. Every guard has a control: without it the same race goes wrong."""

import datetime as dt
from functools import partial

import pytest

from tests.domain.companies.threads import MeetingPoint, at_once
from tests.factories.companies import (
    CONTINUED,
    CompanyFactory,
    ConcreteStepFactory,
    PersonFactory,
    TouchpointFactory,
)
from veerkracht.domain.companies.actions import (
    confirm_step,
    create_company,
    ensure_person,
    ledger,
    merge_companies,
    merging,
    record_touchpoint,
    stages,
    steps,
    void_touchpoint,
    withdraw_step,
)
from veerkracht.domain.companies.actions.ledger import FactAlreadyVoided
from veerkracht.domain.companies.actions.merging import NotTwoLiveCompanies
from veerkracht.domain.companies.actions.register import NumberAlreadyThere
from veerkracht.domain.companies.models import Company, CompanyMerge, CompanyStage, ConcreteStep, Touchpoint

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

EARLY, LATE = dt.date(2018, 1, 15), dt.date(2019, 2, 20)


@pytest.fixture
def programme(transactional_db):
    """Return a committed programme, which other connections see."""
    from tests.factories.programme import ProgrammeFactory

    return ProgrammeFactory.create(is_default=True)


def without_guard(monkeypatch, *places) -> None:
    for module, name, stand_in in places:
        monkeypatch.setattr(module, name, stand_in)


def kinds(outcomes: list[object]) -> set[type]:
    return {type(outcome) for outcome in outcomes}


def hold_nothing(company_ids) -> dict[int, int]:
    return {}


def two_facts_at_once(programme, monkeypatch) -> tuple[dt.date, dt.date]:
    """Record an early and a late fact of one company at once; return first and last day of its stages."""
    company = CompanyFactory.create(programme=programme)
    monkeypatch.setattr(stages, "stages", MeetingPoint().after(stages.stages))

    def record(on: dt.date) -> None:
        fact = Touchpoint(programme=programme, company=company, kind="asked", on=on, source_kind="team")
        record_touchpoint(touchpoint=fact, by=None)

    outcomes = at_once(partial(record, EARLY), partial(record, LATE))
    assert outcomes == [None, None]
    found = CompanyStage.objects.get(company=company)
    return found.reached_on, found.last_on


def test_two_people_record_facts_of_one_company(programme, monkeypatch):
    assert two_facts_at_once(programme, monkeypatch) == (EARLY, LATE)


def test_control_without_holding_the_company_a_fact_is_overlooked(programme, monkeypatch):
    without_guard(monkeypatch, (stages, "lock_companies", hold_nothing))
    assert two_facts_at_once(programme, monkeypatch) != (EARLY, LATE)


def look_only(step: ConcreteStep) -> ConcreteStep:
    return ConcreteStep.objects.select_related("company", "programme", "contact").get(pk=step.pk)


def recorded_step(programme) -> ConcreteStep:
    company = CompanyFactory.create(programme=programme)
    return ConcreteStepFactory.create(company=company, contact=PersonFactory.create(programme=programme))


def two_taps_at_once(programme, monkeypatch) -> set[dt.datetime]:
    """Tap yes twice at once; return the moments of answering that the two were told."""
    step = recorded_step(programme)
    monkeypatch.setattr(steps, "hold_step", MeetingPoint().after(steps.hold_step))
    moments = [programme.now(), programme.now() + dt.timedelta(seconds=1)]
    outcomes = at_once(*(partial(confirm_step, step=step, at=at) for at in moments))
    assert kinds(outcomes) == {ConcreteStep}
    assert Touchpoint.objects.live().filter(source_kind="step").count() == 1
    return {outcome.answered_at for outcome in outcomes}


def test_two_taps_on_yes_are_one_answer(programme, monkeypatch):
    assert len(two_taps_at_once(programme, monkeypatch)) == 1


def test_control_without_holding_the_step_the_second_tap_is_another_answer(programme, monkeypatch):
    without_guard(monkeypatch, (steps, "hold_step", look_only))
    assert len(two_taps_at_once(programme, monkeypatch)) == 2


def yes_during_withdrawal(programme, monkeypatch) -> ConcreteStep:
    """Let the company say yes while the team withdraws the step; return how it ended."""
    step = recorded_step(programme)
    withdrawn = MeetingPoint()
    monkeypatch.setattr(steps, "hold_step", MeetingPoint().after(steps.hold_step))
    monkeypatch.setattr(steps, "_answer", withdrawn.before(steps._answer))

    def withdraw() -> ConcreteStep:
        try:
            return withdraw_step(step=step, at=programme.now(), by=None)
        finally:
            withdrawn.wait()

    at_once(partial(confirm_step, step=step, at=programme.now()), withdraw)
    step.refresh_from_db()
    return step


def test_a_yes_at_the_moment_of_withdrawal_does_not_bring_the_step_back(programme, monkeypatch):
    assert yes_during_withdrawal(programme, monkeypatch).state == "withdrawn"
    assert not CompanyStage.objects.exists()


def test_control_without_holding_the_step_a_withdrawn_step_counts(programme, monkeypatch):
    without_guard(monkeypatch, (steps, "hold_step", look_only))
    assert yes_during_withdrawal(programme, monkeypatch).state == "confirmed"
    assert CompanyStage.objects.exists()


def two_merges_at_once(programme, monkeypatch, *, same_way: bool) -> list[object]:
    """Merge a pair twice at once, the same way or each into the other; return what each got."""
    one, other = CompanyFactory.create_batch(2, programme=programme)
    monkeypatch.setattr(merging, "_both", MeetingPoint().after(merging._both))
    pairs = [(one, other), (one, other) if same_way else (other, one)]
    merge = partial(merge_companies, on=programme.today(), by=None, **CONTINUED)
    return at_once(*(partial(merge, kept=kept, merged=merged) for kept, merged in pairs))


@pytest.mark.parametrize("same_way", [True, False], ids=["the same way", "each into the other"])
def test_two_people_merge_one_pair_and_the_second_is_told(programme, monkeypatch, same_way):
    assert kinds(two_merges_at_once(programme, monkeypatch, same_way=same_way)) == {CompanyMerge, NotTwoLiveCompanies}
    assert Company.objects.of(programme).count() == 1
    assert CompanyMerge.objects.count() == 1


@pytest.mark.parametrize("same_way", [True, False], ids=["the same way", "each into the other"])
def test_control_without_holding_the_pair_both_go_ahead(programme, monkeypatch, same_way):
    without_guard(monkeypatch, (merging, "lock_companies", hold_nothing), (stages, "lock_companies", hold_nothing))
    outcomes = two_merges_at_once(programme, monkeypatch, same_way=same_way)
    assert kinds(outcomes) != {CompanyMerge, NotTwoLiveCompanies}


def fact_during_merge(programme, monkeypatch) -> tuple[Touchpoint, Company]:
    """Record a fact of a company whose facts have just been moved away; return it and the company that lives on."""
    kept, merged = CompanyFactory.create_batch(2, programme=programme)
    moved, written = MeetingPoint(), MeetingPoint()
    original = merging.take_over

    def fill(*args):
        moved.wait()
        written.wait()
        return original(*args)

    monkeypatch.setattr(merging, "take_over", fill)

    def record() -> Touchpoint:
        moved.wait()
        fact = Touchpoint(programme=programme, company=merged, kind="asked", on=EARLY, source_kind="team")
        return record_touchpoint(touchpoint=fact, by=None)

    monkeypatch.setattr(ledger, "update_stages", written.before(ledger.update_stages))
    merge = partial(merge_companies, kept=kept, merged=merged, on=programme.today(), by=None, **CONTINUED)
    done, fact = at_once(merge, record)
    assert isinstance(done, CompanyMerge), done
    fact.refresh_from_db()
    return fact, kept


def test_a_fact_recorded_while_its_company_is_merged_away_is_not_lost(programme, monkeypatch):
    fact, kept = fact_during_merge(programme, monkeypatch)
    assert fact.company == kept
    assert CompanyStage.objects.get(company=kept).reached_by == fact


def test_control_without_holding_the_company_the_fact_stays_behind(programme, monkeypatch):
    without_guard(monkeypatch, (ledger, "hold_living", hold_nothing))
    fact, kept = fact_during_merge(programme, monkeypatch)
    assert fact.company != kept
    assert not CompanyStage.objects.filter(company=kept).exists()


def test_two_people_void_one_fact_and_the_second_is_told(programme, team_user):
    fact = TouchpointFactory.create(programme=programme)
    void = partial(void_touchpoint, touchpoint=fact, at=programme.now(), by=team_user)
    outcomes = at_once(partial(void, reason="one"), partial(void, reason="other"))
    assert kinds(outcomes) == {Touchpoint, FactAlreadyVoided}


def test_two_people_add_one_number_and_the_second_is_told(programme):
    fields = {"name": "Nieuw B.V.", "kvk_number": "69000777"}
    add = partial(create_company, programme=programme, fields=fields, source="x", on=EARLY, by=None)
    assert kinds(at_once(add, add)) == {Company, NumberAlreadyThere}


def test_two_visitors_with_one_address_become_one_person(programme):
    ensure = partial(ensure_person, programme=programme, email="anna@example.org", by=None)
    one, other = at_once(ensure, ensure)
    assert one == other
