"""The list of possible duplicates with the keyboard alone: go along it, decide, take it back, look at a merge."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.keys import go, row_in_hand
from tests.browser.scene import Scene
from tests.factories.companies import CompanyFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.actions.duplicates import finish_searches

pytestmark = pytest.mark.browser
LIST = "/team/bedrijven/dubbel/"
NAMES = (("Bakkerij Zwanikken B.V.", "Zwanikken Bakkerij"), ("Kwekerij Overkempinck B.V.", "Kwekerij Overkempink"))


@pytest.fixture
def team(desk: Visitor, scene: Scene) -> Visitor:
    """Return a project leader at a desk, with two pairs to decide about."""
    for number, pair in enumerate(NAMES):
        for name, numbered in zip(pair, ({}, {"kvk_number": None}), strict=True):
            CompanyFactory.create(programme=scene.programme, name=name, postcode=f"801{number}AA", **numbered)
    finish_searches(scene.programme)
    desk.sign_in(scene.somebody(Role.PROJECT_LEADER))
    return desk


def test_walking_the_list_deciding_and_taking_it_back(team: Visitor) -> None:
    page = team.open(LIST)
    lines = page.locator(".v-line")
    expect(lines).to_have_count(2)
    team.look()
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = row_in_hand(page)
    page.keyboard.press("j")
    second = row_in_hand(page)
    assert first != second
    go(page, "d")
    expect(lines).to_have_count(1)
    team.look()
    go(page, "u")
    expect(lines).to_have_count(2)


def test_a_merge_is_looked_at_and_done(team: Visitor) -> None:
    page = team.open(LIST)
    page.keyboard.press("j")
    go(page, "m")
    team.look()
    team.click("form[method=post] button.utrecht-button--primary-action")
    expect(page.locator(".v-line")).to_have_count(1)
    team.look()


def test_the_list_and_a_merge_fit_a_phone(phone: Visitor, team: Visitor, scene: Scene) -> None:
    phone.sign_in(scene.somebody(Role.TEAM_MEMBER))
    page = phone.open(LIST)
    phone.look()
    page.locator("a[data-row-key=m]").first.click()
    phone.look()
