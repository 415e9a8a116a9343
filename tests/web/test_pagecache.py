"""Kept pages: never old, never another's, gone as soon as something on them changed."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.events import EventFactory
from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.events.models import Event
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.shared.pagecache.changes import changes
from veerkracht.web import pagecache

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.races]
KEPT = (
    "/",
    "/agenda/",
    "/agenda/{event}/",
    "/pioniers/",
    "/pioniers/{pionier}/",
    "/fans/",
    "/impact/",
    "/over/",
    "/kennisbank/verhaal/",
)


@pytest.fixture(autouse=True)
def listening(settings) -> Iterator[None]:
    """Keep pages, and hear what changes, during one test."""
    settings.PAGE_CACHE_SECONDS = 60
    pagecache.pages.clear()
    changes.listen()
    wait_until(lambda: bool(changes.watched))
    yield
    changes.stop()
    pagecache.pages.clear()


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 5
    while not is_so() and time.monotonic() < until:
        time.sleep(0.01)
    assert is_so()


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


@pytest.fixture
def event() -> Event:
    programme = ProgrammeFactory.create(is_default=True)
    return EventFactory.create(programme=programme, occasion__title="Avond", occasion__starts_at=programme.now())


def test_second_visit_asks_the_database_nothing(event):
    pionier = PionierFactory.create(programme=event.programme, appointed=True)
    publish(event.programme, ItemKind.STORY, told_by=pionier.person, slug="verhaal")
    places = [path.format(event=event.pk, pionier=pionier.slug) for path in KEPT]
    Client().get("/zoeken/?q=avond")  # the first search makes the index, which reads everything
    time.sleep(0.1)  # what was made above is told first
    assert all(queries(Client(), place) > 0 for place in places)
    assert {place: queries(Client(), place) for place in places} == dict.fromkeys(places, 0)


def test_change_is_seen_at_the_next_visit(event):
    Client().get("/agenda/")
    before = changes.now()
    event.occasion.title = "Andere avond"
    event.occasion.save()
    wait_until(lambda: changes.now() > before)
    assert "Andere avond" in Client().get("/agenda/").content.decode()


def test_change_that_is_taken_back_throws_nothing_away(event):
    time.sleep(0.1)
    Client().get("/agenda/")
    with transaction.atomic():
        Event.objects.update(theme="Anders")
        transaction.set_rollback(True)
    time.sleep(0.1)
    assert queries(Client(), "/agenda/") == 0


def test_page_made_while_something_changed_is_not_kept(event):
    seen = changes.now()
    changes.tell("events_event")
    assert changes.since(seen, {"events_event"})
    assert not changes.since(changes.now(), {"events_event"})


def test_known_page_is_not_sent_again(event):
    first = Client().get("/agenda/")
    again = Client().get("/agenda/", headers={"if-none-match": f"W/{first['ETag']}"})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Security-Policy"]


def test_who_is_signed_in_gets_an_own_page(event, client_for):
    Client().get("/agenda/")
    client = Client(headers={"cookie": "sessionid=abc"})
    response = client.get("/agenda/")
    assert "ETag" not in response
    assert "Cookie" in Client().get("/agenda/")["Vary"]


def test_languages_and_programmes_do_not_mix(event):
    elsewhere = ProgrammeFactory.create(hostnames=["elders.localhost"], name="Elders")
    dutch = Client().get("/agenda/", headers={"accept-language": "nl"}).content
    english = Client().get("/agenda/", headers={"accept-language": "en"}).content
    other = Client().get("/agenda/", headers={"host": "elders.localhost"}).content.decode()
    assert dutch != english
    assert elsewhere.name in other
    assert "Avond" not in other


def test_forms_are_never_kept(event):
    for _ in range(2):
        response = Client().get("/vraag/")
        assert "csrftoken" in response.cookies
        assert "ETag" not in response


def test_page_is_made_anew_when_the_database_was_away(event):
    Client().get("/agenda/")
    changes.stop()
    assert queries(Client(), "/agenda/") > 0
