"""Signing in by a code from the mail, going out again, and the demo's one tap."""

import re

import pytest

from tests.browser.conftest import Visitor
from tests.browser.post import newest
from tests.browser.scene import Scene
from veerkracht.domain.accounts.choices import Role

pytestmark = pytest.mark.browser


def code_for(email: str) -> str:
    """Return the code in the newest mail to this address."""
    found = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", newest("sign_in", email).text, re.MULTILINE)
    assert found is not None
    return found.group(1)


def test_a_code_from_the_mail_opens_the_workspace(desk: Visitor, scene: Scene) -> None:
    email = scene.somebody(Role.TEAM_MEMBER).email
    page = desk.open("/team/")
    assert "/account/inloggen/" in page.url
    desk.type(email=email)
    desk.click("main form button.utrecht-button--primary-action")
    desk.type(code="QQQQQQ")
    desk.click("main form button.utrecht-button--primary-action")
    desk.reads_what_is_wrong_with("code")
    desk.type(code=code_for(email))
    desk.click("main form button.utrecht-button--primary-action")
    assert page.url == f"{desk.base_url}/team/", "it leads on to where one wanted to be"
    page.locator(".v-user summary").click()
    desk.click("form[action='/account/uitloggen/'] button")
    assert page.url == f"{desk.base_url}/"
    assert "/account/inloggen/" in desk.open("/team/").url


def test_an_unknown_address_learns_nothing(phone: Visitor, scene: Scene) -> None:
    phone.open("/account/inloggen/")
    phone.type(email="onbekend@example.org")
    phone.click("main form button.utrecht-button--primary-action")
    assert phone.page.locator("[name=code]").is_visible()


def test_an_address_that_is_none_is_kept_and_named(phone: Visitor, scene: Scene) -> None:
    phone.open("/account/inloggen/")
    phone.type(email="ank@")
    phone.click("main form button.utrecht-button--primary-action")
    phone.reads_what_is_wrong_with("email")
    phone.keeps(email="ank@")


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [(Role.TEAM_MEMBER, "/team/"), (Role.AUDITOR, "/team/"), (Role.PIONIER, "/mijn/"), (Role.FAN_CONTACT, "/mijn/")],
)
def test_the_demo_signs_in_with_one_tap(phone: Visitor, scene: Scene, role: Role, leads_to: str) -> None:
    scene.somebody(role)
    phone.open("/demo/")
    phone.click(f"form[action='/demo/in/{role.value}/'] button")
    assert phone.page.url == phone.base_url + leads_to
