"""Tests about the team's pages on people, their consents and requests, and how long data stay."""

import datetime as dt
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.companies.test_retention import somebody_of_long_ago
from tests.factories.companies import CompanyFactory, PersonFactory, PositionFactory, TouchpointFactory
from tests.factories.consents import ConsentFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import erase_person, open_request, plan_cleanups
from veerkracht.domain.companies.choices import ConsentEnd, ConsentState, RetentionState, RightsKind, RightsState
from veerkracht.domain.companies.models import Consent, Person, RetentionPeriod, RetentionRun, RightsRequest
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.mail.models import Mail


@pytest.fixture
def jan(programme: Programme) -> Person:
    """Return Jan, who works at two companies."""
    person = PersonFactory.create(programme=programme, name="Jan Modaal", email="jan@modaal.example.org")
    for name in ("Alfa", "Beta"):
        PositionFactory.create(person=person, company=CompanyFactory.create(programme=programme, name=name))
    return person


def test_the_list_shows_searches_and_filters(team: Client, jan: Person) -> None:
    ConsentFactory.create(person=jan, given=True)
    PersonFactory.create(programme=jan.programme, name="Piet Puk")
    assert "Alfa, Beta" in team.get("/team/personen/").text
    for query in ("q=modaal", "q=beta", "consent=newsletter", "firm=alfa"):
        page = team.get(f"/team/personen/?{query}").text
        assert "Jan Modaal" in page, query
        assert "Piet Puk" not in page, query
    for query in ("consent=none", "contact=never&consent=none"):
        page = team.get(f"/team/personen/?{query}").text
        assert "Piet Puk" in page
    TouchpointFactory.create(programme=jan.programme, person=jan)
    assert "Jan Modaal" in team.get("/team/personen/?contact=year").text
    assert "Jan Modaal" not in team.get("/team/personen/?contact=older").text


def test_the_list_costs_the_same_for_one_and_three(team: Client, jan: Person) -> None:
    costs = []
    for more in (0, 2):
        for _ in range(more):
            PositionFactory.create(person=PersonFactory.create(programme=jan.programme))
        team.get("/team/personen/")
        with CaptureQueriesContext(connection) as taken:
            team.get("/team/personen/")
        costs.append(len(taken))
    assert costs[0] == costs[1]
    assert costs[0] <= 12


def test_an_anonymous_person_is_not_in_the_list(team: Client, jan: Person) -> None:
    erase_person(person=jan, at=jan.programme.now(), by=None)
    assert team.get("/team/personen/?_export=csv").getvalue().count(b"\n") == 1


def test_the_page_shows_colleagues_and_consents_with_proof(team: Client, jan: Person) -> None:
    PositionFactory.create(
        person=PersonFactory.create(programme=jan.programme, name="Els"), company=jan.positions.first().company
    )
    ConsentFactory.create(person=jan, given=True, proof="gevraagd op 3 maart")
    page = team.get(f"/team/bedrijven/persoon/{jan.pk}/").text
    assert "Els" in page
    assert "gevraagd op 3 maart" in page


def test_a_yes_to_news_needs_the_click_and_a_photo_does_not(team: Client, jan: Person) -> None:
    url = f"/team/personen/{jan.pk}/toestemming/"
    assert team.post(url, {"purpose": "newsletter", "source": "meeting", "proof": ""}).status_code == 200
    assert not Consent.objects.exists()
    for purpose, state in (("newsletter", ConsentState.ASKED), ("photo", ConsentState.GIVEN)):
        given = {"purpose": purpose, "source": "meeting", "proof": "avond in Zwolle"}
        assert team.post(url, given).status_code == 302
        assert Consent.objects.get(purpose=purpose).state == state
    assert Mail.objects.count() == 1


def test_the_team_ends_a_consent_with_a_reason(team: Client, jan: Person) -> None:
    consent = ConsentFactory.create(person=jan, given=True)
    url = f"/team/personen/toestemming/{consent.pk}/intrekken/"
    assert team.post(url, {"reason": ""}).status_code == 200
    assert team.post(url, {"reason": "belde op maandag"}).status_code == 302
    consent.refresh_from_db()
    assert (consent.ended, consent.end_reason) == (ConsentEnd.TEAM, "belde op maandag")
    assert consent.ended_by is not None


def test_two_records_of_one_person_merge_and_come_apart(team: Client, jan: Person) -> None:
    twin = PersonFactory.create(programme=jan.programme, name="J. Modaal")
    QuestionFactory.create(programme=jan.programme, person=twin)
    assert "J. Modaal" in team.get(f"/team/personen/{jan.pk}/samenvoegen/").text
    assert "J. Modaal" in team.get(f"/team/personen/{jan.pk}/samenvoegen/?met={twin.pk}").text
    page = team.post(f"/team/personen/{jan.pk}/samenvoegen/", {"met": twin.pk}, follow=True)
    assert jan.questions.count() == 1
    assert team.get(f"/team/bedrijven/persoon/{twin.pk}/").status_code == 302
    undo = f"/team/personen/samenvoeging/{jan.merges_kept.get().pk}/ongedaan/"
    assert undo in page.text
    team.post(undo)
    assert twin.questions.count() == 1


