"""Before a meeting goes on the site: can somebody help afterwards? (REF-A)"""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.events.seats import coming_meeting
from tests.factories.referrals import ProviderFactory, QuestionFactory, ThemeFactory
from veerkracht.domain.events.models import Event, EventPlan
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.queries.supply import free_room
from veerkracht.shared.audit.models import AuditLine

GIVEN = {
    "title": "Avond over roosters",
    "day": "2019-11-12",
    "time": "19:30",
    "minutes": "120",
    "kind": "talk",
    "theme": "Roosters",
    "is_public": "on",
}


@pytest.fixture
def theme(programme: Programme):
    return ThemeFactory.create(programme=programme, name="Roosters")


def test_a_meeting_that_nobody_can_help_after_asks_for_a_reason(team: Client, theme, programme: Programme) -> None:
    page = team.post(reverse("team:event-new"), GIVEN)
    assert page.status_code == 200
    assert "Roosters" in str(page.context["form"].errors["reason"])
    assert 'name="reason"' in page.content.decode()
    assert not Event.objects.exists()
    team.post(reverse("team:event-new"), {**GIVEN, "reason": "De coach begint op 1 november."})
    event = Event.objects.get()
    assert event.plan.reason == "De coach begint op 1 november."
    assert AuditLine.objects.about(event).get().details["room"] == 0
    shown = team.get(reverse("team:event", args=[event.pk])).content.decode()
    assert "De coach begint op 1 november." in shown
    changed = team.post(reverse("team:event-edit", args=[event.pk]), {**GIVEN, "title": "Andere titel"})
    assert changed.status_code == 302


def test_enough_room_asks_nothing(team: Client, theme, programme: Programme) -> None:
    ProviderFactory.create(programme=programme, themes=[theme], capacity=5)
    team.post(reverse("team:event-new"), GIVEN)
    event = Event.objects.get()
    assert event.is_public
    assert not EventPlan.objects.exists()
    page = team.get(reverse("team:event", args=[event.pk]))
    assert not page.context["readiness"].is_short


@pytest.mark.parametrize("given", [{"is_public": ""}, {"day": "2019-03-12"}])
def test_off_the_site_or_in_the_past_asks_nothing(team: Client, theme, given: dict[str, str]) -> None:
    assert team.post(reverse("team:event-new"), {**GIVEN, **given}).status_code == 302
    assert not EventPlan.objects.exists()


def test_a_meeting_is_asked_about_when_it_goes_on_the_site(team: Client, theme, programme: Programme) -> None:
    team.post(reverse("team:event-new"), {**GIVEN, "is_public": ""})
    address = reverse("team:event-edit", args=[Event.objects.get().pk])
    assert "reason" in team.post(address, GIVEN).context["form"].errors
    assert not Event.objects.get().is_public
    team.post(address, {**GIVEN, "reason": "Het bestuur wil het zo."})
    assert Event.objects.get().is_public


def test_more_seats_than_helpers_is_said_on_the_page(team: Client, theme, programme: Programme) -> None:
    ProviderFactory.create(programme=programme, themes=[theme], capacity=5)
    event = coming_meeting(programme, seats=400)
    event.theme = "roosters "
    event.save()
    found = team.get(reverse("team:event", args=[event.pk])).context["readiness"]
    assert (found.theme, found.visitors, found.is_short) == ("Roosters", 400, True)


def test_room_counts_sub_themes_and_who_waits_first(programme: Programme, theme) -> None:
    part, other = ThemeFactory.create(programme=programme, parent=theme), ThemeFactory.create(programme=programme)
    day = dt.date(2019, 11, 12)
    ProviderFactory.create(programme=programme, themes=[part], capacity=3)
    ProviderFactory.create(programme=programme, themes=[theme, part], capacity=2)
    ProviderFactory.create(programme=programme, themes=[other], capacity=4)
    ProviderFactory.create(programme=programme, themes=[theme], capacity=9, ended_on=day)
    assert (free_room(programme, theme.pk, day), free_room(programme, None, day)) == (5, 9)
    QuestionFactory.create(programme=programme, theme=part, state="queued", queued_at=programme.now())
    assert (free_room(programme, theme.pk, day), free_room(programme, other.pk, day)) == (4, 4)
    QuestionFactory.create_batch(6, programme=programme, theme=other, state="queued", queued_at=programme.now())
    assert free_room(programme, other.pk, day) == 0
