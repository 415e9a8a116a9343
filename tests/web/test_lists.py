"""Pages and files with rows on them cost the same queries for one row as for three.

The lists whose owners say their own literal count are in tests/web/<door>/<word>/; here stands the rest: every export,
and pages on which several short lists stand together.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.companies import (
    CompanyFactory,
    ConcreteStepFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory, StageFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from tests.factories.scans import finished_scan, published
from tests.web.world import a_mail
from veerkracht.domain.companies.models import Company
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.impact.tasks import refresh_changed_figures
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.scans.actions import tell_who

MOST_QUERIES = 13


class Here(NamedTuple):
    """What rows hang on."""

    programme: Programme
    pionier: Pionier
    fan: Fan
    event: Event
    company: Company


@pytest.fixture
def here(programme: Programme, the_pionier: Pionier, the_fan: Fan, event: Event, company: Company) -> Here:
    """Return the cast's own pionier, fan, event and company."""
    return Here(programme, the_pionier, the_fan, event, company)


def an_evening(here: Here) -> None:
    """Add a meeting of the pionier at the fan, with its card, a question and somebody who came."""
    occasion = OccasionFactory.create(programme=here.programme)
    EventFactory.create(programme=here.programme, fan=here.fan, occasion=occasion)
    EngagementFactory.create(pionier=here.pionier, occasion=occasion)
    card = ReferralCardFactory.create(programme=here.programme, pionier=here.pionier, occasion=occasion)
    QuestionFactory.create(programme=here.programme, card=card)
    TouchpointFactory.create(programme=here.programme, occasion=occasion)
    StageFactory.create(fan=here.fan, occasion=occasion, state="planned")
    StageFactory.create(fan=here.fan)


def a_visitor(here: Here) -> None:
    """Add somebody of a new company who came to the meeting and took a step."""
    company = CompanyFactory.create(programme=here.programme)
    position = PositionFactory.create(company=company, person=PersonFactory.create(programme=here.programme))
    TouchpointFactory.create(
        programme=here.programme, company=company, person=position.person, occasion=here.event.occasion
    )
    ConcreteStepFactory.create(company=company, contact=position.person)
    a_mail(here.programme)


def a_cast(here: Here) -> None:
    """Add a pionier and a fan."""
    EngagementFactory.create(pionier=PionierFactory.create(programme=here.programme, appointed=True))
    StageFactory.create(fan=FanFactory.create(programme=here.programme))


def a_scan(here: Here) -> None:
    """Add a scan of somebody whose company is not certain."""
    definition = published(here.programme)
    scan = finished_scan(definition)
    tell_who(
        scan=scan,
        email=f"{scan.pk}@example.org",
        company_name="Onbekend",
        shares_scores=False,
        wants_call=True,
        at=here.programme.now(),
    )


def everything(here: Here) -> None:
    """Add a row to every list."""
    for add in (an_evening, a_visitor, a_cast, a_scan):
        add(here)


def cost(client: Client, path: str) -> int:
    """Return how many queries a page or file takes."""
    with CaptureQueriesContext(connection) as taken:
        response = client.get(path)
        b"".join(response)
    assert response.status_code == 200
    return len(taken)


def same_for_one_and_three(
    client: Client, path: str, here: Here, grow: Callable[[Here], None] = everything, most: int = MOST_QUERIES
) -> None:
    """Assert that three rows cost what one costs, and not too much, when the worker has counted what changed."""
    grow(here)
    refresh_changed_figures()
    cost(client, path)
    one = cost(client, path)
    grow(here)
    grow(here)
    refresh_changed_figures()
    assert cost(client, path) == one
    assert one <= most


LISTS = (
    "/team/bedrijven/",
    "/team/bijeenkomsten/",
    "/team/fans/",
    "/team/pioniers/",
    "/team/vragen/",
    "/team/post/",
    "/team/scans/",
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("path", LISTS)
def test_exports(team: Client, here: Here, path: str, kind: str) -> None:
    same_for_one_and_three(team, f"{path}?_export={kind}", here)


@pytest.mark.parametrize("path", LISTS)
def test_lists(team: Client, here: Here, path: str) -> None:
    same_for_one_and_three(team, path, here)


@pytest.mark.parametrize("measure", ["reached", "persons", "attendances"])
def test_exports_of_rows_behind_a_figure(team: Client, here: Here, measure: str) -> None:
    same_for_one_and_three(team, f"/team/rijen/?measure={measure}&_export=csv", here)


def test_page_of_a_pionier(team: Client, here: Here) -> None:
    same_for_one_and_three(team, f"/team/pioniers/{here.pionier.pk}/", here, an_evening, most=14)


def test_page_of_a_fan(team: Client, here: Here) -> None:
    same_for_one_and_three(team, f"/team/fans/{here.fan.pk}/", here, an_evening, most=17)


def test_page_of_a_meeting(team: Client, here: Here) -> None:
    same_for_one_and_three(team, f"/team/bijeenkomsten/{here.event.pk}/", here, a_visitor, most=19)


def test_companies_to_merge_with(team: Client, here: Here) -> None:
    same_for_one_and_three(team, f"/team/bedrijven/{here.company.pk}/samenvoegen/?q=werkplaats", here, a_visitor)


def test_own_page_of_somebody_with_two_roles(pionier: Client, here: Here) -> None:
    here.fan.contact = here.pionier.person
    here.fan.save()
    same_for_one_and_three(pionier, "/mijn/", here, an_evening, most=18)
