"""Fans in the workspace."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory, StageFactory
from veerkracht.domain.fans.models import Fan, Stage
from veerkracht.domain.programme.models import Programme


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    team: Client, programme: Programme, count: int, django_assert_max_num_queries: object
) -> None:
    for fan in FanFactory.create_batch(count, programme=programme):
        StageFactory.create(fan=fan)
        EventFactory.create(programme=programme, fan=fan)
    with django_assert_max_num_queries(11):  # type: ignore[operator]  # a fixture of pytest-django
        page = team.get(reverse("team:fans"))
    assert all(fan.name in page.content.decode() for fan in Fan.objects.all())


def test_a_fan_is_added_changed_and_found(team: Client, programme: Programme) -> None:
    given = {"name": "Bank Oost", "kind": "bank", "contact_name": "Anna", "contact_email": "anna@example.org"}
    assert team.post(reverse("team:fan-new"), given).status_code == 302
    fan = Fan.objects.get(name="Bank Oost")
    assert fan.contact is not None
    assert fan.contact.email == "anna@example.org"
    team.post(reverse("team:fan-edit", args=[fan.pk]), {**given, "name": "Bank West"})
    assert "Bank West" in team.get(reverse("team:fans"), {"q": "west"}).content.decode()


def test_two_fans_of_one_name_are_refused_and_what_was_typed_stays(team: Client, programme: Programme) -> None:
    FanFactory.create(programme=programme, name="Bank Oost")
    page = team.post(reverse("team:fan-new"), {"name": "Bank Oost", "kind": "bank", "about": "wat ik typte"})
    assert page.status_code == 200
    assert "wat ik typte" in page.content.decode()
    assert Fan.objects.count() == 1


def test_a_stage_is_noted_and_declined(team: Client, the_fan: Fan) -> None:
    offer = reverse("team:stage-new", args=[the_fan.pk])
    assert team.post(offer, {"title": "Najaarsavond", "on": "2019-01-01"}).status_code == 200
    team.post(offer, {"title": "Najaarsavond", "on": "2019-11-12"})
    stage = Stage.objects.get()
    assert "Najaarsavond" in team.get(reverse("team:fan", args=[the_fan.pk])).content.decode()
    team.post(reverse("team:stage-decline", args=[stage.pk]))
    stage.refresh_from_db()
    assert stage.state == "declined"


def test_who_may_only_look_sees_no_buttons_and_changes_nothing(deputy: Client, the_fan: Fan) -> None:
    assert (
        reverse("team:fan-edit", args=[the_fan.pk])
        not in deputy.get(reverse("team:fan", args=[the_fan.pk])).content.decode()
    )
    assert deputy.post(reverse("team:fan-new"), {"name": "X", "kind": "bank"}).status_code == 403


def test_a_fan_of_another_programme_is_not_there(team: Client, other_programme: Programme) -> None:
    elsewhere = FanFactory.create(programme=other_programme)
    assert team.get(reverse("team:fan", args=[elsewhere.pk])).status_code == 404
