import pytest
from django.utils.html import strip_tags

from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.knowledge.choices import ItemKind

MOST_QUERIES = 8


def titles(response) -> list[str]:
    return [strip_tags(row.title) for row in response.context["search"].rows]


def test_list_shows_own_items_only(programme, other_programme, visitor):
    publish(programme, title="Van ons")
    publish(other_programme, title="Van elders", slug="van-elders")
    assert titles(visitor.get("/kennisbank/")) == ["Van ons"]
    assert visitor.get("/kennisbank/van-elders/").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("soort=story", ["Verhaal"]),
        ("soort=tool", ["Hulpmiddel", "Scan"]),
        ("soort=onzin", ["Hulpmiddel", "Scan", "Verhaal"]),
        ("q=verhalen", ["Verhaal"]),
        ("q=%00", ["Hulpmiddel", "Scan", "Verhaal"]),
        ("q=zzz", []),
    ],
)
def test_list_is_searched_and_filtered(programme, visitor, query, found):
    publish(programme, ItemKind.STORY, title="Verhaal")
    publish(programme, ItemKind.SCAN, title="Scan")
    publish(programme, ItemKind.TOOL, title="Hulpmiddel")
    assert sorted(titles(visitor.get(f"/kennisbank/?{query}"))) == found


def test_story_of_a_pionier_who_is_not_public_is_not_there(programme, visitor):
    shy = PionierFactory.create(programme=programme)
    publish(programme, ItemKind.STORY, told_by=shy.person, slug="verlegen")
    assert titles(visitor.get("/kennisbank/")) == []
    assert visitor.get("/kennisbank/verlegen/").status_code == 404


def test_story_leads_to_its_pionier(programme, visitor):
    pionier = PionierFactory.create(programme=programme, appointed=True)
    publish(programme, ItemKind.STORY, told_by=pionier.person, slug="verhaal")
    page = visitor.get("/kennisbank/verhaal/").content.decode()
    assert f"/pioniers/{pionier.slug}/" in page
    assert "<h2>Zo begint u</h2>" in page
    assert "<b>team</b>" in page


def test_tool_leads_to_its_maker_and_says_when_it_was_checked(programme, visitor):
    publish(programme, slug="hulpmiddel", maker="een vereniging")
    page = visitor.get("/kennisbank/hulpmiddel/").content.decode()
    for words in ("https://example.org/hulpmiddel", "een vereniging", "3 jun 2019", "1 jun 2020"):
        assert words in page


def test_unpublished_item_is_gone(programme, visitor):
    publish(programme, slug="weg").unpublish()
    assert visitor.get("/kennisbank/weg/").status_code == 404


def test_words_in_an_item_cannot_break_the_page(programme, visitor):
    publish(programme, title="<script>alert(1)</script>", slug="eng", intro="<img src=x>")
    for address in ("/kennisbank/", "/kennisbank/eng/"):
        page = visitor.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x>" not in page


@pytest.mark.parametrize("amount", [1, 3])
def test_list_takes_the_same_queries_for_one_and_three(programme, visitor, amount, django_assert_num_queries):
    for number in range(amount):
        publish(programme, title=f"Hulpmiddel {number}")
    visitor.get("/kennisbank/")  # the first visit makes the index
    with django_assert_num_queries(5):
        assert len(titles(visitor.get("/kennisbank/"))) == amount


@pytest.mark.parametrize("kind", [ItemKind.STORY, ItemKind.TOOL])
def test_item_takes_few_queries(programme, visitor, kind, django_assert_max_num_queries):
    publish(programme, kind, slug="item")
    visitor.get("/kennisbank/item/")  # the first visit makes the index
    with django_assert_max_num_queries(MOST_QUERIES):
        visitor.get("/kennisbank/item/")
