"""No page offers what its reader may not do, and auditors find evidence without names of people."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.access_table import TABLE, Row
from tests.web.world import World
from veerkracht.domain.companies.models import Person
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

# A document and an example file are downloaded; the gallery shows forms that lead nowhere.
NO_PAGE = {"team:step-document", "team:register-example", "team:ui"}
LISTS = {"team:rows", "team:companies", "team:events", "team:pioniers", "team:fans"}
QUERIES = {"team:rows": "?measure=persons"}


class Offers(HTMLParser):
    """Gathers where links lead, and where forms that change something are sent."""

    def __init__(self, path: str) -> None:
        """Start with the page's own path, to which a form without an address is sent."""
        super().__init__()
        self.path = path
        self.links: set[str] = set()
        self.posts: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep links and forms."""
        given = dict(attrs)
        if tag == "a":
            self.links.add(urlsplit(given.get("href") or "").path)
        elif tag == "form" and given.get("method") == "post":
            self.posts.add(given.get("action") or self.path)


# Everybody may sign out, choose a language, and arrange lists for themselves.
ALWAYS = {"/account/uitloggen/", "/taal/"}
ARRANGING = "/team/lijsten/"


def pages_of(role: str) -> list[Row]:
    """Return the pages of the workspace that this role sees."""
    rows = [row for row in TABLE if row.method == "GET" and row.route.startswith("team:") and row.codes[role] == 200]
    return [row for row in rows if row.route not in NO_PAGE]


def path_of(row: Row, world: World) -> str:
    """Return where a row of the table is, for the things of this world."""
    return reverse(row.route, args=[world[name] for name in row.args])


@pytest.mark.parametrize("role", ["deputy", "auditor"])
def test_no_page_offers_what_one_may_not_do(role: str, world: World, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(role)
    closed = {path_of(row, world) for row in TABLE if row.codes[role] == 403}
    closed -= {path_of(row, world) for row in TABLE if row.method == "GET" and row.codes[role] == 200}
    wrong = {}
    for row in pages_of(role):
        offers = Offers(path_of(row, world))
        offers.feed(b"".join(client.get(offers.path)).decode(errors="replace"))
        posts = {path for path in offers.posts - ALWAYS if not path.startswith(ARRANGING)}
        if found := (offers.links & closed) | posts:
            wrong[row.route] = found
    assert wrong == {}


def test_an_auditor_reads_no_names(world: World, auditor: Client, programme: Programme) -> None:
    """Pioniers are public; everybody else is a number to an auditor, on pages as in files."""
    public = Pionier.objects.of(programme).values("person")
    people = Person.objects.of(programme).exclude(pk__in=public)
    words = {word for person in people for word in (person.name, person.email) if word}
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(words)))
    wrong = {}
    for row in pages_of("auditor"):
        path = path_of(row, world) + QUERIES.get(row.route, "?")
        texts = [b"".join(auditor.get(path)).decode(errors="replace")]
        if row.route in LISTS:
            texts.append(b"".join(auditor.get(f"{path}&_export=csv")).decode(errors="replace"))
        found = {name for text in texts for name in pattern.findall(text)}
        if found:
            wrong[row.route] = found
    assert words
    assert wrong == {}
