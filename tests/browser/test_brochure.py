"""A brochure put in order: by dragging, by keyboard, and by number without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.keys import go, tab_to
from tests.browser.scene import Scene
from tests.factories.knowledge import publish
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.knowledge.models import Brochure

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    """Return the items in their order on the screen."""
    rows = page.locator("[data-arrange-row]")
    return rows.evaluate_all("all => all.map(row => row.dataset.arrangeRow)")


def test_brochure_is_put_in_order_by_dragging_and_by_keyboard(desk: Visitor, scene: Scene) -> None:
    for title in ("Aap", "Noot", "Mies"):
        publish(scene.programme, title=title, slug=title.lower())
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    page = desk.open("/team/kennisbank/brochure/nieuw/")
    desk.type(title="Boekje")
    for title in ("Aap", "Noot", "Mies"):
        page.locator(f"[data-arrange-row='{title}'] input[type=checkbox]").check()
    first = titles(page)[0]
    top = page.locator(f"[data-arrange-row='{first}']")
    page.locator("[data-arrange-row='Mies']").drag_to(top, target_position={"x": 40, "y": 2})
    assert titles(page)[0] == "Mies"
    expect(page.locator("[data-arrange-row='Mies'] input[type=number]")).to_have_value("1")
    before = titles(page).index("Noot")
    tab_to(page, "[data-arrange-row='Noot'] .v-move")
    page.keyboard.press("Enter")
    assert titles(page).index("Noot") == before - 1
    expect(page.locator("[data-arrange-said]")).to_have_text(f"{before} / {len(titles(page))}")
    order = [title for title in titles(page) if title in {"Aap", "Noot", "Mies"}]
    tab_to(page, "main form button:not([type=button])")
    go(page, "Enter")
    desk.look()
    lines = Brochure.objects.get().lines.order_by("position")
    assert [line.item.title for line in lines] == order
