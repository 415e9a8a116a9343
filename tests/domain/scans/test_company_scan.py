"""A company scan from start to a step that counts; what the programme may see of it."""

import datetime as dt

import pytest

from tests.factories.companies import PersonFactory, PositionFactory
from tests.factories.scans import finished_scan, published, same_answers
from veerkracht.domain.companies.actions import confirm_step
from veerkracht.domain.companies.choices import StepState, TouchpointKind
from veerkracht.domain.companies.models import NextContact, Touchpoint
from veerkracht.domain.scans.actions import (
    add_sheet,
    choose_step,
    complete_sheet,
    drop_step,
    finish_step,
    remind_of_steps,
    save_answers,
    start_scan,
    tell_who,
)
from veerkracht.domain.scans.actions.company import EnoughSheets, NotAllSeen, SheetIsFinished
from veerkracht.domain.scans.actions.steps import CompanyNotKnown, DayNotPossible, StepIsGone, WhoseStep
from veerkracht.domain.scans.choices import StepSource
from veerkracht.domain.scans.permissions import can_see_scores
from veerkracht.domain.scans.queries import earlier_scans, scores_of
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def definition(programme):
    return published(programme)


def told(scan, email, **given):
    """Say whose scan it is."""
    said = {"company_name": "", "shares_scores": False, "wants_call": False, **given}
    return tell_who(scan=scan, email=email, at=scan.programme.now(), **said)


@pytest.fixture
def known(definition, company):
    """Return a finished scan of the company by somebody who works there."""
    person = PersonFactory.create(programme=company.programme)
    PositionFactory.create(person=person, company=company)
    return told(finished_scan(definition), person.email)


def chosen(scan, days=30, **given):
    """Choose a step."""
    at = scan.programme.now()
    step = {
        "dimension": "FO",
        "source": StepSource.ADVICE,
        "title": "Een proef met een team dat zelf plant",
        "path": "",
    }
    return choose_step(scan=scan, due_on=at.date() + dt.timedelta(days=days), at=at, **{**step, **given})


def test_answers_come_in_bit_by_bit_and_what_is_no_answer_is_left_out(definition, programme):
    sheet = start_scan(definition=definition, at=programme.now())
    save_answers(sheet=sheet, answers={"DM1": "4", "DM2": "9", "csrfmiddlewaretoken": "x"})
    sheet = save_answers(sheet=sheet, answers={"DM1": "5", "FO1": "0"})
    assert sheet.answers == {"DM1": 5, "FO1": 0}
    with pytest.raises(NotAllSeen):
        complete_sheet(sheet=sheet, answers={}, at=programme.now())


def test_a_finished_sheet_does_not_change(definition, programme):
    scan = finished_scan(definition)
    with pytest.raises(SheetIsFinished):
        save_answers(sheet=scan.sheets.get(), answers={"DM1": "1"})
    assert scores_of(scan).total == 50


def test_three_of_management_fill_in_one_scan_and_the_score_is_their_mean(definition, programme):
    scan = finished_scan(definition, answers=same_answers(definition.rules, 5))
    second = add_sheet(scan=scan, at=programme.now())
    complete_sheet(sheet=second, answers=same_answers(definition.rules, 2), at=programme.now())
    scan.refresh_from_db()
    assert scores_of(scan).total == 62.5
    add_sheet(scan=scan, at=programme.now())
    with pytest.raises(EnoughSheets):
        add_sheet(scan=scan, at=programme.now())


def test_a_completed_scan_is_one_fact_for_the_company_and_its_scores_stay_its_own(known, company):
    told(known, known.person.email)
    fact = Touchpoint.objects.live().get(kind=TouchpointKind.SCANNED)
    assert (fact.company, fact.person, fact.source_id) == (company, known.person, known.pk)
    assert not can_see_scores(known)
    assert can_see_scores(told(known, known.person.email, shares_scores=True))
    assert Mail.objects.filter(kind="scan_report", to_address=known.person.email).exists()


def test_a_scan_of_nobody_we_know_writes_no_fact(definition):
    finished_scan(definition)
    assert not Touchpoint.objects.exists()


def test_the_number_of_the_company_is_certain(definition, company):
    scan = told(
        finished_scan(definition), "nieuw@example.org", company_name=company.name, kvk_number=company.kvk_number
    )
    assert scan.company == company


def test_the_team_is_asked_to_call_only_when_the_owner_says_so(known, company, team_user):
    assert not NextContact.objects.exists()
    told(known, known.person.email, wants_call=True)
    told(known, known.person.email, wants_call=True)
    call = NextContact.objects.get()
    assert (call.company, call.owner, call.due_on) == (company, team_user, dt.date(2019, 10, 7))


def test_a_chosen_step_that_was_done_is_confirmed_by_the_company_itself(known, programme):
    planned = chosen(known)
    step = finish_step(planned=planned, at=programme.now())
    assert (step.state, step.company) == (StepState.ASKED, known.company)
    assert finish_step(planned=planned, at=programme.now()) == step
    confirm_step(step=step, at=programme.now())
    step.refresh_from_db()
    known.company.stage.refresh_from_db()
    assert (step.level, known.company.stage.activated_level) == ("A1", "A1")


def test_another_step_takes_the_place_of_the_first(known, programme):
    first = chosen(known)
    second = chosen(known, title="Iets anders")
    first.refresh_from_db()
    assert first.dropped_on == programme.today()
    with pytest.raises(StepIsGone):
        finish_step(planned=first, at=programme.now())
    drop_step(planned=second, at=programme.now())
    with pytest.raises(StepIsGone):
        drop_step(planned=second, at=programme.now())


def test_a_step_needs_somebody_and_a_day_that_can_be(definition, known):
    with pytest.raises(WhoseStep):
        chosen(finished_scan(definition))
    for days in (-1, 400):
        with pytest.raises(DayNotPossible):
            chosen(known, days=days)


def test_a_step_of_a_company_nobody_knows_waits(definition, programme):
    planned = chosen(told(finished_scan(definition), "iemand@example.org", company_name="Geen idee"))
    with pytest.raises(CompanyNotKnown):
        finish_step(planned=planned, at=programme.now())


def test_a_reminder_goes_once_on_its_day(known, programme):
    planned = chosen(known, days=3)
    assert remind_of_steps(programme=programme, on=programme.today()) == 0
    assert remind_of_steps(programme=programme, on=planned.due_on) == 1
    assert remind_of_steps(programme=programme, on=planned.due_on) == 0
    assert Mail.objects.filter(kind="scan_step").count() == 1


def test_a_second_scan_is_compared_with_the_first(definition, known, company):
    again = finished_scan(definition, company=company, answers=same_answers(definition.rules, 4))
    assert list(earlier_scans(again)) == [known]
    assert list(earlier_scans(known)) == []
