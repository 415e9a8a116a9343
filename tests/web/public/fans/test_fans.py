import datetime as dt

import pytest

from tests.factories.companies import PersonFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory

SOON = dt.datetime(2019, 10, 1, 18, tzinfo=dt.UTC)
LONG_AGO = dt.datetime(2018, 3, 1, 18, tzinfo=dt.UTC)


def test_fans_show_their_coming_public_meetings_and_no_contact(programme, other_programme, visitor):
    contact = PersonFactory.create(programme=programme, name="Ina Besloten", email="ina@example.org")
    fan = FanFactory.create(programme=programme, name="Het Netwerk", contact=contact)
    FanFactory.create(programme=other_programme, name="Elders")
    for title, at, is_public in (("Straks", SOON, True), ("Besloten", SOON, False), ("Toen", LONG_AGO, True)):
        EventFactory.create(
            programme=programme, fan=fan, occasion__starts_at=at, occasion__title=title, is_public=is_public
        )
    page = visitor.get("/fans/").content.decode()
    assert "Het Netwerk" in page
    assert "Straks" in page
    for words in ("Elders", "Besloten", "Toen", "ina@example.org"):
        assert words not in page


def test_without_fans_there_is_a_way_on(programme, visitor):
    assert "/vraag/" in visitor.get("/fans/").content.decode()


@pytest.mark.parametrize("amount", [1, 3])
def test_fans_take_the_same_queries_for_one_and_three(programme, visitor, amount, django_assert_num_queries):
    for _number in range(amount):
        event = EventFactory.create(programme=programme, occasion__starts_at=SOON)
        assert event.fan.programme == programme
    with django_assert_num_queries(3):
        visitor.get("/fans/")
