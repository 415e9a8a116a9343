"""A fan's own event: public after a look by the team, mail both ways, once, and with its history."""

import datetime as dt
import threading

import pytest
from django.db import connection

from tests.factories.fans import FanFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.events.actions import publish_own_event
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.actions import (
    OwnEventClosed,
    change_own_event,
    return_own_event,
    send_own_event,
    withdraw_own_event,
)
from veerkracht.domain.fans.choices import OwnEventState
from veerkracht.domain.fans.models import Fan, OwnEvent
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.mail.models import Mail


def sent(fan: Fan, **changes: object) -> OwnEvent:
    """Send an evening of the fan's own."""
    now = fan.programme.now()
    starts = dt.datetime(2019, 10, 2, 17, 30, tzinfo=dt.UTC)
    fields = {"title": "Borrel", "starts_at": starts, "minutes": 90, "venue": "Zaal 1"}
    fields |= {"summary": "Elke maand.", **changes}
    return send_own_event(fan=fan, fields=fields, person=fan.contact, at=now, by=None)


@pytest.fixture
def fan(programme: Programme) -> Fan:
    return FanFactory.create(programme=programme)


def test_it_is_public_only_after_a_look_and_both_sides_get_mail(fan: Fan) -> None:
    found = sent(fan)
    assert sent(fan).pk == found.pk, "the same one twice is one"
    assert not Event.objects.exists()
    event = publish_own_event(own_event=found, at=fan.programme.now(), by=None)
    found.refresh_from_db()
    assert (event.title, event.fan, event.is_public, event.minutes) == ("Borrel", fan, True, 90)
    assert (found.state, found.occasion) == (OwnEventState.PUBLISHED, event.occasion)
    mails = list(Mail.objects.order_by("pk").values_list("kind", "to_address"))
    assert mails == [("own_event_sent", fan.programme.contact_email), ("own_event_answered", fan.contact.email)]


def test_the_team_asks_for_a_change_and_looks_again(fan: Fan) -> None:
    now = fan.programme.now()
    found = return_own_event(own_event=sent(fan), remark="Waar precies?", at=now, by=None)
    assert "Waar precies?" in Mail.objects.get(kind="own_event_answered").text
    found = change_own_event(own_event=found, fields={"venue": "Zaal 2"}, at=now, by=None)
    assert (found.state, found.remark, found.venue) == (OwnEventState.WAITING, "", "Zaal 2")
    assert Mail.objects.filter(kind="own_event_sent").count() == 2
    assert history_of(found).count() >= 2


def test_what_was_taken_back_or_published_is_closed(fan: Fan) -> None:
    now = fan.programme.now()
    gone, public = withdraw_own_event(own_event=sent(fan), by=None), sent(fan, title="Anders")
    publish_own_event(own_event=public, at=now, by=None)
    for each in (gone, public):
        with pytest.raises(OwnEventClosed):
            return_own_event(own_event=each, remark="x", at=now, by=None)
        with pytest.raises(OwnEventClosed):
            change_own_event(own_event=each, fields={}, at=now, by=None)
        with pytest.raises(OwnEventClosed):
            publish_own_event(own_event=each, at=now, by=None)


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_one_meeting() -> None:
    programme = ProgrammeFactory.create(is_default=True)
    found, gate = sent(FanFactory.create(programme=programme)), threading.Barrier(2)

    def work() -> None:
        try:
            gate.wait(10)
            publish_own_event(own_event=found, at=programme.now(), by=None)
        except OwnEventClosed:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert Event.objects.count() == 1
