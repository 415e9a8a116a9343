"""An app code as second step, as the project leader uses it every morning."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tests.web.public.accounts.test_sign_in import CONFIRM, SIGN_IN, code_mailed
from veerkracht.shared.mail.models import Mail

APP = "/account/veilig/app/"
SECOND = "/account/inloggen/tweede-stap/"


def app_code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def secret(team: Client, django_capture_on_commit_callbacks) -> str:
    """Return the key of the app that the team member added, as read from the page."""
    page = team.get(APP).content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found is not None
    with django_capture_on_commit_callbacks(execute=True):
        assert team.post(APP, {"code": app_code(found[1])}).status_code == 302
    return found[1]


def test_app_code_is_asked_after_the_mailed_code(secret, team_user, visitor):
    Authenticator.objects.filter(user=team_user).update(last_used_at=None)
    visitor.post(SIGN_IN, {"email": team_user.email})
    assert visitor.post(CONFIRM, {"code": code_mailed()})["Location"] == SECOND
    assert not visitor.get("/").wsgi_request.user.is_authenticated
    assert visitor.get(SECOND).status_code == 200
    assert visitor.post(SECOND, {"code": "000000"}).status_code == 200


def test_owner_hears_of_a_change(secret, team_user):
    mails = Mail.objects.filter(to_address=team_user.email, is_secret=False)
    assert "app" in mails.order_by("pk").values_list("subject", flat=True)[0]


def test_who_has_a_second_step_shows_it_before_changing_it(secret, team):
    """The browser signed in without allauth's own record, so it has shown nothing yet."""
    response = team.get("/account/veilig/app/uit/")
    assert response["Location"].startswith("/account/veilig/bevestigen/")


def test_wrong_code_of_the_app_is_told(team):
    response = team.post(APP, {"code": "123"})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_workspace_asks_for_a_second_step_where_the_settings_do(team, settings):
    settings.REQUIRE_MFA = True
    assert team.get("/cms/")["Location"] == "/account/veilig/"
