import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.factories.accounts import UserFactory
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.sending import send_due
from veerkracht.web.public.accounts import limits

SIGN_IN = "/account/inloggen/"
CONFIRM = "/account/inloggen/bevestigen/"


def code_mailed() -> str:
    found = re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", Mail.objects.latest("pk").text, re.M)
    assert found is not None
    return found[1]


def words_of(response) -> str:
    """Return a page without what differs by chance."""
    return re.sub(r'value="[^"]*"', "", response.content.decode())


def test_code_by_mail_lets_somebody_in(team_user, visitor):
    response = visitor.post(f"{SIGN_IN}?next=/mijn/", {"email": team_user.email, "next": "/mijn/"})
    assert response.status_code == 302
    response = visitor.post(CONFIRM, {"code": code_mailed(), "next": "/mijn/"})
    assert response["Location"] == "/mijn/"
    assert visitor.get("/mijn/").wsgi_request.user == team_user


def test_without_a_place_to_go_to_one_is_sent_on(team_user, visitor):
    visitor.post(SIGN_IN, {"email": team_user.email})
    assert visitor.post(CONFIRM, {"code": code_mailed()})["Location"] == "/verder/"


def test_page_elsewhere_is_never_gone_on_to(team_user, visitor):
    visitor.post(SIGN_IN, {"email": team_user.email, "next": "https://kwaad.example/"})
    response = visitor.post(CONFIRM, {"code": code_mailed(), "next": "https://kwaad.example/"})
    assert response["Location"] == "/verder/"


def test_wrong_code_keeps_one_out_and_is_not_tried_for_ever(team_user, visitor):
    visitor.post(SIGN_IN, {"email": team_user.email})
    right = code_mailed()
    for _try in range(3):
        visitor.post(CONFIRM, {"code": "AAAA-AAAA"})
    assert visitor.post(CONFIRM, {"code": right}).status_code == 302
    assert not visitor.get("/").wsgi_request.user.is_authenticated


def test_unknown_address_gets_the_same_pages_and_no_mail(team_user, programme):
    pages = []
    for email in (team_user.email, "niemand@example.org"):
        browser = Client()
        asked = browser.post(SIGN_IN, {"email": email})
        page = words_of(browser.get(CONFIRM)).replace(email, "")
        wrong = words_of(browser.post(CONFIRM, {"code": "AAAA-AAAA"})).replace(email, "")
        pages.append((asked.status_code, asked["Location"], page, wrong))
    assert pages[0] == pages[1]
    assert [mail.to_address for mail in Mail.objects.all()] == [team_user.email]


def test_address_in_capitals_is_the_same_address(programme, visitor):
    UserFactory.create(email="wietske@example.org")
    visitor.post(SIGN_IN, {"email": "Wietske@Example.ORG"})
    assert code_mailed()


def test_closed_account_stays_out(programme, visitor):
    UserFactory.create(email="oud@example.org", is_active=False)
    visitor.post(SIGN_IN, {"email": "oud@example.org"})
    if Mail.objects.exists():
        visitor.post(CONFIRM, {"code": code_mailed()})
    assert not visitor.get("/").wsgi_request.user.is_authenticated


def test_code_is_wiped_once_it_is_sent(team_user, visitor, settings):
    settings.DEMO = False
    visitor.post(SIGN_IN, {"email": team_user.email})
    code = code_mailed()
    send_due()
    mail = Mail.objects.get()
    assert code not in mail.text + mail.html + mail.subject


@pytest.mark.parametrize(("is_demo", "is_shown"), [(True, True), (False, False)])
def test_colleagues_do_not_read_each_others_codes(team_user, visitor, settings, is_demo, is_shown):
    settings.DEMO = is_demo
    visitor.post(SIGN_IN, {"email": team_user.email})
    assert (Mail.objects.get().programme_id is not None) is is_shown


def test_too_many_codes_are_refused_for_the_address(team_user, monkeypatch):
    monkeypatch.setattr(limits, "CODES_PER_ADDRESS", 2)
    assert [Client().post(SIGN_IN, {"email": team_user.email}).status_code for _ in range(3)] == [302, 302, 429]
    assert Mail.objects.count() == 2


def test_too_many_codes_are_refused_for_the_visitor(programme, visitor, monkeypatch):
    monkeypatch.setattr(limits, "CODES_PER_VISITOR", 2)
    codes = [visitor.post(SIGN_IN, {"email": f"{n}@example.org"}).status_code for n in range(3)]
    assert codes == [302, 302, 429]


def test_too_many_tries_are_refused(team_user, visitor, monkeypatch):
    monkeypatch.setattr(limits, "TRIES_PER_VISITOR", 1)
    visitor.post(SIGN_IN, {"email": team_user.email})
    visitor.post(CONFIRM, {"code": "AAAA-AAAA"})
    assert visitor.post(CONFIRM, {"code": code_mailed()}).status_code == 429


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_reauthenticate",
        "mfa_signup_webauthn",
    ],
)
def test_pages_we_do_not_use_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["signup/", "login/", "password/reset/", "password/change/", "email/", "2fa/", ""])
def test_usual_addresses_of_the_library_are_not_there(team, path):
    assert team.get(f"/account/{path}").status_code == 404


@pytest.mark.parametrize(
    "name", ["mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_activate_totp", "account_logout"]
)
def test_pages_to_sign_in_safely_open(team, name):
    assert team.get(reverse(name)).status_code == 200


def test_signing_out_takes_a_post(team):
    assert team.get("/account/uitloggen/").status_code == 200
    assert team.get("/").wsgi_request.user.is_authenticated
    assert team.post("/account/uitloggen/").status_code == 302
    assert not team.get("/").wsgi_request.user.is_authenticated
