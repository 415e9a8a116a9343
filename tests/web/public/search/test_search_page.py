"""The page of results and the suggestions."""

import datetime as dt

import pytest

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.missed import SAME_VISIT, note_missed_search
from veerkracht.domain.knowledge.models import MissedSearch


def test_page_shows_marked_results_of_all_kinds(programme, visitor, the_pionier):
    publish(programme, ItemKind.STORY, told_by=the_pionier.person, title="Zelf roosteren")
    page = visitor.get("/zoeken/?q=roosters").content.decode()
    assert "Zelf <mark>roosteren</mark>" in page
    assert "/kennisbank/zelf-roosteren/" in page


def test_page_without_words_offers_the_themes(programme, visitor):
    publish(programme)
    page = visitor.get("/zoeken/").content.decode()
    assert "/kennisbank/thema/slimmer-werken/" in page


def test_nothing_found_leads_to_a_question_and_themes(programme, visitor):
    publish(programme)
    page = visitor.get("/zoeken/?q=olifant").content.decode()
    assert "/vraag/" in page
    assert "/kennisbank/thema/" in page


def test_kind_narrows_and_can_be_taken_off(programme, visitor):
    publish(programme, ItemKind.TOOL, title="Rooster hulp", slug="a")
    publish(programme, ItemKind.STORY, title="Rooster verhaal", slug="b")
    response = visitor.get("/zoeken/?q=rooster&soort=story")
    assert [row.url for row in response.context["search"].rows] == ["/kennisbank/b/"]
    chips = response.context["search"].chips[:2]
    assert [(chip.active, chip.count) for chip in chips] == [(True, 1), (False, 1)]


def test_misspelt_word_offers_the_right_one(programme, visitor):
    publish(programme, title="Rooster")
    assert '<a href="?q=rooster">rooster</a>' in visitor.get("/zoeken/?q=roostr").content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "a" * 10_000,
        '"rooster" AND (',
        "title:*",
        "-rooster +",
        "👷👷",
        "شركة صغيرة",
        "\x00",
        "' OR 1=1 --",
        "%",
        "\\",
        "de het een",
    ],
)
def test_bad_input_is_bounded_and_harmless(programme, visitor, words):
    publish(programme, title="Rooster")
    for path in ("/zoeken/", "/zoeken/suggesties/", "/kennisbank/"):
        response = visitor.get(path, {"q": words, "page": "9" * 40, "soort": words, "thema": words})
        assert response.status_code == 200


def test_suggestions_are_links(programme, visitor):
    publish(programme, title="Medewerkers <b>betrekken</b>", slug="betrekken")
    page = visitor.get("/zoeken/suggesties/?q=mede").content.decode()
    assert 'href="/kennisbank/betrekken/"' in page
    assert "<b>betrekken" not in page
    assert visitor.get("/zoeken/suggesties/?q=m").content.strip() == b""


def test_words_without_results_are_counted_once_a_visit(programme, visitor):
    for _ in range(2):
        visitor.get("/zoeken/?q=Olifanten")
    missed = MissedSearch.objects.get()
    assert (missed.words, missed.visits, missed.week) == ("olifanten", 1, dt.date(2019, 9, 23))
    MissedSearch.objects.update(last_at=missed.last_at - SAME_VISIT - dt.timedelta(seconds=1))
    visitor.get("/zoeken/?q=olifanten")
    assert MissedSearch.objects.of(programme).told().get().visits == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jan@voorbeeld.nl olifant", "olifant"),
        ("06-12345678", ""),
        ("kvk 12345678", "kvk"),
        ("een heel lang verhaal over wat er gisteren gebeurde", ""),
        ("https://example.org/x", ""),
    ],
)
def test_nothing_personal_is_kept(programme, typed, kept):
    note_missed_search(programme=programme, words=typed)
    assert list(MissedSearch.objects.values_list("words", flat=True)) == ([kept] if kept else [])


def test_story_leads_to_a_tool_and_a_tool_to_a_meeting(programme, visitor):
    body = [("paragraph", "<p>Het rooster van de ploeg en de diensten.</p>")]
    publish(programme, ItemKind.STORY, title="Ons rooster", slug="verhaal", body=body)
    publish(programme, ItemKind.TOOL, title="Rooster van de ploeg", slug="hulp", body=body)
    response = visitor.get("/kennisbank/verhaal/")
    assert response.context["then"].url == "/kennisbank/hulp/"
    assert [row.url for row in response.context["alike"]] == ["/kennisbank/hulp/"]


def test_theme_page_lists_its_items_and_those_of_its_parts(programme, other_programme, visitor):
    publish(programme, title="Over verzuim", theme="verzuim")
    publish(other_programme, title="Van elders", theme="verzuim", slug="elders")
    for code in ("werkgeluk-en-gezondheid", "verzuim"):
        assert [item.title for item in visitor.get(f"/kennisbank/thema/{code}/").context["items"]] == ["Over verzuim"]
    assert visitor.get("/kennisbank/thema/onzin/").status_code == 404