def test_a_request_from_receipt_to_answer(team: Client, jan: Person, today: dt.date) -> None:
    given = {
        "kind": "access",
        "received_on": "2019-09-20",
        "email": "JAN@modaal.example.org",
        "name": "",
        "note": "Wat weet u?",
    }
    assert team.post("/team/privacy/verzoeken/nieuw/", given).status_code == 302
    asked = RightsRequest.objects.get()
    assert (asked.person, asked.due_on) == (jan, dt.date(2019, 10, 20))
    page = f"/team/privacy/verzoeken/{asked.pk}/"
    assert team.get(page).status_code == 200
    assert team.post(f"{page}verlengen/", {"reason": "veel gegevens"}).status_code == 302
    asked.refresh_from_db()
    assert asked.due_on == dt.date(2019, 12, 20)
    assert Mail.objects.filter(kind="rights_extended", to_address=jan.email).exists()
    assert team.post(f"{page}verlengen/", {"reason": "nog meer"}).status_code == 200
    assert team.post(f"{page}afsluiten/", {"is_granted": "yes", "outcome": ""}).status_code == 200
    assert team.post(f"{page}afsluiten/", {"is_granted": "yes", "outcome": "Bestand gestuurd."}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == RightsState.DONE
    assert AuditLine.objects.about(asked).count() == 3


def test_a_request_that_is_late_stands_first_and_says_so(team: Client, jan: Person, today: dt.date) -> None:
    for days in (5, 60):
        on = today - dt.timedelta(days=days)
        open_request(programme=jan.programme, kind=RightsKind.ERASE, received_on=on, person=jan, by=None)
    page = team.get("/team/privacy/verzoeken/").text
    assert page.count('class="v-badge') >= 3
    assert "&lt;span" not in page
    assert team.get("/team/privacy/verzoeken/?due=late&_export=csv").getvalue().count(b"\n") == 2


@pytest.mark.parametrize(
    "wrong", [{"received_on": ""}, {"received_on": "2019-12-01"}, {"email": "", "name": ""}, {"kind": "anders"}]
)
def test_a_wrong_request_is_explained(team: Client, wrong: dict[str, str]) -> None:
    given = {"kind": "access", "received_on": "2019-09-20", "email": "jan@example.org", "name": "", **wrong}
    assert team.post("/team/privacy/verzoeken/nieuw/", given).status_code == 200
    assert not RightsRequest.objects.exists()


def test_all_data_as_a_file_and_the_trail_says_so(team: Client, jan: Person) -> None:
    QuestionFactory.create(programme=jan.programme, person=jan, text="Hoe begin ik?")
    ConsentFactory.create(person=jan, given=True)
    answer = team.post(f"/team/personen/{jan.pk}/gegevens/json/")
    found = json.loads(answer.content)
    text = json.dumps(found, ensure_ascii=False)
    assert {"Jan Modaal", "Alfa", "Hoe begin ik?"} <= {
        word for word in ("Jan Modaal", "Alfa", "Hoe begin ik?") if word in text
    }
    assert all(part["purpose"] and part["kept"] for part in found["data"])
    pdf = team.post(f"/team/personen/{jan.pk}/gegevens/pdf/").content
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in pdf
    assert AuditLine.objects.filter(action="companies.note_export", object_id=str(jan.pk)).count() == 2
    assert team.get(f"/team/personen/{jan.pk}/gegevens/json/").status_code == 405


def test_a_clean_up_is_shown_approved_and_stopped(team: Client, programme: Programme, today: dt.date) -> None:
    person = somebody_of_long_ago(programme)
    plan_cleanups(programme=programme, on=today)
    run = RetentionRun.objects.get()
    assert person.name in team.get("/team/privacy/bewaren/").text
    team.post(f"/team/privacy/bewaren/{run.pk}/goedkeuren/")
    run.refresh_from_db()
    assert run.state == RetentionState.APPROVED
    team.post(f"/team/privacy/bewaren/{run.pk}/stoppen/")
    run.refresh_from_db()
    assert run.state == RetentionState.STOPPED


def test_only_who_may_change_sees_examples(team: Client, auditor: Client, programme: Programme, today: dt.date) -> None:
    person = somebody_of_long_ago(programme)
    assert person.name in team.get("/team/privacy/bewaren/").text
    assert person.name not in auditor.get("/team/privacy/bewaren/").text


def test_periods_and_choices(team: Client, visitor: Client, programme: Programme) -> None:
    assert team.post("/team/privacy/bewaren/termijn/people/", {"months": "0"}).status_code == 200
    assert team.post("/team/privacy/bewaren/termijn/people/", {"months": "36"}).status_code == 302
    assert RetentionPeriod.objects.get().months == 36
    assert team.post("/team/privacy/bewaren/termijn/onzin/", {"months": "36"}).status_code == 404
    assert "36" in visitor.get("/privacy/register/").text
    team.post("/team/privacy/bewaren/keuzes/", {"shown_days": "7"})
    assert visitor.get("/privacy/register/").status_code == 404
    assert "/privacy/register/" not in visitor.get("/privacy/").text


def test_another_programme_is_not_there(team: Client, other_programme: Programme) -> None:
    person = PersonFactory.create(programme=other_programme)
    consent = ConsentFactory.create(person=person)
    on = other_programme.today()
    asked = open_request(programme=other_programme, kind=RightsKind.ACCESS, received_on=on, person=person, by=None)
    for path in (
        f"/team/personen/{person.pk}/samenvoegen/",
        f"/team/personen/{person.pk}/toestemming/",
        f"/team/personen/toestemming/{consent.pk}/intrekken/",
        f"/team/privacy/verzoeken/{asked.pk}/",
    ):
        assert team.get(path).status_code == 404
    assert team.post(f"/team/personen/{person.pk}/gegevens/json/").status_code == 404
    assert person.name not in team.get("/team/personen/").text
