"""The second step of the team's sign-in: an app with codes, and a passkey of a real (virtual) device."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser.conftest import Visitor
from tests.browser.post import newest
from tests.browser.scene import Scene
from tests.browser.test_signing_in import code_for
from veerkracht.domain.accounts.choices import Role

pytestmark = pytest.mark.browser

SEND = "main form button.utrecht-button--primary-action"
SAFELY = "/account/veilig/"
PERIOD, A_FEW_SECONDS = 30, 5


def app_code(secret: str) -> str:
    """Return what an authenticator app shows now; at the end of a period its owner waits for the next code."""
    if time.time() % PERIOD > PERIOD - A_FEW_SECONDS:
        time.sleep(A_FEW_SECONDS)
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def sign_in_by_mail(visitor: Visitor, email: str) -> None:
    """Ask for a code and type it."""
    visitor.open("/account/inloggen/")
    visitor.type(email=email)
    visitor.click(SEND)
    visitor.type(code=code_for(email))
    visitor.click(SEND)


def test_an_app_with_codes(phone: Visitor, scene: Scene) -> None:
    user = scene.somebody(Role.TEAM_MEMBER)
    sign_in_by_mail(phone, user.email)
    phone.open(SAFELY)
    page = phone.open(f"{SAFELY}app/")
    secret = page.locator("main code").inner_text()
    phone.type(code="000000")
    phone.click(SEND)
    phone.reads_what_is_wrong_with("code")
    phone.type(code=app_code(secret))
    phone.click(SEND)
    assert newest("sign_in", user.email).is_secret is False, "the owner hears of it"
    for path in ("", "noodcodes/", "app/uit/", "noodcodes/nieuw/"):
        phone.open(SAFELY + path)
    phone.context.clear_cookies()
    sign_in_by_mail(phone, user.email)
    assert "tweede-stap" in page.url
    phone.type(code=app_code(secret))
    phone.click(SEND)
    assert page.url == f"{phone.base_url}/team/"


def test_a_passkey(desk: Visitor, scene: Scene) -> None:
    user = scene.somebody(Role.TEAM_MEMBER)
    sign_in_by_mail(desk, user.email)
    device = desk.context.new_cdp_session(desk.page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page = desk.open(f"{SAFELY}passkeys/nieuw/")
    desk.type(name="Mijn laptop")
    page.locator("[name=passwordless]").check()
    desk.click("#mfa_webauthn_add")
    page = desk.open(f"{SAFELY}passkeys/")
    assert desk.reads("Mijn laptop")
    desk.context.clear_cookies()
    desk.open("/account/inloggen/?next=/team/")
    desk.click("#passkey_login")
    assert page.url == f"{desk.base_url}/team/"
