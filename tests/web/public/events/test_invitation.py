"""The link in the mail to a pionier: looking changes nothing, one answer counts, and every end says what happened."""

import datetime as dt

import pytest
from django.test import Client

from tests.factories.events import StageInvitationFactory
from veerkracht.domain.events.choices import InvitationState
from veerkracht.domain.events.models import Event, StageInvitation, StageRequest
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme


@pytest.fixture
def asked(programme: Programme, the_fan: Fan, the_pionier: Pionier) -> StageInvitation:
    """Return a question that waits."""
    return StageInvitationFactory.create(request__programme=programme, request__stage__fan=the_fan, pionier=the_pionier)


def page(invitation: StageInvitation) -> str:
    return f"/podium/{invitation.token}/"


def answer(visitor: Client, invitation: StageInvitation, **said: str):  # type: ignore[no-untyped-def]  # a test response
    version = StageRequest.objects.get(pk=invitation.request_id).version
    return visitor.post(page(invitation), {"version": version, **said})


def test_looking_shows_buttons_and_changes_nothing(visitor: Client, asked: StageInvitation) -> None:
    response = visitor.get(page(asked))
    assert response.content.decode().count('name="answer" value="yes"') == 2
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert StageInvitation.objects.get().state == InvitationState.ASKED


def test_yes_leads_to_the_agreed_page_and_a_calendar_file(visitor: Client, asked: StageInvitation) -> None:
    assert visitor.get(f"{page(asked)}agenda.ics").status_code == 404
    assert answer(visitor, asked, answer="yes", option="1").status_code == 302
    response = visitor.get(page(asked))
    assert response.status_code == 200
    assert b"agenda.ics" in response.content
    calendar = visitor.get(f"{page(asked)}agenda.ics")
    assert calendar["Content-Type"].startswith("text/calendar")
    assert b"DTSTART" in calendar.content


def test_a_second_answer_finds_the_first(visitor: Client, asked: StageInvitation) -> None:
    answer(visitor, asked, answer="no", remark="Vakantie")
    response = answer(visitor, asked, answer="yes")
    assert response.status_code == 410
    assert not Event.objects.exists()


def test_an_expired_link_says_so_with_a_way_to_the_team(visitor: Client, asked: StageInvitation) -> None:
    StageInvitation.objects.update(expires_at=asked.asked_at + dt.timedelta(minutes=1))
    response = answer(visitor, asked, answer="yes")
    assert response.status_code == 410
    assert b"team@example.org" in response.content
    assert not Event.objects.exists()


def test_dates_that_changed_meanwhile_are_looked_at_once_more(visitor: Client, asked: StageInvitation) -> None:
    before = asked.request.version
    StageRequest.objects.update(venue="De Nieuwe Zaal")
    response = visitor.post(page(asked), {"answer": "yes", "version": before})
    assert "De Nieuwe Zaal" in response.content.decode()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("day", "time"), [("", "19:30"), ("gisteren", "19:30"), ("2019-01-01", "19:30"), ("2019-12-03", "")]
)
def test_another_date_must_be_a_day_to_come(visitor: Client, asked: StageInvitation, day: str, time: str) -> None:
    response = answer(visitor, asked, **{"answer": "other", "other-day": day, "other-time": time})
    assert response.status_code == 200
    assert StageInvitation.objects.get().state == InvitationState.ASKED


def test_another_date_is_taken(visitor: Client, asked: StageInvitation) -> None:
    answer(visitor, asked, **{"answer": "other", "other-day": "2019-12-03", "other-time": "19:30"})
    assert StageInvitation.objects.get().state == InvitationState.OTHER


def test_a_link_of_another_programme_is_not_there(visitor: Client, other_programme: Programme) -> None:
    elsewhere = StageInvitationFactory.create(request__programme=other_programme)
    assert visitor.get(page(elsewhere)).status_code == 404
