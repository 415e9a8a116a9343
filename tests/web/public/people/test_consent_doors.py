"""Tests about saying yes and no on the site."""

import re

import pytest
from django.core import mail as outbox
from django.test import Client

from tests.factories.companies import PersonFactory
from tests.factories.consents import ConsentFactory
from veerkracht.domain.companies.actions import send_mailing
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentState
from veerkracht.domain.companies.models import Consent, Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.sending import send_due


def subscribe(visitor: Client, **changed: str) -> int:
    """Fill in the form; return the code."""
    return visitor.post("/nieuwsbrief/", {"email": "jan@example.org", "version": "0", **changed}).status_code


def test_from_form_to_yes_to_one_click_out(visitor: Client, programme: Programme) -> None:
    assert visitor.get("/nieuwsbrief/").status_code == 200
    assert subscribe(visitor) == 302
    link = re.search(r"/toestemming/\S+", Mail.objects.get().text)
    assert link
    path = link.group()
    assert "Ja, dat wil ik" in visitor.get(path).text or "Yes, I want that" in visitor.get(path).text
    assert Consent.objects.get().state == ConsentState.ASKED
    assert visitor.post(path).status_code == 302
    assert Consent.objects.get().state == ConsentState.GIVEN
    out = path.replace("toestemming", "afmelden")
    assert visitor.get(out).status_code == 200
    assert Consent.objects.get().state == ConsentState.GIVEN
    assert Client(enforce_csrf_checks=True).post(out, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Consent.objects.get().ended == ConsentEnd.ONE_CLICK
    assert visitor.post(out).status_code == 200
    assert Consent.objects.get().ended == ConsentEnd.ONE_CLICK


def test_a_mailing_carries_the_headers_of_one_click_and_a_service_mail_does_not(programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, given=True)
    context = {"consent": "", "link": "", "until": ""}
    people = Person.objects.of(programme)
    purpose = ConsentPurpose.NEWSLETTER
    send_mailing(programme=programme, kind="consent_asked", people=people, purpose=purpose, context=context, by=None)
    subscribe(Client())
    send_due()
    headers = {message.to[0].split()[-1].strip("<>"): message.extra_headers for message in outbox.outbox}
    assert headers[consent.address]["List-Unsubscribe"].endswith(f"/afmelden/{consent.token}/>")
    assert headers[consent.address]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in headers["jan@example.org"]


def test_who_is_known_already_reads_the_same_words(visitor: Client, programme: Programme) -> None:
    ConsentFactory.create(person=PersonFactory.create(programme=programme, email="jan@example.org"), given=True)
    assert subscribe(visitor) == 302
    assert not Mail.objects.exists()
    assert Person.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"email": "jan@"}, {"website": "x"}, {"version": "7"}])
def test_wrong_input_is_explained_and_nothing_is_mailed(visitor: Client, wrong: dict[str, str]) -> None:
    assert subscribe(visitor, **wrong) == 200
    assert not Mail.objects.exists()


def test_an_address_is_not_mailed_full(visitor: Client) -> None:
    assert [subscribe(visitor) for _ in range(4)] == [302, 302, 302, 429]


def test_links_of_another_programme_and_invented_ones_are_unknown(visitor: Client, other_programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=other_programme, given=True)
    for token in (consent.token, "verzonnen"):
        for path in (f"/toestemming/{token}/", f"/afmelden/{token}/"):
            assert visitor.get(path).status_code == 404
            assert visitor.post(path).status_code == 404
    consent.refresh_from_db()
    assert consent.state == ConsentState.GIVEN


def test_a_link_that_lapsed_says_so(visitor: Client, programme: Programme) -> None:
    consent = ConsentFactory.create(person__programme=programme, asked_at="2019-01-01T09:00Z")
    page = visitor.get(f"/toestemming/{consent.token}/")
    assert page.status_code == 410
    assert '<form method="post" class' not in page.text
    assert visitor.post(f"/toestemming/{consent.token}/").status_code == 410
