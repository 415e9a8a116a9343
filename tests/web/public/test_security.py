"""What holds on every public page: headers, no cookie for a reader, nothing from elsewhere."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.web.visitor import visitor_of

FORMS = ("/vraag/", "/vraag/{token}/", "/k/AB23CD/vraag/", "/k/ZZZZZZ/", "/account/inloggen/", "/taal/", "/demo/")
READING = (
    "/",
    "/agenda/",
    "/agenda/?toon=voorbij",
    "/agenda/{event}/",
    "/agenda/{event}/agenda.ics",
    "/agenda/{event}/beeld.png",
    "/agenda/agenda.ics",
    "/agenda/rss.xml",
    "/fans/",
    "/contact/",
    "/begrippen/",
    "/beeld.png",
    "/sitemap.xml",
    "/pioniers/",
    "/pioniers/{pionier}/",
    "/impact/",
    "/kennisbank/",
    "/kennisbank/?q=rooster",
    "/kennisbank/verhaal/",
    "/k/",
    "/k/AB23CD/",
    "/vraag/bedankt/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/robots.txt",
    "/.well-known/security.txt",
    "/bestaat-niet/",
)


@pytest.fixture
def address(programme, the_pionier):
    """Return a function that fills an address with what exists."""
    ReferralCardFactory.create(programme=programme, pionier=the_pionier, code="AB23CD")
    publish(programme, ItemKind.STORY, told_by=the_pionier.person, slug="verhaal")
    names = {
        "event": EventFactory.create(programme=programme).pk,
        "pionier": the_pionier.slug,
        "token": QuestionFactory.create(programme=programme).token,
    }
    return lambda path: path.format(**names)


@pytest.mark.parametrize("path", READING)
def test_reading_sets_no_cookie(address, visitor, path):
    response = visitor.get(address(path))
    assert not response.cookies
    assert response.status_code in {200, 404}


@pytest.mark.parametrize("path", [*READING, *FORMS])
def test_page_asks_nothing_of_others_and_holds_nothing_inline(address, visitor, path):
    response = visitor.get(address(path))
    page = response.content.decode(errors="replace")
    loaded = re.findall(
        r'<(?:script|link(?! rel=\"canonical\")|img|iframe|source|use)\b[^>]*?\b(?:src|href)="([^"]+)"', page
    )
    assert all(url.startswith(("/", "data:image/")) for url in loaded), loaded
    assert not re.search(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)|<style|\sstyle=|\son[a-z]+=\"", page
    )


@pytest.mark.parametrize("path", [*READING, *FORMS])
def test_page_carries_the_security_headers(address, visitor, path):
    response = visitor.get(address(path))
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", FORMS)
def test_form_sets_only_the_cookie_it_needs(address, visitor, path):
    response = visitor.get(address(path))
    assert set(response.cookies) <= {"csrftoken"}


@pytest.mark.parametrize("path", FORMS)
def test_every_form_is_guarded(address, path):
    response = Client(enforce_csrf_checks=True).post(address(path), {"email": "a@example.org"})
    assert response.status_code in {403, 405}


def test_security_txt_is_valid_for_less_than_a_year(programme, visitor):
    response = visitor.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = dict(line.split(": ", 1) for line in response.content.decode().splitlines())
    expires = dt.datetime.fromisoformat(lines["Expires"])
    assert dt.timedelta(days=30) < expires - timezone.now() < dt.timedelta(days=365)
    assert lines["Contact"] == "mailto:team@example.org"
    assert lines["Canonical"].endswith("/.well-known/security.txt")


def test_robots_are_asked_to_stay_out_of_what_is_personal(programme, visitor):
    text = visitor.get("/robots.txt").content.decode()
    for path in ("/team/", "/mijn/", "/vraag/", "/k/", "/cms/"):
        assert f"Disallow: {path}" in text


@pytest.mark.parametrize(
    ("peer", "forwarded", "visitor_is"),
    [
        ("45.83.0.9", "", "45.83.0.9"),
        ("45.83.0.9", "8.8.8.8", "45.83.0.9"),  # a claim of the visitor itself
        ("127.0.0.1", "45.83.0.9", "45.83.0.9"),
        ("", "45.83.0.9", "45.83.0.9"),  # through a socket
        ("10.0.0.2", "8.8.8.8, 45.83.0.9, 10.0.0.1", "45.83.0.9"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "nonsense", "127.0.0.1"),
        ("127.0.0.1", "8.8.8.8, nonsense", "127.0.0.1"),
        ("", "", "unknown"),
        ("2001:4860:0:1::17", "", "2001:4860:0:1::/64"),
    ],
)
def test_visitor_is_the_last_public_address_that_our_proxies_saw(rf, peer, forwarded, visitor_is):
    assert visitor_of(rf.get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)) == visitor_is
