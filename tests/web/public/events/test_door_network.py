"""Four phones at the doors over real HTTP, with a network that is cut half of the time: nothing lost, nothing twice."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.urls import reverse

from benchmarks._phones import Phone, work
from benchmarks._phones import evening as divided
from tests.domain.events.door import evening
from tests.factories.events import DoorLinkFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import DoorNote, Seat

VISITORS, DOORS = 24, 4


@pytest.mark.django_db(transaction=True)
def test_notes_of_four_phones_without_a_steady_network_all_arrive_once(live_server):
    event = evening(ProgrammeFactory.create(is_default=True), *(f"gast{n:02}" for n in range(VISITORS)), seats=VISITORS)
    link = DoorLinkFactory.create(event=event)
    seats = list(Seat.objects.filter(event=event).order_by("pk").values_list("pk", flat=True))
    luck = random.Random(7)
    notes = divided(seats, DOORS, luck)
    where = ("localhost", live_server.thread.port)
    there = reverse("public:door-sync", args=[link.token])
    phones = [Phone(where, there, random.Random(door)) for door in range(DOORS)]
    with ThreadPoolExecutor(DOORS) as pool:
        list(pool.map(work, phones, notes))
    assert sum(phone.tally["answer_lost"] for phone in phones) > 2
    assert sum(phone.outcomes["repeated"] for phone in phones) > 2
    assert DoorNote.objects.filter(event=event).count() == sum(map(len, notes))
    came = Seat.objects.filter(event=event, state=SeatState.CAME).count()
    facts = Touchpoint.objects.live().filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED)
    assert came == facts.count() == VISITORS + DOORS * 5
    assert facts.order_by().values("person").distinct().count() == came
