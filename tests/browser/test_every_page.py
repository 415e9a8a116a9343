"""Every page behind the sign-in, at a desk and on a phone: accessible, no wider than the screen, no errors."""

import pytest
from django.urls import reverse
from playwright.sync_api import Error

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from tests.factories.referrals import ProviderFactory
from tests.web.access_table import TABLE, Row
from tests.web.world import furnish
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Person

pytestmark = pytest.mark.browser

# Documents, pictures and parts of pages are no pages; a note is changed by its writer only.
NO_PAGE = {
    "team:step-document",
    "team:brochure-proof",
    "team:brochure-pdf",
    "team:event-poster",
    "team:duplicates-progress",
    "team:segment-count",
    "team:note-edit",
    "team:engagement-picture",
    "portal:engagement-picture",
}
DOCUMENTS = (".pdf", ".ics", ".png", ".jpg", "/pdf/", "/gesprekskaart/")


def rows_of(column: str, door: str) -> list[Row]:
    """Return the pages of a door that this column of the access table may see."""
    pages = [row for row in TABLE if row.method == "GET" and row.route.startswith(f"{door}:")]
    return [row for row in pages if row.codes[column] == 200 and row.route not in NO_PAGE]


def look_at(visitor: Visitor, rows: list[Row], world: dict[str, object]) -> None:
    """Open the page of each row."""
    paths = [reverse(row.route, args=[world[name] for name in row.args]) for row in rows]
    look_at_paths(visitor, [path for path in paths if not path.endswith(DOCUMENTS)])


def look_at_paths(visitor: Visitor, paths: list[str]) -> None:
    """Open each page; report all that is wrong, not only the first."""
    wrong = []
    for path in paths:
        try:
            visitor.open(path)
        except AssertionError as problem:
            wrong.append(f"{path}: {str(problem).splitlines()[0]}")
            visitor.errors.clear()
        except Error as problem:  # a document is downloaded, not shown
            if "Download is starting" not in str(problem):
                raise
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def world(scene: Scene) -> dict[str, object]:
    """Return the keys of one of each thing in the scene."""
    provider = ProviderFactory.create(programme=scene.programme)
    return furnish(scene.programme, pionier=scene.pionier, fan=scene.fan, company=scene.companies[0], provider=provider)


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_workspace(size: str, scene: Scene, world: dict[str, object], request: pytest.FixtureRequest) -> None:
    visitor: Visitor = request.getfixturevalue(size)
    visitor.sign_in(scene.somebody(Role.TEAM_MEMBER))
    look_at(visitor, rows_of("team", "team"), world)


# States of pages that their bare address does not show: searched, filtered, split, compared, empty.
STATES = (
    "/team/?in_target=yes&quarter=2019-Q1&split=activated",
    "/team/rijen/?measure=reached&dimension=municipality&member=GM0193",
    "/team/rijen/?measure=persons",
    "/team/rijen/?measure=meetings&q=avond",
    "/team/rijen/?measure=activated_A3",
    "/team/bedrijven/?q=zuivl",
    "/team/bedrijven/?stage=reached&target=yes&sort=-last_on",
    "/team/bedrijven/{company}/samenvoegen/?q=hout",
    "/team/bedrijven/{company}/samenvoegen/?met={other}",
    "/team/bedrijven/{company}/?alles=1",
    "/team/bijeenkomsten/?when=coming",
    "/team/bijeenkomsten/lijst/{import}/?show=open",
    "/team/bijeenkomsten/lijst/regel/{import_row}/?q=hout",
    "/team/pioniers/?year=on_course",
    "/team/vragen/?state=all",
    "/team/vragen/?q=niets",
    "/team/post/?state=failed",
    "/kennisbank/?q=rooster",
    "/kennisbank/?q=zzzz&soort=tool",
    "/agenda/?plaats=GM0193&toon=voorbij",
    "/agenda/?thema=niets",
    "/stap/{step_token}/",
    "/vraag/{question_token}/",
)


def test_states_of_pages_on_a_phone(scene: Scene, world: dict[str, object], phone: Visitor) -> None:
    phone.sign_in(scene.somebody(Role.TEAM_MEMBER))
    names = world | {"other": scene.companies[1].pk}
    look_at_paths(phone, [path.format(**names) for path in STATES])


@pytest.mark.parametrize(
    ("column", "role"),
    [("pionier", Role.PIONIER), ("fan", Role.FAN_CONTACT), ("company_contact", Role.COMPANY_CONTACT)],
)
def test_portal(column: str, role: Role, scene: Scene, world: dict[str, object], phone: Visitor) -> None:
    at_company = Person.objects.filter(positions__company=scene.companies[0]).first()
    people = {"pionier": scene.pionier.person, "fan": scene.fan.contact, "company_contact": at_company}
    phone.sign_in(scene.signs_in(role, people[column]))
    look_at(phone, rows_of(column, "portal"), world)
