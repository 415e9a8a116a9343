"""The team's lists with the keyboard alone, as somebody does who works in them all day."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.keys import go, row_in_hand, tab_to
from tests.browser.scene import Scene
from tests.factories.companies import CompanyFactory
from tests.factories.programme import MunicipalityFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.accounts.choices import Role

pytestmark = pytest.mark.browser

LIST = "/team/bedrijven/"
PER_PAGE = 50


@pytest.fixture
def team(desk: Visitor, scene: Scene) -> Visitor:
    """Return a team member at a desk."""
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    return desk


def focus(page: Page) -> str:
    """Return the name of the field that has the focus."""
    return page.evaluate("document.activeElement.name || ''")


def test_rows_go_down_and_up_and_open(team: Visitor, scene: Scene) -> None:
    page = team.open(LIST)
    first, second = (page.locator("tbody tr").nth(number).locator("a").first.inner_text() for number in (0, 1))
    page.keyboard.press("k")
    assert first in row_in_hand(page), "above the first row there is nothing"
    page.keyboard.press("j")
    assert second in row_in_hand(page)
    page.keyboard.press("k")
    assert first in row_in_hand(page)
    team.look()
    go(page, "o")
    assert team.reads(first)
    page.go_back()
    page.keyboard.press("j")
    go(page, "Enter")
    assert team.reads(first)


def test_the_list_follows_while_one_types(team: Visitor, scene: Scene) -> None:
    page = team.open(LIST)
    page.keyboard.press("/")
    assert focus(page) == "q"
    page.keyboard.type("reest", delay=20)
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page).to_have_url(f"{team.base_url}{LIST}?q=reest")
    assert focus(page) == "q", "typing goes on where it was"
    team.look()
    page.keyboard.type("zz", delay=20)
    expect(page.locator("tbody tr")).to_have_count(0)
    team.look()


def test_filters_are_set_and_taken_off(team: Visitor, scene: Scene) -> None:
    elsewhere = CompanyFactory.create(
        programme=scene.programme, municipality=MunicipalityFactory.create(code="GM0150", name="Deventer")
    )
    page = team.open(LIST)
    tab_to(page, "details.v-filters summary")
    page.keyboard.press("Enter")
    team.look()
    tab_to(page, "[name=municipality]")
    page.keyboard.type("Dev")
    tab_to(page, ".v-filter-form button")
    go(page, "Enter")
    assert "municipality=GM0150" in page.url
    expect(page.locator("tbody tr")).to_have_count(1)
    assert team.reads(elsewhere.name)
    team.look()
    tab_to(page, ".v-active-filters a")
    go(page, "Enter")
    assert "municipality" not in page.url


def test_pages_are_turned(team: Visitor, scene: Scene) -> None:
    CompanyFactory.create_batch(PER_PAGE, programme=scene.programme)
    page = team.open(LIST)
    page.keyboard.press("j")
    first = row_in_hand(page)
    tab_to(page, "a[rel=next]")
    go(page, "Enter")
    assert "page=2" in page.url
    team.look()
    page.keyboard.press("j")
    assert row_in_hand(page) not in {"", first}
    tab_to(page, "a[rel=prev]")
    go(page, "Enter")
    page.keyboard.press("j")
    assert row_in_hand(page) == first


def test_the_keys_are_listed_and_can_be_turned_off(team: Visitor, scene: Scene) -> None:
    page = team.open(LIST)
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    team.look()
    page.keyboard.press("j")
    assert page.locator("dialog#keys").is_visible(), "in the dialog the keys rest"
    tab_to(page, "[data-keys-switch]")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('tbody') === null")


def test_the_inbox_by_keyboard(team: Visitor, scene: Scene) -> None:
    QuestionFactory.create(programme=scene.programme, card=scene.card, text="Wat kost een kring?")
    QuestionFactory.create(programme=scene.programme, text="Wie komt langs?", due_on=scene.programme.today())
    page = team.open(LIST)
    go(page, "g", "q")
    team.look()
    page.keyboard.press("j")
    assert "Wie komt langs?" in row_in_hand(page), "the most urgent one comes first"
    page.keyboard.press("j")
    go(page, "o")
    assert team.reads("Wat kost een kring?")
    go(page, "g", "q")
    page.keyboard.press("/")
    page.keyboard.type("kring")
    go(page, "Enter")
    expect(page.locator("tbody tr")).to_have_count(1)
    tab_to(page, ".v-chip")
    go(page, "Enter")
    team.look()


def test_the_first_tab_leads_past_the_menu(team: Visitor, scene: Scene) -> None:
    page = team.open(LIST)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
