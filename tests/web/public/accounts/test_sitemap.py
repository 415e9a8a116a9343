import datetime as dt
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.knowledge.choices import ItemKind

PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def paths(visitor) -> list[str]:
    tree = ElementTree.fromstring(visitor.get("/sitemap.xml").content)
    return [urlsplit(place.text).path for place in tree.iter(PLACE)]


def test_sitemap_lists_exactly_what_is_public(programme, other_programme, visitor):
    shown = EventFactory.create(programme=programme)
    hidden = EventFactory.create(programme=programme, is_public=False)
    foreign = EventFactory.create(programme=other_programme)
    pionier = PionierFactory.create(programme=programme, appointed=True)
    shy = PionierFactory.create(programme=programme)
    story = publish(programme, ItemKind.STORY, told_by=pionier.person, title="Zo deden wij het")
    kept_back = publish(programme, ItemKind.STORY, told_by=shy.person, title="Nog niet")
    found = paths(visitor)
    for path in (f"/agenda/{shown.pk}/", f"/pioniers/{pionier.slug}/", f"/kennisbank/{story.slug}/", "/", "/fans/"):
        assert found.count(path) == 1
    for path in (
        f"/agenda/{hidden.pk}/",
        f"/agenda/{foreign.pk}/",
        f"/pioniers/{shy.slug}/",
        f"/kennisbank/{kept_back.slug}/",
    ):
        assert path not in found


def test_every_page_of_the_sitemap_can_be_read(programme, visitor):
    EventFactory.create(programme=programme, occasion__starts_at=dt.datetime(2019, 10, 1, 18, tzinfo=dt.UTC))
    PionierFactory.create(programme=programme, appointed=True)
    assert {visitor.get(path).status_code for path in paths(visitor)} == {200}


def test_robots_are_told_where_the_list_is(programme, visitor):
    assert "/sitemap.xml" in visitor.get("/robots.txt").content.decode()
