"""What machines read of the site: schema.org, feeds and the list of pages, each held to its own rules."""

import datetime as dt
import gzip
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from django.contrib.staticfiles import finders
from icalendar import Calendar

from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.domain.knowledge.choices import ItemKind

RULES = json.loads(Path(__file__).with_name("schema_org.json").read_text())["types"]
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
LINK = re.compile(r'<a [^>]*href="([^"#]+)')
KILOBYTE = 1024


@pytest.fixture
def site(programme):
    """Return the paths of one page of each kind, with more than one language."""
    pionier = PionierFactory.create(programme=programme, appointed=True)
    event = EventFactory.create(programme=programme, summary="Een verhaal & een vraag <hier>.")
    EngagementFactory.create(pionier=pionier, occasion=event.occasion)
    EventFactory.create(programme=programme, occasion__starts_at=dt.datetime(2019, 10, 8, 17, tzinfo=dt.UTC))
    dutch = publish(programme, ItemKind.STORY, told_by=pionier.person, title="Zo deden wij het", slug="verhaal")
    publish(
        programme, ItemKind.STORY, told_by=pionier.person, title="How we did it", slug="story", language="en",
        translates=dutch,
    )  # fmt: skip
    publish(programme, ItemKind.TOOL, title="Een blad", slug="blad")
    publish(programme, ItemKind.ARTICLE, title="Waarom", slug="waarom")
    return {
        "event": f"/agenda/{event.pk}/",
        "pionier": f"/pioniers/{pionier.slug}/",
        "story": "/kennisbank/verhaal/",
        "english": "/kennisbank/story/",
        "tool": "/kennisbank/blad/",
        "article": "/kennisbank/waarom/",
    }


def kind_of(value) -> str:
    """Return what a value is in the words of the vocabulary."""
    if isinstance(value, bool):
        return "Boolean"
    if isinstance(value, int):
        return "Integer"
    if isinstance(value, dict):
        return value["@type"]
    if re.match(r"https?://[^\s]+$", value):
        return "URL"
    if re.match(r"\d{4}-\d\d-\d\d", value):
        dt.datetime.fromisoformat(value)
        return "DateTime" if "T" in value else "Date"
    return "Text"


def faults(thing, path: str = "") -> list[str]:
    """Return what is wrong with a thing and with what it holds."""
    name = thing["@type"]
    rules = RULES[name]
    found = [f"{path}{name} lacks {needed}" for needed in rules["requires"] if not thing.get(needed)]
    for key, held in thing.items():
        if key in {"@type", "@context"}:
            continue
        for value in held if isinstance(held, list) else [held]:
            kind = kind_of(value)
            if kind not in rules["properties"].get(key, []):
                found.append(f"{path}{name}.{key} holds {kind}")
            if isinstance(value, dict):
                found += faults(value, f"{path}{name}.")
    return found


@pytest.mark.parametrize("kind", ["event", "pionier", "story", "english", "tool", "article"])
def test_page_describes_itself_by_the_rules_of_the_vocabulary(kind, site, visitor):
    page = visitor.get(site[kind]).content.decode()
    things = [json.loads(found) for found in DATA.findall(page)]
    assert things
    assert {thing["@context"] for thing in things} == {"https://schema.org"}
    assert [fault for thing in things for fault in faults(thing)] == []
    assert re.search(r'<meta property="og:image" content="http', page)


def test_checker_sees_what_is_wrong():
    event = {"@type": "Event", "name": "Avond", "startDate": "straks", "locaton": "Zwolle"}
    assert faults(event) == ["Event lacks location", "Event.startDate holds Text", "Event.locaton holds Text"]


@pytest.mark.parametrize("query", ["", "?soort=talk", "?thema=onbekend"])
def test_calendar_is_read_by_a_calendar_library(query, site, visitor):
    calendar = Calendar.from_ical(visitor.get(f"/agenda/agenda.ics{query}").content)
    for event in calendar.walk("VEVENT"):
        assert event["UID"]
        assert event["SUMMARY"]
        assert event.decoded("DTSTART") < event.decoded("DTEND")
        assert event.decoded("DTSTAMP")
    assert not calendar.errors


