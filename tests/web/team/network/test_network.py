"""The network year by year, as a picture without scripts and as the same table."""

import datetime as dt

import pytest
from django.test import Client

from tests.factories.companies import OccasionFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.pioniers import EngagementFactory
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

ADDRESS = "/team/netwerk/"


def read(client: Client, query: str = "") -> str:
    answer = client.get(f"{ADDRESS}{query}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def meetings(programme: Programme, the_fan: Fan, the_pionier: Pionier) -> None:
    for year in (programme.starts_on.year, programme.today().year):
        day = dt.datetime(year, 9, 2, 18, tzinfo=dt.UTC)
        occasion = OccasionFactory.create(programme=programme, title=f"Avond van {year}", starts_at=day)
        EventFactory.create(programme=programme, fan=the_fan, occasion=occasion)
        EngagementFactory.create(pionier=the_pionier, occasion=occasion)
        TouchpointFactory.create(programme=programme, occasion=occasion)


@pytest.mark.usefixtures("meetings")
def test_the_picture_and_the_table_say_the_same_and_grow(team: Client, programme: Programme) -> None:
    first, now = programme.starts_on.year, programme.today().year
    page = read(team)
    assert page.count(f"Avond van {now}") >= 2, "in the picture and in the table"
    assert page.count("<circle") >= 4
    early = read(team, f"?jaar={first}")
    assert f"Avond van {first}" in early
    assert (f"Avond van {now}" in early) == (first == now)
    assert "style=" not in page.partition("<main")[2].partition("</main>")[0]


def test_without_meetings_it_says_what_comes(team: Client) -> None:
    assert "No network yet" in read(team, "?jaar=abc")


@pytest.mark.usefixtures("meetings")
def test_it_costs_the_same_queries_whatever_is_in_it(
    team: Client, programme: Programme, the_fan: Fan, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]  # pytest-django's fixture
    read(team)
    for number in range(3):
        occasion = OccasionFactory.create(programme=programme, title=f"Meer {number}")
        EventFactory.create(programme=programme, fan=the_fan, occasion=occasion)
    with django_assert_max_num_queries(12):
        read(team)
