"""Dutch and English side by side: an item without a translation says so, and nothing is listed twice."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.actions import admit_editors
from veerkracht.domain.knowledge.models import ItemPage, ToolPage
from veerkracht.domain.knowledge.queries import shelf_of

DUTCH, ENGLISH = {"accept-language": "nl"}, {"accept-language": "en"}


@pytest.fixture
def pair(programme) -> tuple[ItemPage, ItemPage]:
    """Return an item in Dutch and its version in English."""
    dutch = publish(programme, title="Stoplijst", slug="stoplijst", intro="Minder overleg.")
    english = publish(
        programme,
        title="List of things to stop",
        slug="stop-list",
        intro="Fewer meetings, more scheduling.",
        body=[("paragraph", "<p>Planners planned their planning.</p>")],
        language="en",
        translates=dutch,
    )
    return dutch, english


def body(client, path: str, headers: dict[str, str]) -> str:
    response = client.get(path, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_programme_has_a_shelf_for_each_language(pair, programme):
    dutch, english = shelf_of(programme), shelf_of(programme, "en")
    assert (dutch.locale.language_code, english.locale.language_code) == ("nl", "en")
    assert dutch.translation_key == english.translation_key
    assert english.title == "Knowledge base"


def test_each_version_leads_to_the_other(pair, visitor):
    page = body(visitor, "/kennisbank/stoplijst/", DUTCH)
    assert 'hreflang="en" lang="en">Read this in English</a>' in page
    assert page.count('rel="alternate" hreflang=') == 2
    page = body(visitor, "/kennisbank/stop-list/", ENGLISH)
    assert 'href="/kennisbank/stoplijst/" hreflang="nl" lang="nl">Lees dit in het Nederlands</a>' in page


def test_version_in_another_language_leads_to_the_own_one(pair, visitor):
    page = body(visitor, "/kennisbank/stoplijst/", ENGLISH)
    assert "You read the text in Dutch." in page
    assert '<a href="/kennisbank/stop-list/">Read this in English</a>' in page
    assert '<h1 lang="nl">Stoplijst</h1>' in page
    assert '<article class="v-prose" lang="nl">' in page


def test_item_without_translation_says_so_instead_of_vanishing(programme, visitor):
    publish(programme, title="Alleen hier", slug="alleen-hier")
    page = body(visitor, "/kennisbank/alleen-hier/", ENGLISH)
    assert "has not been translated into English yet" in page
    assert "Alleen hier" in body(visitor, "/kennisbank/", ENGLISH)
    theme = body(visitor, "/kennisbank/thema/flexibel-organiseren/", ENGLISH)
    assert '<li class="v-card" lang="nl">' in theme
    assert "Dutch" in theme


@pytest.mark.parametrize("path", ["/kennisbank/", "/kennisbank/thema/flexibel-organiseren/", "/zoeken/?q=planning"])
def test_list_shows_each_item_once_in_the_language_of_who_reads(path, pair, programme, visitor):
    publish(programme, title="Planning zonder tranen", slug="planning")
    dutch, english = body(visitor, path, DUTCH), body(visitor, path, ENGLISH)
    assert "/kennisbank/stop-list/" not in dutch
    assert "/kennisbank/stop-list/" in english
    assert "/kennisbank/stoplijst/" not in english
    assert "/kennisbank/planning/" in dutch
    assert "/kennisbank/planning/" in english


@pytest.mark.parametrize("words", ["plan", "schedules", "meeting", "stopping lists"])
def test_english_is_found_by_english_rules(words, pair, visitor):
    assert "/kennisbank/stop-list/" in body(visitor, f"/zoeken/?q={words}", ENGLISH)


def test_dutch_comes_back_when_the_translation_is_taken_off(pair, visitor):
    assert "/kennisbank/stoplijst/" not in body(visitor, "/kennisbank/", ENGLISH)
    pair[1].specific.unpublish()
    assert "/kennisbank/stoplijst/" in body(visitor, "/kennisbank/", ENGLISH)


def test_editor_translates_an_item_which_gets_an_address_of_its_own(programme, team, today):
    dutch = publish(programme, title="Stoplijst", slug="stoplijst")
    admit_editors(programme=programme, on=today, by=None)
    path = reverse("simple_translation:submit_page_translation", args=[dutch.pk])
    assert team.get(path).status_code == 200
    english = Locale.objects.get(language_code="en")
    response = team.post(path, {"locales": [english.pk], "select_all": ""})
    made = ToolPage.objects.get(locale=english)
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[made.pk])
    assert (made.slug, made.live, made.title) == ("stoplijst-en", False, "Stoplijst")


def test_address_of_another_language_is_refused(pair, programme, team, today):
    admit_editors(programme=programme, on=today, by=None)
    path = reverse("wagtailadmin_pages:edit", args=[pair[1].pk])
    form = team.get(path).context["form"]
    kept = {name: "" if value is None else value for name, value in form.initial.items() if isinstance(value, str)}
    response = team.post(path, {**kept, "slug": "stoplijst", "body-count": "0"})
    assert "slug" in response.context["form"].errors


def test_sitemap_holds_both_versions(pair, visitor):
    places = visitor.get("/sitemap.xml").content.decode()
    assert "/kennisbank/stoplijst/<" in places
    assert "/kennisbank/stop-list/<" in places
