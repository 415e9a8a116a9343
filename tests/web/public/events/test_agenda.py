import datetime as dt
import io
import json
import re
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from PIL import Image

from tests.factories.events import EventFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from tests.factories.programme import MunicipalityFactory

SOON = dt.datetime(2019, 10, 1, 18, tzinfo=dt.UTC)
LONG_AGO = dt.datetime(2018, 3, 1, 18, tzinfo=dt.UTC)
MOST_QUERIES = 8


def titles(response) -> list[str]:
    return [event.title for _month, events in response.context["months"] for event in events]


def coming(programme, title: str, **fields):
    return EventFactory.create(programme=programme, occasion__starts_at=SOON, occasion__title=title, **fields)


def test_agenda_shows_what_is_coming_by_month(programme, visitor):
    EventFactory.create(programme=programme, occasion__starts_at=LONG_AGO, occasion__title="Toen")
    coming(programme, "Straks")
    EventFactory.create(
        programme=programme,
        occasion__starts_at=dt.datetime(2019, 10, 31, 23, 30, tzinfo=dt.UTC),
        occasion__title="In november, hier",
    )
    response = visitor.get("/agenda/")
    months = {month: [event.title for event in events] for month, events in response.context["months"]}
    assert months == {dt.date(2019, 10, 1): ["Straks"], dt.date(2019, 11, 1): ["In november, hier"]}


def test_meeting_of_this_morning_is_still_there_today(programme, visitor):
    EventFactory.create(
        programme=programme,
        occasion__starts_at=dt.datetime(2019, 9, 23, 6, tzinfo=dt.UTC),
        occasion__title="Ontbijt",
    )
    assert titles(visitor.get("/agenda/")) == ["Ontbijt"]
    assert titles(visitor.get("/agenda/?toon=voorbij")) == []


def test_past_meetings_come_latest_first(programme, visitor):
    for day in (1, 15):
        at = dt.datetime(2018, 3, day, 18, tzinfo=dt.UTC)
        EventFactory.create(programme=programme, occasion__starts_at=at, occasion__title=f"{day} maart")
    assert titles(visitor.get("/agenda/?toon=voorbij")) == ["15 maart", "1 maart"]


def test_agenda_filters_by_place_and_theme(programme, visitor):
    deventer = MunicipalityFactory.create(code="GM0150", name="Deventer")
    coming(programme, "Zwolle leren", theme="Leren")
    coming(programme, "Deventer leren", theme="Leren", municipality=deventer)
    coming(programme, "Deventer anders", theme="Anders", municipality=deventer)
    assert titles(visitor.get("/agenda/?plaats=GM0150&thema=Leren")) == ["Deventer leren"]


@pytest.mark.parametrize("query", ["plaats=GM9999", "thema=%00", "plaats=' or 1=1", f"page={10**20}", "page=x"])
def test_choice_that_does_not_exist_shows_everything(programme, visitor, query):
    coming(programme, "Straks")
    assert titles(visitor.get(f"/agenda/?{query}")) == ["Straks"]


def test_hidden_and_foreign_meetings_are_not_there(programme, other_programme, visitor):
    hidden = coming(programme, "Besloten", is_public=False)
    foreign = coming(other_programme, "Elders")
    assert titles(visitor.get("/agenda/")) == []
    for event in (hidden, foreign):
        assert visitor.get(f"/agenda/{event.pk}/").status_code == 404
        assert visitor.get(f"/agenda/{event.pk}/agenda.ics").status_code == 404


def test_number_that_cannot_be_is_not_found(programme, visitor):
    assert visitor.get("/agenda/99999999999999999999/").status_code == 404


def test_event_shows_public_speakers_only(programme, visitor):
    event = coming(programme, "Straks", venue="De Hal", summary="Over leren.")
    shown = PionierFactory.create(programme=programme, appointed=True, person__name="Wietske")
    shy = PionierFactory.create(programme=programme, person__name="Verlegen")
    for pionier in (shown, shy):
        EngagementFactory.create(pionier=pionier, occasion=event.occasion, on=SOON.date())
    page = visitor.get(f"/agenda/{event.pk}/").content.decode()
    assert "Wietske" in page
    assert "Verlegen" not in page
    assert "De Hal, Zwolle" in page


def test_place_is_not_said_twice(programme, visitor):
    event = coming(programme, "Straks", venue="Schouwburg Zwolle")
    assert visitor.get(f"/agenda/{event.pk}/").context["place"] == "Schouwburg Zwolle"


def test_calendar_file_can_be_read_by_others(programme, visitor):
    event = coming(programme, "Straks; met, tekens", venue="De Hal", summary="Regel een\nRegel twee")
    response = visitor.get(f"/agenda/{event.pk}/agenda.ics")
    assert response["Content-Type"].startswith("text/calendar")
    entry = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert str(entry["summary"]) == "Straks; met, tekens"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (SOON, SOON + dt.timedelta(hours=2))
    assert str(entry["url"]).endswith(f"/agenda/{event.pk}/")
    assert str(entry["location"]) == "De Hal, Zwolle"


