"""What every test may use: a PostgreSQL of its own, a fixed cast, strict habits."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests import strict
from tests.factories.accounts import UserFactory
from tests.factories.companies import CompanyFactory, PersonFactory, PositionFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import MembershipFactory, ProgrammeFactory
from tests.factories.referrals import ProviderFactory
from tests.slots import free_slot
from veerkracht.config import database, fresh
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import Provider

TODAY = dt.date(2019, 9, 23)


def pytest_configure() -> None:
    """Make Django as strict as it can be before it loads its middleware and templates."""
    settings.MIDDLEWARE.append("tests.strict.GetMayNotWrite")
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = strict.UndefinedVariable()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep the embedded PostgreSQL up, and take a database that no other run on this machine uses now."""
    with database.available(), free_slot(settings.VAR / "test-slots") as slot:
        with django_db_blocker.unblock():
            template = fresh.template()
        connections["default"].settings_dict["TEST"] |= {"NAME": f"test_veerkracht_{slot}", "TEMPLATE": template}
        yield


@pytest.fixture(autouse=True)
def _strict_querysets(monkeypatch: pytest.MonkeyPatch) -> None:
    strict.turn_unordered_querysets_round(monkeypatch)


@pytest.fixture(autouse=True)
def _own_search_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test an index of its own."""
    monkeypatch.setattr(settings, "SEARCH_DIR", tmp_path / "search")


@pytest.fixture
def today() -> dt.date:
    """Return the programme's day in every test: Monday 23 September 2019."""
    return TODAY


@pytest.fixture
def programme(db: None) -> Programme:
    """Return a programme whose clock stands at 23 September 2019, noon."""
    return ProgrammeFactory.create(is_default=True)


@pytest.fixture
def other_programme(db: None) -> Programme:
    """Return a second programme that must stay invisible from the first."""
    return ProgrammeFactory.create(slug="elders", name="Elders", hostnames=["elders.localhost"])


ClientFor = Callable[[User | None], Client]


@pytest.fixture
def client_for() -> ClientFor:
    """Return a function that gives a browser in which this user is signed in."""

    def make(user: User | None) -> Client:
        client = Client()
        if user is not None:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return make


def member(programme: Programme, role: Role) -> User:
    """Return a user with one role in the programme."""
    user = UserFactory.create(email=f"{role.value}@example.org", name=str(role.value).replace("_", " ").title())
    MembershipFactory.create(programme=programme, user=user, role=role)
    return user


@pytest.fixture
def team_user(programme: Programme) -> User:
    """Return a team member."""
    return member(programme, Role.TEAM_MEMBER)


@pytest.fixture
def team(team_user: User, client_for: ClientFor) -> Client:
    """Return the browser of a team member."""
    return client_for(team_user)


@pytest.fixture
def leader(programme: Programme, client_for: ClientFor) -> Client:
    """Return the browser of the project leader."""
    return client_for(member(programme, Role.PROJECT_LEADER))


@pytest.fixture
def deputy(programme: Programme, client_for: ClientFor) -> Client:
    """Return the browser of the deputy, who looks but changes nothing."""
    return client_for(member(programme, Role.DEPUTY))


@pytest.fixture
def auditor(programme: Programme, client_for: ClientFor) -> Client:
    """Return the browser of the auditor."""
    return client_for(member(programme, Role.AUDITOR))


@pytest.fixture
def stranger(programme: Programme, client_for: ClientFor) -> Client:
    """Return the browser of somebody who signed in but has no role."""
    return client_for(UserFactory.create(email="stranger@example.org"))


@pytest.fixture
def visitor(programme: Programme) -> Client:
    """Return the browser of somebody who did not sign in."""
    return Client()


@pytest.fixture
def company(programme: Programme) -> Company:
    """Return a company in the target group."""
    return CompanyFactory.create(programme=programme)


@pytest.fixture
def the_pionier(programme: Programme) -> Pionier:
    """Return a pionier with an own yes and an appointment, who can sign in."""
    pionier = PionierFactory.create(programme=programme, appointed=True)
    pionier.person.user = member(programme, Role.PIONIER)
    pionier.person.save()
    return pionier


@pytest.fixture
def pionier(the_pionier: Pionier, client_for: ClientFor) -> Client:
    """Return the browser of the pionier."""
    return client_for(the_pionier.person.user)


@pytest.fixture
def the_fan(programme: Programme) -> Fan:
    """Return a fan whose contact can sign in."""
    contact = PersonFactory.create(programme=programme, user=member(programme, Role.FAN_CONTACT))
    return FanFactory.create(programme=programme, contact=contact)


@pytest.fixture
def fan(the_fan: Fan, client_for: ClientFor) -> Client:
    """Return the browser of the fan's contact."""
    return client_for(the_fan.contact.user)


@pytest.fixture
def company_contact(company: Company, client_for: ClientFor) -> Client:
    """Return the browser of somebody who works at the company."""
    user = member(company.programme, Role.COMPANY_CONTACT)
    PositionFactory.create(person=PersonFactory.create(programme=company.programme, user=user), company=company)
    return client_for(user)


@pytest.fixture
def the_provider(programme: Programme) -> Provider:
    """Return an approved provider whose contact can sign in."""
    person = PersonFactory.create(programme=programme, user=member(programme, Role.PROVIDER))
    return ProviderFactory.create(programme=programme, person=person)


@pytest.fixture
def provider(the_provider: Provider, client_for: ClientFor) -> Client:
    """Return the browser of the provider's contact."""
    return client_for(the_provider.person.user)


@pytest.fixture
def event(programme: Programme, the_fan: Fan):  # type: ignore[no-untyped-def]  # factories return any
    """Return a past meeting of two hours at the fan."""
    return EventFactory.create(programme=programme, fan=the_fan)
