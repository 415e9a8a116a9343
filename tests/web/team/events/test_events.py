"""Meetings in the workspace."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.fans import StageFactory
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

QUERIES = 9
GIVEN = {"title": "Avond over roosters", "day": "2019-11-12", "time": "19:30", "minutes": "120", "kind": "talk"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    team: Client, programme: Programme, count: int, django_assert_num_queries: object
) -> None:
    for event in EventFactory.create_batch(count, programme=programme):
        TouchpointFactory.create(programme=programme, occasion=event.occasion)
    with django_assert_num_queries(QUERIES):  # type: ignore[operator]  # a fixture of pytest-django
        page = team.get(reverse("team:events"))
    assert all(event.title in page.content.decode() for event in Event.objects.select_related("occasion"))


def test_a_meeting_is_planned_on_a_stage_with_its_pionier(team: Client, the_fan: Fan, the_pionier: Pionier) -> None:
    stage = StageFactory.create(fan=the_fan)
    made = team.post(reverse("team:event-new"), {**GIVEN, "stage": stage.pk, "pioniers": [the_pionier.pk]})
    event = Event.objects.get()
    assert made.status_code == 302
    assert (event.fan, event.occasion.stage) == (the_fan, stage)
    assert list(event.occasion.engagements.values_list("pionier", flat=True)) == [the_pionier.pk]
    stage.refresh_from_db()
    assert stage.state == "planned"


@pytest.mark.parametrize(
    ("field", "value"), [("day", "1919-11-12"), ("minutes", "0"), ("time", "25:00"), ("title", ""), ("kind", "party")]
)
def test_wrong_input_names_the_field_and_keeps_what_was_typed(
    team: Client, programme: Programme, field: str, value: str
) -> None:
    page = team.post(reverse("team:event-new"), {**GIVEN, "venue": "De Hofzaal", field: value})
    assert page.status_code == 200
    assert field in page.context["form"].errors
    assert "De Hofzaal" in page.content.decode()
    assert not Event.objects.exists()


def test_a_meeting_is_changed(team: Client, event: Event) -> None:
    shown = team.get(reverse("team:event-edit", args=[event.pk]))
    assert event.title in shown.content.decode()
    team.post(reverse("team:event-edit", args=[event.pk]), {**GIVEN, "day": "2019-03-13", "title": "Nieuwe titel"})
    event.occasion.refresh_from_db()
    assert event.occasion.title == "Nieuwe titel"


def test_people_in_the_room_without_a_name_never_become_companies(team: Client, event: Event) -> None:
    TouchpointFactory.create(programme=event.programme, occasion=event.occasion)
    team.post(reverse("team:event-headcount", args=[event.pk]), {"headcount": "10"})
    figures = team.get(reverse("team:event", args=[event.pk])).context["figures"]
    assert figures == {"attendances": 10, "named": 1, "unnamed": 9, "companies": 1, "aware": 1}
    page = team.post(reverse("team:event-headcount", args=[event.pk]), {"headcount": "-3"})
    assert page.status_code == 200


def test_who_may_only_look_changes_nothing(deputy: Client, event: Event) -> None:
    assert deputy.get(reverse("team:event", args=[event.pk])).status_code == 200
    assert deputy.post(reverse("team:event-new"), GIVEN).status_code == 403


def test_a_meeting_of_another_programme_is_not_there(team: Client, other_programme: Programme) -> None:
    elsewhere = EventFactory.create(programme=other_programme)
    assert team.get(reverse("team:event", args=[elsewhere.pk])).status_code == 404
