"""The planning of a month: every date, what stands in the way, the choice, and the file for an own calendar."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.factories.companies import OccasionFactory
from tests.factories.events import EventFactory, StageRequestFactory
from tests.factories.fans import StageFactory
from tests.factories.pioniers import EngagementFactory
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

PAGE, FILE = reverse("team:planning"), reverse("team:planning-file")
LIBERATION_DAY = dt.datetime(2020, 5, 5, 17, 30, tzinfo=dt.UTC)


def a_meeting(programme: Programme, title: str, at: dt.datetime = LIBERATION_DAY, **given: object) -> Event:
    """Return a meeting in the region of the programme."""
    tile = programme.tiles.order_by("pk").first()
    occasion = OccasionFactory.create(programme=programme, title=title, starts_at=at)
    return EventFactory.create(programme=programme, occasion=occasion, municipality=tile.municipality, **given)


@pytest.fixture
def month(programme: Programme, the_fan: Fan, the_pionier: Pionier) -> dict[str, str]:
    """Fill May 2020 with two meetings of one pionier, a date asked for, and a stage on offer."""
    programme.tiles.update(subregion="Salland")
    for title in ("Avond een", "Avond twee"):
        EngagementFactory.create(pionier=the_pionier, occasion=a_meeting(programme, title).occasion)
    stage = StageFactory.create(fan=the_fan, title="Zoekt iemand")
    first = LIBERATION_DAY + dt.timedelta(days=2)
    second = first + dt.timedelta(days=40)
    StageRequestFactory.create(programme=programme, stage=stage, first_at=first, second_at=second)
    StageFactory.create(fan=the_fan, title="Nog vrij", on=dt.date(2020, 5, 20))
    return {"maand": "2020-05"}


def page(client: Client, **given: str) -> str:
    """Return what the planning says."""
    answer = client.get(PAGE, given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_all_dates_of_the_month_stand_there_with_what_is_in_the_way(team: Client, month: dict[str, str]) -> None:
    text = page(team, **month)
    assert all(title in text for title in ("Avond een", "Avond twee", "Zoekt iemand", "Nog vrij"))
    assert "dezelfde pionier is twee keer gevraagd: Avond twee" in text
    assert "een feestdag: Bevrijdingsdag" in text
    assert "Hemelvaartsdag" in text, "a holiday without a meeting is named as well"


def test_the_choice_of_a_pionier_still_knows_what_is_in_the_way(
    team: Client, month: dict[str, str], the_pionier: Pionier
) -> None:
    text = page(team, **month, pionier=str(the_pionier.pk))
    assert "Avond een" in text
    assert "Nog vrij" not in text


def test_the_choice_of_a_part_of_the_region_leaves_the_rest_out(
    team: Client, month: dict[str, str], programme: Programme
) -> None:
    tile = programme.tiles.order_by("pk").last()
    programme.tiles.filter(pk=tile.pk).update(subregion="Twente")
    Event.objects.filter(occasion__title="Avond twee").update(municipality=tile.municipality)
    text = page(team, **month, regio="Twente")
    assert "Avond twee" in text
    assert "/bijeenkomsten/{}/".format(Event.objects.get(occasion__title="Avond een").pk) not in text


def test_another_programme_near_is_named_by_what_its_site_shows(
    team: Client, month: dict[str, str], other_programme: Programme, programme: Programme
) -> None:
    tile = programme.tiles.order_by("pk").first()
    for title, is_public in (("Buren praten", True), ("Nog geheim", False)):
        occasion = OccasionFactory.create(programme=other_programme, title=title, starts_at=LIBERATION_DAY)
        EventFactory.create(
            programme=other_programme, occasion=occasion, municipality=tile.municipality, is_public=is_public
        )
    text = page(team, **month)
    assert "een ander programma is die dag in de buurt: Buren praten" in text
    assert "Nog geheim" not in text


@pytest.mark.parametrize("given", ["", "2020-13", "gisteren", "0000-00", "9999-12", "²-1", "1-1"])
def test_a_month_that_does_not_exist_is_this_month(team: Client, programme: Programme, given: str) -> None:
    assert str(programme.today().year) in page(team, maand=given)


def test_the_file_holds_the_meetings_of_the_month(team: Client, month: dict[str, str]) -> None:
    found = Calendar.from_ical(team.get(FILE, month).content)
    assert sorted(str(entry["summary"]) for entry in found.walk("VEVENT")) == ["Avond een", "Avond twee"]


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_planning_takes_the_same_queries_for_one_and_three_meetings(
    team: Client, programme: Programme, the_pionier: Pionier, meetings: int, django_assert_num_queries
) -> None:
    for number in range(meetings):
        found = a_meeting(programme, f"Avond {number}", LIBERATION_DAY + dt.timedelta(days=number))
        EngagementFactory.create(pionier=the_pionier, occasion=found.occasion)
    page(team, maand="2020-05")
    with django_assert_num_queries(15):
        page(team, maand="2020-05")
