import datetime as dt

import pytest

from tests.factories.companies import OccasionFactory
from tests.factories.knowledge import publish
from tests.factories.referrals import ReferralCardFactory
from veerkracht.domain.knowledge.choices import ItemKind

MOST_QUERIES = 8


@pytest.fixture
def card(programme, the_pionier):
    """Return the pionier's card of one evening."""
    occasion = OccasionFactory.create(programme=programme, title="Avond in de hal")
    return ReferralCardFactory.create(programme=programme, pionier=the_pionier, occasion=occasion, code="AB23CD")


@pytest.mark.parametrize("typed", ["AB23CD", "ab23cd", "ab-23-cd", "Ab23 cD"])
def test_card_greets_with_name_and_occasion_however_its_code_is_typed(card, visitor, typed):
    page = visitor.get(f"/k/{typed}/").content.decode()
    assert card.pionier.person.name in page
    assert "Avond in de hal" in page


def test_card_offers_the_own_story_a_scan_and_a_question(card, programme, visitor):
    publish(programme, ItemKind.STORY, told_by=card.pionier.person, title="Zo deden wij het")
    publish(programme, ItemKind.SCAN, title="Hoe leert uw team")
    page = visitor.get("/k/ab23cd/").content.decode()
    for words in ("Zo deden wij het", "Hoe leert uw team", "/k/AB23CD/vraag/"):
        assert words in page


@pytest.mark.parametrize("code", ["ZZZZZZ", "'--", "%00", "x" * 300, "👷"])
def test_unknown_code_is_told_kindly_and_lets_one_ask(programme, visitor, code):
    response = visitor.get(f"/k/{code}/")
    assert response.status_code == 404
    assert 'action="/vraag/"' in response.content.decode()


def test_withdrawn_and_foreign_cards_are_unknown(card, other_programme, visitor):
    foreign = ReferralCardFactory.create(programme=other_programme)
    assert visitor.get(f"/k/{foreign.code}/").status_code == 404
    card.withdrawn_at = dt.datetime(2019, 9, 1, tzinfo=dt.UTC)
    card.save()
    assert visitor.get("/k/ab23cd/").status_code == 404


def test_form_of_a_gone_card_sends_to_the_page_that_explains(programme, visitor):
    assert visitor.get("/k/zzzzzz/vraag/")["Location"] == "/k/zzzzzz/"


def test_code_may_be_typed_on_a_page(card, visitor):
    assert visitor.get("/k/").status_code == 200
    assert visitor.get("/k/?code=ab-23+cd")["Location"] == "/k/AB23CD/"


def test_card_takes_few_queries(card, visitor, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST_QUERIES):
        visitor.get("/k/AB23CD/")
