import datetime as dt

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory, OccasionFactory, PersonFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.knowledge.choices import ItemKind

SOON = dt.datetime(2019, 10, 1, 18, tzinfo=dt.UTC)


@pytest.fixture
def filled(programme, other_programme):
    """Return the programme with one of everything, and another one whose things must stay away."""
    publish(programme, ItemKind.STORY, title="Het rooster maken we samen")
    publish(programme, ItemKind.SCAN, title="Hoe leert uw team")
    EventFactory.create(programme=programme, occasion__starts_at=SOON, occasion__title="Avond in de hal")
    EventFactory.create(programme=other_programme, occasion__starts_at=SOON, occasion__title="Avond elders")
    publish(other_programme, ItemKind.STORY, title="Verhaal elders")
    TouchpointFactory.create(programme=programme)
    TouchpointFactory.create(programme=other_programme)
    return programme


def test_home_shows_three_ways_in_and_both_counters(filled, visitor):
    page = visitor.get("/").content.decode()
    for words in ("Het rooster maken we samen", "Hoe leert uw team", "Avond in de hal"):
        assert words in page
    assert "elders" not in page


def test_home_counts_persons_and_companies_apart(programme, visitor):
    """KPI-1: three colleagues are three persons and one company."""
    company, occasion = CompanyFactory.create(programme=programme), OccasionFactory.create(programme=programme)
    for person in PersonFactory.create_batch(3, programme=programme):
        TouchpointFactory.create(programme=programme, company=company, occasion=occasion, person=person)
    counters = visitor.get("/").context["counters"]
    assert [counter.amount for counter in counters] == [3, 1]


def test_home_of_an_empty_programme_says_what_will_come(visitor):
    response = visitor.get("/")
    assert response.status_code == 200
    assert [counter.amount for counter in response.context["counters"]] == [0, 0]


@pytest.mark.parametrize("events", [1, 3])
def test_home_takes_the_same_queries_for_one_and_three_events(filled, visitor, events, django_assert_num_queries):
    EventFactory.create_batch(events - 1, programme=filled, occasion__starts_at=SOON)
    refresh_figures(programme=filled)
    with django_assert_num_queries(6):
        assert len(visitor.get("/").context["events"]) == events


@pytest.mark.parametrize("name", ["about", "privacy", "accessibility"])
def test_pages_about_this_site_open(programme, visitor, name):
    assert visitor.get(reverse(f"public:{name}")).status_code == 200
