"""The Monday overview."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories.budget import BudgetLineFactory
from tests.factories.companies import CompanyFactory, ConcreteStepFactory, OccasionFactory, TouchpointFactory
from tests.factories.events import AttendanceImportFactory, EventFactory, StageRequestFactory
from tests.factories.pioniers import CandidateFactory, EngagementFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import confirm_step
from veerkracht.domain.events.actions import note_headcount
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.queries import reading
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

# Session, user, programme, roles, figures, names, targets, what waits (rail and page), budget.
QUERIES = 9


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def page(client: Client, query: str = "") -> str:
    answer = client.get(f"/team/{query}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def an_evening(programme: Programme, visitors: int) -> None:
    """A meeting with as many visitors, each of another company, and one step."""
    event = EventFactory.create(programme=programme)
    EngagementFactory.create(occasion=event.occasion, pionier__programme=programme)
    for _visitor in range(visitors):
        fact = TouchpointFactory.create(programme=programme, occasion=event.occasion)
    confirm_step(step=ConcreteStepFactory.create(company=fact.company), contribution=3, at=programme.now())


def test_attendances_stand_beside_companies_and_are_never_called_companies(programme, team):
    event = EventFactory.create(programme=programme)
    company = CompanyFactory.create(programme=programme)
    TouchpointFactory.create_batch(3, programme=programme, company=company, occasion=event.occasion)
    note_headcount(event=event, headcount=1_775, at=programme.now(), by=None)
    text = page(team)
    assert "1,775 attendances are not 1,775 companies" in text
    assert "Different companies reached: 1." in text
    assert "never added up" in text


def test_targets_stand_in_their_own_unit_with_a_forecast_and_those_outside_apart(programme, team):
    TouchpointFactory.create(programme=programme)
    TouchpointFactory.create(programme=programme, company=CompanyFactory.create(programme=programme, headcount=3))
    text = page(team)
    assert "1 of 450 companies" in text
    assert "0 of 100 companies" in text
    assert "At the present pace 1 on Wed 1 Jan 2020" in text
    assert "1 outside the target group" in text
    assert "12,750 companies (Provincie, cijfers 2014)" in text


def test_every_figure_leads_to_its_rows(programme, team):
    an_evening(programme, 2)
    text = page(team)
    for query in (
        "measure=attendances",
        "measure=activated_A1",
        "measure=aware_proxy",
        "measure=helped",
        "measure=aware&amp;in_target=yes",
        "measure=reached&amp;quarter=2019-Q3",
        "measure=aware&amp;dimension=municipality&amp;member=GM0193",
        "measure=aware&amp;dimension=section&amp;member=C",
    ):
        assert f"/team/rijen/?{query}" in text, query
    assert text.count("Source: the ledger of facts, as it is on Mon 23 Sep 2019") >= 10


def test_selection_is_the_url(programme, team):
    TouchpointFactory.create(programme=programme)
    TouchpointFactory.create(programme=programme, company=CompanyFactory.create(programme=programme, headcount=3))
    text = page(team, "?in_target=yes&split=reached&quarter=2019-Q1")
    assert "/team/rijen/?measure=reached&amp;in_target=yes&amp;quarter=2019-Q1" in text
    assert "Different companies reached: 1." in text
    assert "measure=reached&amp;dimension=section&amp;member=C&amp;in_target=yes&amp;quarter=2019-Q1" in text
    assert "New this quarter" not in text


@pytest.mark.parametrize("query", ["?quarter=soon", "?split=persons", "?in_target=perhaps", "?quarter=2019-Q9&x=1"])
def test_a_selection_that_does_not_exist_shows_everything(programme, team, query):
    TouchpointFactory.create(programme=programme)
    assert "Different companies reached: 1." in page(team, query)


def test_what_waits_is_counted_with_the_place_where_it_is_done(programme, team):
    QuestionFactory.create(programme=programme, due_on=dt.date(2019, 9, 20))
    QuestionFactory.create(programme=programme)
    ConcreteStepFactory.create(company=CompanyFactory.create(programme=programme))
    batch = AttendanceImportFactory.create(event=EventFactory.create(programme=programme))
    later = OccasionFactory.create(programme=programme, starts_at=dt.datetime(2019, 10, 8, 17, tzinfo=dt.UTC))
    EventFactory.create(programme=programme, occasion=later)
    for state in (MailState.FAILED, MailState.HELD):
        Mail.objects.create(
            programme_id=programme.pk, kind="x", to_address="a@example.org", state=state, send_after=programme.now()
        )
    CandidateFactory.create(programme=programme, next_action="Bellen", next_on=dt.date(2019, 9, 20))
    StageRequestFactory.create(programme=programme)
    text = page(team)
    for words in (
        "Candidates past the day of their next step",
        "Stages for which nobody said yes",
        "Questions past their day",
        "Questions that wait, in time",
        "Mails that could not be sent",
        "Mails held back",
        "Steps that wait for the company&#x27;s answer",
        "Attendance lists left in preview",
        "Coming events without a pionier",
    ):
        assert f"</span> 1</span> {words}" in text, words
    for path in (
        "/team/vragen/?due=late",
        "/team/post/?state=failed",
        "/team/bedrijven/?step=open",
        "/team/bijeenkomsten/?when=coming",
        reverse("team:candidates") + "?when=late",
        reverse("team:stage-requests"),
        reverse("team:import", args=[batch.pk]),
    ):
        assert f'href="{path}"' in text, path
        assert team.get(path).status_code == 200


def test_nothing_waiting_says_so(programme, team):
    assert "Nothing waits" in page(team)


def test_who_may_not_read_questions_sees_how_many_there_are(programme, auditor):
    QuestionFactory.create(programme=programme)
    text = page(auditor)
    assert "Questions that wait, in time" in text
    assert "/team/vragen/" not in text


def test_a_large_change_is_left_to_the_worker_and_the_page_says_so(programme, team, monkeypatch):
    TouchpointFactory.create(programme=programme)
    monkeypatch.setattr(reading, "MOST_PENDING", 1)
    text = page(team)
    assert "A large change is being counted right now" in text
    assert "Different companies reached: 0." in text
    refresh_figures(programme=programme)
    text = page(team)
    assert "A large change" not in text
    assert "Different companies reached: 1." in text


def test_money_stands_per_line_with_what_is_left(programme, team):
    BudgetLineFactory.create(programme=programme, name="Kringen", amount=150_000, spent=12_500, spent_on=None)
    text = page(team)
    assert "€150,000.00" in text
    assert "€137,500.00" in text


def test_an_empty_programme_has_an_overview(programme, team):
    assert "0 of 450 companies" in page(team)


def test_another_programme_does_not_count(programme, other_programme, team):
    TouchpointFactory.create(programme=other_programme)
    assert "Different companies reached: 0." in page(team)


@pytest.mark.parametrize("who", ["visitor", "stranger", "pionier", "fan", "company_contact"])
def test_only_who_works_for_the_programme_may_look(who, request):
    answer = request.getfixturevalue(who).get("/team/")
    assert answer.status_code == (302 if who == "visitor" else 403)


@pytest.mark.parametrize("evenings", [1, 3])
def test_overview_takes_as_many_queries_for_one_evening_as_for_three(
    programme, team, evenings, django_assert_num_queries
):
    for _evening in range(evenings):
        an_evening(programme, evenings)
    BudgetLineFactory.create_batch(evenings, programme=programme)
    refresh_figures(programme=programme)
    team.get("/team/")
    with django_assert_num_queries(QUERIES):
        team.get("/team/")