def test_calendar_file_keeps_its_identity(programme, visitor):
    event = coming(programme, "Straks")
    first = Calendar.from_ical(visitor.get(f"/agenda/{event.pk}/agenda.ics").content).walk("VEVENT")[0]["uid"]
    event.occasion.title = "Later"
    event.occasion.save()
    assert Calendar.from_ical(visitor.get(f"/agenda/{event.pk}/agenda.ics").content).walk("VEVENT")[0]["uid"] == first


def test_agenda_filters_by_kind(programme, visitor):
    coming(programme, "Doen", kind="workshop")
    coming(programme, "Luisteren")
    assert titles(visitor.get("/agenda/?soort=workshop")) == ["Doen"]


def test_place_has_address_map_and_accessibility(programme, visitor):
    event = coming(programme, "Straks", address="Kade 12 & 14", accessibility="Lift", audience="Ondernemers")
    page = visitor.get(f"/agenda/{event.pk}/").content.decode()
    for words in ("Kade 12 &amp; 14", "query=Kade+12+%26+14%2C+Zwolle", "Lift", "Ondernemers"):
        assert words in page


def test_meeting_describes_itself_to_search_engines(programme, visitor):
    event = coming(programme, "Straks </script><script>", summary="Over leren.", address="Kade 12")
    pionier = PionierFactory.create(programme=programme, appointed=True, person__name="Wietske")
    EngagementFactory.create(pionier=pionier, occasion=event.occasion, on=SOON.date())
    page = visitor.get(f"/agenda/{event.pk}/").content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    data = json.loads(block[1])
    assert data["@context"] == "https://schema.org"
    assert (data["@type"], data["name"]) == ("Event", "Straks </script><script>")
    assert dt.datetime.fromisoformat(data["startDate"]) == SOON
    assert dt.datetime.fromisoformat(data["endDate"]) == SOON + dt.timedelta(hours=2)
    assert data["performer"] == [{"@type": "Person", "name": "Wietske"}]
    assert data["location"]["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Kade 12",
        "addressLocality": "Zwolle",
        "addressCountry": "NL",
    }


def test_online_meeting_has_no_place_on_earth(programme, visitor):
    event = coming(programme, "Straks", kind="online")
    data = visitor.get(f"/agenda/{event.pk}/").context["data"]
    assert data["location"]["@type"] == "VirtualLocation"
    assert data["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")


def test_calendar_feed_follows_the_choice_and_keeps_what_was_lately(programme, visitor):
    coming(programme, "Doen", kind="workshop")
    coming(programme, "Luisteren")
    for title, days in (("Vorige maand", 30), ("Lang geleden", 200)):
        at = programme.now() - dt.timedelta(days=days)
        EventFactory.create(programme=programme, occasion__starts_at=at, occasion__title=title)
    coming(programme, "Besloten", is_public=False)

    def feed(query: str) -> list[str]:
        calendar = Calendar.from_ical(visitor.get(f"/agenda/agenda.ics{query}").content)
        return [str(entry["summary"]) for entry in calendar.walk("VEVENT")]

    assert feed("") == ["Vorige maand", "Doen", "Luisteren"]
    assert feed("?soort=workshop") == ["Doen"]


def test_news_feed_can_be_read_by_others(programme, visitor):
    coming(programme, "Straks & later", summary="Over <b>leren</b>.")
    response = visitor.get("/agenda/rss.xml")
    assert response["Content-Type"].startswith("application/rss+xml")
    feed = ElementTree.fromstring(response.content)
    assert feed.findtext("channel/title").endswith(programme.name)
    assert [item.findtext("title") for item in feed.iter("item")] == ["Straks & later"]
    assert "Over <b>leren</b>." in feed.findtext("channel/item/description")


def test_shared_meeting_has_a_picture(programme, visitor):
    event = coming(programme, "Een heel lange titel die niet op een regel past, " * 4)
    assert f"/agenda/{event.pk}/beeld.png" in visitor.get(f"/agenda/{event.pk}/").content.decode()
    response = visitor.get(f"/agenda/{event.pk}/beeld.png")
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)


@pytest.mark.parametrize("amount", [1, 3])
def test_agenda_takes_the_same_queries_for_one_and_three(programme, visitor, amount, django_assert_num_queries):
    for number in range(amount):
        coming(programme, f"Avond {number}")
    visitor.get("/agenda/")
    with django_assert_num_queries(4) as taken:
        assert len(titles(visitor.get("/agenda/"))) == amount
    assert len(taken) <= MOST_QUERIES


def test_event_page_takes_few_queries(programme, visitor, django_assert_max_num_queries):
    event = coming(programme, "Straks")
    with django_assert_max_num_queries(MOST_QUERIES):
        visitor.get(f"/agenda/{event.pk}/")
