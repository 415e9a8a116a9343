"""Every page behind the sign-in, at a desk and on a phone: accessible, no wider than the screen, no errors."""

import pytest
from django.urls import reverse

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from tests.web.access_table import TABLE, Row
from tests.web.world import furnish
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Person

pytestmark = pytest.mark.browser

# A document is downloaded, not shown.
NO_PAGE = {"team:step-document"}


def rows_of(column: str, door: str) -> list[Row]:
    """Return the pages of a door that this column of the access table may see."""
    pages = [row for row in TABLE if row.method == "GET" and row.route.startswith(f"{door}:")]
    return [row for row in pages if row.codes[column] == 200 and row.route not in NO_PAGE]


def look_at(visitor: Visitor, rows: list[Row], world: dict[str, object]) -> None:
    """Open each page; report all that is wrong, not only the first."""
    wrong = []
    for row in rows:
        try:
            visitor.open(reverse(row.route, args=[world[name] for name in row.args]))
        except AssertionError as problem:
            wrong.append(f"{row.route}: {str(problem).splitlines()[0]}")
            visitor.errors.clear()
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def world(scene: Scene) -> dict[str, object]:
    """Return the keys of one of each thing in the scene."""
    return furnish(scene.programme, pionier=scene.pionier, fan=scene.fan, company=scene.companies[0])


@pytest.mark.parametrize("size", ["desk", "phone"])
def test_workspace(size: str, scene: Scene, world: dict[str, object], request: pytest.FixtureRequest) -> None:
    visitor: Visitor = request.getfixturevalue(size)
    visitor.sign_in(scene.somebody(Role.TEAM_MEMBER))
    look_at(visitor, rows_of("team", "team"), world)


@pytest.mark.parametrize(
    ("column", "role"),
    [("pionier", Role.PIONIER), ("fan", Role.FAN_CONTACT), ("company_contact", Role.COMPANY_CONTACT)],
)
def test_portal(column: str, role: Role, scene: Scene, world: dict[str, object], phone: Visitor) -> None:
    at_company = Person.objects.filter(positions__company=scene.companies[0]).first()
    people = {"pionier": scene.pionier.person, "fan": scene.fan.contact, "company_contact": at_company}
    phone.sign_in(scene.signs_in(role, people[column]))
    look_at(phone, rows_of(column, "portal"), world)
