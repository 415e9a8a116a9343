"""News by mail, on a phone: asked for, said yes to by the link in the mail, and stopped with one click."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.post import link_in, newest
from tests.browser.scene import Scene
from veerkracht.domain.companies.actions import send_mailing
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentState
from veerkracht.domain.companies.models import Consent, Person
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

pytestmark = pytest.mark.browser

EMAIL = "ank@bakkerij.example.org"


def test_news_asked_for_said_yes_to_and_stopped(phone: Visitor, scene: Scene) -> None:
    phone.open("/nieuwsbrief/")
    phone.type(email="ank@bakkerij")
    phone.click("main form button")
    phone.reads_what_is_wrong_with("email")
    phone.type(email=EMAIL)
    phone.click("main form button")
    assert "/nieuwsbrief/bedankt/" in phone.page.url
    phone.open(link_in(newest("consent_asked", EMAIL)))
    assert Consent.objects.get().state == ConsentState.ASKED, "looking says nothing"
    phone.click("main form button")
    assert Consent.objects.get().state == ConsentState.GIVEN

    send_mailing(
        programme=scene.programme,
        kind="consent_asked",
        people=Person.objects.of(scene.programme),
        purpose=ConsentPurpose.NEWSLETTER,
        context={"consent": "", "link": "", "until": ""},
        by=None,
    )
    mailing = Mail.objects.get(permission_id=Consent.objects.get().pk)
    phone.open(mailing.unsubscribe_url[mailing.unsubscribe_url.index("/afmelden/") :])
    assert Consent.objects.get().state == ConsentState.GIVEN, "looking stops nothing"
    phone.click("main form button")
    assert Consent.objects.get().ended == ConsentEnd.LINK
    mailing.refresh_from_db()
    assert mailing.state == MailState.CANCELLED