def test_news_feed_is_read_by_its_rules(site, visitor):
    """RSS 2.0: a channel with title, link and description; every item has a title, a link and a guid of its own."""
    root = ElementTree.fromstring(visitor.get("/agenda/rss.xml").content)
    channel = root.find("channel")
    assert root.tag == "rss"
    assert root.get("version") == "2.0"
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    items = channel.findall("item")
    assert items
    guids = [item.findtext("guid") for item in items]
    assert len(set(guids)) == len(items)
    for item in items:
        assert item.findtext("title")
        assert item.findtext("link").startswith("http")
        if item.findtext("pubDate"):
            assert dt.datetime.strptime(item.findtext("pubDate"), "%a, %d %b %Y %H:%M:%S %z")


@pytest.mark.parametrize("query", ["", "?soort=talk", "?thema=onbekend"])
def test_news_feed_is_read_by_a_feed_library(query, site, visitor):
    """The library says what is not well formed, and reads hostile words in a summary as words."""
    feed = feedparser.parse(visitor.get(f"/agenda/rss.xml{query}").content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "rss20"
    assert feed.feed.title
    assert feed.feed.link.startswith("http")
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    assert all(entry.title and entry.link.startswith("http") for entry in feed.entries)


def followed(visitor, start: str = "/") -> set[str]:
    """Return every page to read that a visitor reaches by links, in both languages; forms are no pages to find."""
    seen, waiting, found = set(), [start], set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for language in ("nl", "en"):
            response = visitor.get(path, headers={"accept-language": language})
            if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
                continue
            page = response.content.decode()
            is_form = 'method="post"' in page.partition("<main")[2].partition("</main>")[0]
            if not is_form and "noindex" not in page and "noindex" not in response.get("X-Robots-Tag", ""):
                found.add(urlsplit(path).path)
            links = (urlsplit(urljoin(path, link.replace("&amp;", "&"))) for link in LINK.findall(page))
            ours = [link for link in links if not link.netloc or link.netloc.startswith("testserver")]
        # Choices in the address lead to the same pages again, but for what was before today.
        waiting += [link.path + (f"?{link.query}" if link.query.startswith("toon=") else "") for link in ours]
    return found


def test_sitemap_lists_exactly_the_pages_that_a_visitor_reaches(site, visitor):
    tree = ElementTree.fromstring(visitor.get("/sitemap.xml").content)
    listed = {urlsplit(place.text).path for place in tree.iter() if place.tag.endswith("loc")}
    closed = [
        line.removeprefix("Disallow: ")
        for line in visitor.get("/robots.txt").content.decode().splitlines()
        if line.startswith("Disallow: /")
    ]
    sections = {path.split("/")[1] for path in listed}
    found = {path for path in followed(visitor) if not path.startswith(tuple(closed))}
    reached = {path for path in found if path.split("/")[1] in sections}
    assert reached - listed == set(), "reached, but not listed"
    assert listed - reached == set(), "listed, but not reached"


def test_story_weighs_less_than_120_kilobytes_without_its_pictures(site, visitor):
    page = visitor.get(site["story"]).content.decode()
    parts = re.findall(r'<(?:link rel="stylesheet" href|script src)="/static/([^"]+)"', page)
    weight = len(gzip.compress(page.encode(), 6))
    for name in parts:
        text = Path(finders.find(name)).read_bytes()
        weight += len(gzip.compress(text, 6))
        if name.endswith(".css"):
            # A browser fetches only the letters that a page has: those of Dutch and English stand in the first part.
            fonts = re.findall(rb"vendor/[\w-]+-latin-wght-normal\.woff2", text)
            weight += sum(Path(finders.find(f"ui/{font.decode()}")).stat().st_size for font in fonts)
    assert parts
    assert weight < 120 * KILOBYTE, f"{weight / KILOBYTE:.0f} kB"
