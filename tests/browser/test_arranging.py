"""Working in a list by keyboard: tick, label, undo, save a view; and the same on a phone without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.keys import go
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Labelling, Segment
from veerkracht.domain.programme.models import SavedView

pytestmark = pytest.mark.browser

LIST = "/team/bedrijven/"


@pytest.fixture
def team(desk: Visitor, scene: Scene) -> Visitor:
    """Return a team member at a desk."""
    desk.sign_in(scene.somebody(Role.TEAM_MEMBER))
    return desk


def test_rows_are_ticked_and_labelled_and_it_is_undone_by_keyboard(team: Visitor) -> None:
    page = team.open(LIST)
    expect(page.locator("#bulk-label")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("tbody input:checked")).to_have_count(1)
    expect(page.locator("[data-bulk-count]")).to_have_text("1 ✓")
    page.locator("#bulk-label").focus()
    page.keyboard.type("Kring")
    go(page, "Enter")
    team.look()
    assert Labelling.objects.count() == 1
    page.locator(".v-toast__undo").focus()
    go(page, "Enter")
    team.look()
    assert Labelling.objects.count() == 0


def test_the_head_ticks_the_whole_page(team: Visitor) -> None:
    page = team.open(LIST)
    page.locator("th.check input").check()
    rows = page.locator("tbody tr").count()
    expect(page.locator("tbody input:checked")).to_have_count(rows)
    team.look()


def test_a_view_is_saved_and_opens_again(team: Visitor) -> None:
    page = team.open(f"{LIST}?stage=aware")
    page.locator(".v-arrange summary").nth(1).click()
    team.look()
    page.locator("#view-name").fill("Warm")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    team.look()
    assert SavedView.objects.get().query == "stage=aware"
    expect(page.locator(".v-chip[aria-current]")).to_have_text("Warm")


def test_a_segment_is_built_row_by_row(team: Visitor) -> None:
    page = team.open("/team/selecties/nieuw/")
    page.locator("[name=name]").fill("Warm")
    page.locator("#add").select_option("stage")
    page.locator("[name=value-0][value=aware]").check()
    page.locator("#add").select_option("last_contact")
    expect(page.locator("#problem-1")).to_contain_text("240")
    page.locator("#value-1").fill("6")
    page.locator("#operator-1").select_option("longer_ago")
    expect(page.locator("#problem-1")).to_be_empty()
    expect(page.locator("[name=value-0][value=aware]")).to_be_checked()
    team.look()
    with page.expect_navigation():
        page.locator("#builder button[value=save]").last.click()
    team.look()
    assert [each["field"] for each in Segment.objects.get().rule["conditions"]] == ["stage", "last_contact"]


def test_all_of_it_works_without_scripts_on_a_phone(phone_without_scripts: Visitor, scene: Scene) -> None:
    phone = phone_without_scripts
    phone.sign_in(scene.somebody(Role.TEAM_MEMBER))
    page = phone.page
    page.goto(f"{phone.base_url}{LIST}")
    page.locator("tbody input[type=checkbox]").first.check()
    page.locator("#bulk-label").fill("Kring")
    with page.expect_navigation():
        page.locator("button[name=_do][value=on]").click()
    assert Labelling.objects.count() == 1
    page.goto(f"{phone.base_url}/team/selecties/nieuw/")
    page.locator("#add").select_option("stage")
    with page.expect_navigation():
        page.locator("#add ~ button").click()
    assert page.locator("[name=value-0][value=aware]").count() == 1


def test_segments_fit_a_phone(phone: Visitor, scene: Scene) -> None:
    phone.sign_in(scene.somebody(Role.PROJECT_LEADER))
    page = phone.open("/team/selecties/nieuw/")
    page.locator("#add").select_option("municipality")
    expect(page.locator("[name=field-0]")).to_have_count(1)
    phone.look()
    phone.open("/team/toegang/")
    phone.open("/team/toegang/uitnodigen/")
