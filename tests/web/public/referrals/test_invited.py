"""A fan's own link: visits and questions are counted, and nobody in particular."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.events import EventFactory
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan, Invitation
from veerkracht.domain.programme.models import Programme

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def meeting(programme: Programme, the_fan: Fan) -> Event:
    event = EventFactory.create(programme=programme, fan=the_fan)
    event.occasion.starts_at = programme.now() + dt.timedelta(days=9)
    event.occasion.save()
    return event


def test_the_invitation_counts_visits_and_questions_and_nobody(
    fan: Client, visitor: Client, the_fan: Fan, meeting: Event, open_form
) -> None:  # type: ignore[no-untyped-def]  # a fixture of the questions
    address = reverse("portal:fan-invite", args=[the_fan.pk, meeting.pk])
    for _ in range(2):
        fan.post(address)
    invitation = Invitation.objects.get()
    link = reverse("public:invited", args=[invitation.code])
    assert link in fan.get(address, headers=ENGLISH).content.decode()
    page = visitor.get(link, follow=True, headers=ENGLISH)
    assert page.redirect_chain == [(f"/agenda/{meeting.pk}/?via={invitation.code}", 302)]
    assert f"/vraag/?via={invitation.code}" in page.content.decode()
    sent = open_form()
    for _ in range(2):
        visitor.post(f"/vraag/?via={invitation.code}", sent)
    visitor.post("/vraag/?via=zzzzzzzz", open_form(email="ander@example.org"))
    invitation.refresh_from_db()
    assert (invitation.visits, invitation.questions) == (1, 1), "the same form twice is one question"
