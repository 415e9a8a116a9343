"""Several doors at the same moment, with real threads against PostgreSQL; with a control without the guard."""

import threading
from contextlib import suppress

import pytest

from tests.domain.events.door import Phone, evening
from tests.domain.events.seats import assert_counted
from tests.domain.events.test_commit_races import at_once
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Person, Touchpoint
from veerkracht.domain.events.actions import checking_in
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import Event, Seat

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
DOORS = 4


@pytest.fixture
def tonight(db):
    return evening(ProgrammeFactory.create(is_default=True), "anna", "bert", seats=1)


def sender(phone, *said):
    return lambda: phone.send(*said)


def doors_at_once(event):
    """Let four doors note the same people at once, each with a walk-in whom the others note too."""
    phones = [Phone(event) for _door in range(DOORS)]
    said = [(each.came("anna"), each.came("bert"), each.walk_in("Jan Jansen", "Salland")) for each in phones]
    return at_once(*(sender(phone, *notes) for phone, notes in zip(phones, said, strict=True)))


def test_doors_at_once_count_everybody_once(tonight):
    results = doors_at_once(tonight)
    assert not [result for result in results if isinstance(result, Exception)]
    assert Seat.objects.filter(event=tonight, state=SeatState.CAME).count() == 3
    assert Touchpoint.objects.live().filter(occasion_id=tonight.pk, kind=TouchpointKind.ATTENDED).count() == 3
    assert Person.objects.filter(name="Jan Jansen").count() == 1
    assert_counted(tonight)


def test_control_without_holding_the_meeting_a_visitor_doubles_or_a_door_fails(tonight, monkeypatch):
    """The same with the guard switched off: all doors read before any writes."""
    everybody_read = threading.Barrier(DOORS)
    book = checking_in._Book

    def read_and_meet(event):
        found = book(event)
        with suppress(threading.BrokenBarrierError):
            everybody_read.wait(10)
        return found

    found = Event.objects.select_related("occasion", "programme")
    monkeypatch.setattr(checking_in, "hold_event", lambda event: found.get(pk=event.pk))
    monkeypatch.setattr(checking_in, "hold_seatings", lambda ids: {})
    monkeypatch.setattr(checking_in, "_Book", read_and_meet)
    results = doors_at_once(tonight)
    failed = [result for result in results if isinstance(result, Exception)]
    assert failed or Seat.objects.filter(event=tonight).count() > 3
