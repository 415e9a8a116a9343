"""Pages that the programme writes about itself, and the words of its home page."""

import pytest
from django.urls import reverse

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.actions import admit_editors, open_shelf
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import KnowledgePage
from veerkracht.domain.knowledge.queries import shelf_of

STANDARD = "Entrepreneurs show each other how work can be better"


def test_a_free_page_stands_on_the_site_in_the_sitemap_and_in_search(programme, visitor):
    publish(programme, ItemKind.PAGE, title="Over deze streek", slug="over-deze-streek")
    for path in (reverse("public:about"), "/sitemap.xml", "/zoeken/?q=streek", "/kennisbank/?soort=page"):
        assert "/kennisbank/over-deze-streek/" in visitor.get(path).content.decode(), path
    page = visitor.get("/kennisbank/over-deze-streek/").content.decode()
    assert "Over deze streek" in page
    assert "Zo begint u" in page


def test_a_draft_of_a_free_page_stays_away(programme, visitor):
    publish(programme, ItemKind.PAGE, slug="concept").unpublish()
    assert visitor.get("/kennisbank/concept/").status_code == 404
    assert "concept" not in visitor.get(reverse("public:about")).content.decode()


@pytest.fixture
def shelf(programme) -> KnowledgePage:
    """Return the Dutch shelf."""
    return open_shelf(programme=programme, title="Kennisbank", by=None)


def test_editor_writes_the_words_of_the_home_page(programme, shelf, team, visitor, today):
    admit_editors(programme=programme, on=today, by=None)
    fields = {
        "title": shelf.title, "slug": shelf.slug, "home_title": "Leer van de buren", "agenda_text": "Elke maand.",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "action-publish": "action-publish",
    }  # fmt: skip
    path = reverse("wagtailadmin_pages:edit", args=[shelf.pk])
    shown = team.get(path).content.decode()
    assert "home_title" in shown
    response = team.post(path, fields)
    assert response.status_code == 302, response.context["form"].errors
    page = visitor.get("/").content.decode()
    assert "Leer van de buren" in page
    assert "Elke maand." in page


def test_home_page_keeps_the_standard_text_where_nothing_was_written_and_per_language(programme, shelf, visitor):
    KnowledgePage.objects.filter(pk=shelf.pk).update(home_title="Leer van de buren", story_text="Drie verhalen.")
    dutch = visitor.get("/").content.decode()
    assert "Leer van de buren" in dutch
    assert "Drie verhalen." in dutch
    english = visitor.get("/", headers={"Accept-Language": "en"}).content.decode()
    assert STANDARD in english
    assert "Leer van de buren" not in english
    KnowledgePage.objects.filter(pk=shelf_of(programme, "en").pk).update(home_title="Learn from the neighbours")
    assert "Learn from the neighbours" in visitor.get("/", headers={"Accept-Language": "en"}).content.decode()


def test_words_of_editors_are_never_code(programme, shelf, visitor):
    KnowledgePage.objects.filter(pk=shelf.pk).update(home_title="<script>x</script>{{ 7 }}")
    page = visitor.get("/").content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page
