"""Who could introduce us: ties are read from what is known, and the chain says why."""

import pytest

from tests.factories.companies import OccasionFactory, PersonFactory, PositionFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory
from tests.factories.pioniers import CandidateFactory, EngagementFactory, PionierFactory
from veerkracht.domain.impact.queries import ways_to
from veerkracht.domain.pioniers.models import Candidate, Nomination
from veerkracht.domain.pioniers.rules.introduction import Tie

QUERIES = 13


@pytest.fixture
def candidate(programme) -> Candidate:
    return CandidateFactory.create(programme=programme)


def came(person, occasion) -> None:
    TouchpointFactory.create(programme=person.programme, person=person, company=None, occasion=occasion)


def names(candidate: Candidate) -> list[list[str]]:
    return [[person.name for person in way.people[1:]] for way in ways_to(candidate)]


def test_nobody_knows_a_stranger(candidate):
    assert ways_to(candidate) == []


def test_a_fan_at_whose_evenings_the_candidate_was_and_the_pionier_heard_there(candidate, the_pionier, the_fan):
    occasion = OccasionFactory.create(programme=candidate.programme)
    EventFactory.create(programme=candidate.programme, fan=the_fan, occasion=occasion)
    EngagementFactory.create(pionier=the_pionier, occasion=occasion)
    came(candidate.person, occasion)
    found = ways_to(candidate)
    assert [way.people[1].role for way in found] == ["fan", "pionier"]
    assert [tie.tie for tie in found[0].steps[1]] == [Tie.GUEST_OF_FAN]


def test_a_colleague_who_knows_a_fan(candidate, the_fan):
    colleague = PersonFactory.create(programme=candidate.programme, name="Collega Bos")
    PositionFactory.create(person=colleague, company=candidate.company)
    for _ in range(3):
        event = EventFactory.create(programme=candidate.programme, fan=the_fan)
        came(colleague, event.occasion)
    assert names(candidate) == [[str(the_fan.contact), "Collega Bos", str(candidate)]]


def test_a_nominator_who_may_not_be_named_is_no_way(candidate):
    nominator = PersonFactory.create(programme=candidate.programme, name="Ank")
    nomination = Nomination.objects.create(
        programme=candidate.programme, candidate=candidate, source="site", nominator=nominator,
        nominated_at=candidate.programme.now(),
    )  # fmt: skip
    assert names(candidate) == []
    nomination.may_name = True
    nomination.save()
    assert names(candidate) == [["Ank", str(candidate)]]


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_often_in_a_large_circle(candidate, the_fan, count, django_assert_max_num_queries):
    event = EventFactory.create(programme=candidate.programme, fan=the_fan)
    came(candidate.person, event.occasion)
    for _ in range(count):
        FanFactory.create(programme=candidate.programme, contact=PersonFactory.create(programme=candidate.programme))
        pionier = PionierFactory.create(programme=candidate.programme)
        EngagementFactory.create(pionier=pionier, occasion=event.occasion)
    with django_assert_max_num_queries(QUERIES):
        assert ways_to(candidate)
