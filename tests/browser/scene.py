"""What stands ready before somebody opens a browser: a small programme with one of each thing a page can show."""

import datetime as dt
from dataclasses import dataclass

from tests.factories.budget import BudgetLineFactory
from tests.factories.companies import (
    CompanyFactory,
    OccasionFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory, StageFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.programme import MembershipFactory, ProgrammeFactory
from tests.factories.referrals import ReferralCardFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company, Person
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.impact.tasks import refresh_changed_figures
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import ReferralCard

COMING = dt.datetime(2019, 10, 8, 17, 30, tzinfo=dt.UTC)
# Enough for the open figures to show something: groups under five stay hidden.
NAMES = (
    "Houtbouw Salland B.V.",
    "Drukkerij Ter Horst B.V.",
    "Installatiebedrijf Oude Kamphuis en Zonen Technische Dienstverlening B.V.",
    "Zuivel Reest en Wieden",
    "Kwekerij De Groene Marke",
    "Metaalwaren Lonneker B.V.",
    "Zorggroep Dinkelland",
)


@dataclass
class Scene:
    """The programme and what the journeys begin with."""

    programme: Programme
    pionier: Pionier
    fan: Fan
    event: Event
    coming: Event
    card: ReferralCard
    story: ItemPage
    tool: ItemPage
    companies: list[Company]

    def somebody(self, role: Role) -> User:
        """Return a user with this role."""
        return MembershipFactory.create(programme=self.programme, role=role, user__name=f"Fenna {role.label}").user

    def signs_in(self, role: Role, person: Person) -> User:
        """Return a user with this role who is this person."""
        person.user = self.somebody(role)
        person.save()
        return person.user

    def figures_follow(self) -> None:
        """Do what the worker does every two seconds: count what changed."""
        refresh_changed_figures()


def set_scene() -> Scene:
    """Make a programme with a pionier, a fan, an evening that was and one to come, companies and stories."""
    programme = ProgrammeFactory.create(is_default=True, name="Slimmer Werken in Overijssel")
    pionier = PionierFactory.create(
        programme=programme,
        appointed=True,
        slug="roelie-hoogeveen",
        person__name="Roelie Hoogeveen-van der Meulen",
        company__name="Machinefabriek Hoogeveen en Zonen B.V.",
    )
    fan = FanFactory.create(programme=programme, name="Ondernemerskring Vechtdal en omstreken")
    StageFactory.create(fan=fan)
    event = _evening(pionier, fan, title="Ondernemersavond over zelfroosteren")
    scene = Scene(
        programme=programme,
        pionier=pionier,
        fan=fan,
        event=event,
        coming=_evening(pionier, fan, title="Werkplaatsbezoek", starts_at=COMING),
        card=ReferralCardFactory.create(programme=programme, pionier=pionier, occasion=event.occasion, code="HEIDE7"),
        story=publish(programme, ItemKind.STORY, title="Het rooster maken we samen", told_by=pionier.person),
        tool=publish(programme, ItemKind.SCAN, title="Scan: hoe wendbaar is uw bedrijf?"),
        companies=[_visited(event, name) for name in NAMES],
    )
    BudgetLineFactory.create(programme=programme)
    scene.figures_follow()
    return scene


def _evening(pionier: Pionier, fan: Fan, **occasion: object) -> Event:
    made = OccasionFactory.create(programme=pionier.programme, **occasion)
    EngagementFactory.create(pionier=pionier, occasion=made, on=made.starts_at.date())
    return EventFactory.create(
        programme=pionier.programme, fan=fan, occasion=made, theme="flexibel organiseren", summary="Een verhaal."
    )


def _visited(event: Event, name: str) -> Company:
    """Return a company of which somebody came."""
    person = PersonFactory.create(programme=event.programme)
    company = CompanyFactory.create(programme=event.programme, name=name)
    PositionFactory.create(person=person, company=company)
    TouchpointFactory.create(programme=event.programme, company=company, person=person, occasion=event.occasion)
    return company
