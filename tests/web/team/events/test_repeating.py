"""Make a series of a meeting on the screen."""

import pytest
from django.test import Client
from django.urls import reverse

from veerkracht.domain.events.models import Event


def test_three_meetings_are_made_and_none_is_on_the_site(team: Client, event: Event) -> None:
    page = reverse("team:event-repeat", args=[event.pk])
    assert page in team.get(reverse("team:event", args=[event.pk])).content.decode()
    assert team.get(page).status_code == 200
    answer = team.post(page, {"day": "2019-11-07", "times": "3", "weeks": "2"}, follow=True)
    assert "3 bijeenkomsten zijn gepland" in answer.content.decode()
    made = Event.objects.of(event.programme).exclude(pk=event.pk)
    assert sorted(str(each.starts_at.date()) for each in made) == ["2019-11-07", "2019-11-21", "2019-12-05"]
    assert not made.filter(is_public=True).exists()


@pytest.mark.parametrize(
    "given",
    [
        {"day": "2019-11-07", "times": "0", "weeks": "2"},
        {"day": "2019-11-07", "times": "10000", "weeks": "2"},
        {"day": "2091-11-07", "times": "1", "weeks": "1"},
        {"day": "9999-12-31", "times": "26", "weeks": "26"},
        {"day": "", "times": "x", "weeks": "-1"},
    ],
)
def test_a_day_or_number_that_cannot_be_makes_nothing(team: Client, event: Event, given: dict[str, str]) -> None:
    answer = team.post(reverse("team:event-repeat", args=[event.pk]), given)
    assert answer.status_code == 200
    assert Event.objects.of(event.programme).count() == 1
