"""Fans with one contact (FAN-1), and the stages they offer."""

import datetime as dt
import threading

import pytest
from django.db import connections

from tests.factories.companies import OccasionFactory, PersonFactory
from tests.factories.fans import FanFactory, StageFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.companies.models import Person
from veerkracht.domain.events.actions import plan_event
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.actions import FanExists, StageNotOpen, decline_stage, offer_stage, plan_stage, save_fan
from veerkracht.domain.fans.actions import stages as actions
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan, Stage


def test_a_fan_has_one_contact_known_by_address(programme):
    """FAN-1."""
    known = PersonFactory.create(programme=programme, name="F. Fan", email="fleur@fan.example.org")
    fan = save_fan(
        programme=programme,
        fields={"name": "Ondernemerskring", "kind": "network"},
        contact_name="Fleur Fan",
        contact_email="Fleur@fan.example.org",
        by=None,
    )
    known.refresh_from_db()
    assert fan.contact == known
    assert known.name == "Fleur Fan"


def test_the_contact_stays_unless_said_otherwise_and_can_be_taken_away(programme, the_fan):
    contact = the_fan.contact
    save_fan(programme=programme, fan=the_fan, fields={"name": "Nieuwe naam"}, by=None)
    assert Fan.objects.get().contact == contact
    save_fan(programme=programme, fan=the_fan, fields={}, contact_email="", by=None)
    assert Fan.objects.get().contact is None
    assert Person.objects.filter(pk=contact.pk).exists()


def test_a_name_is_there_once_per_programme(programme, other_programme, the_fan):
    for _ in range(2):
        with pytest.raises(FanExists):
            save_fan(programme=programme, fields={"name": the_fan.name}, by=None)
    assert save_fan(programme=other_programme, fields={"name": the_fan.name}, by=None).pk
    assert save_fan(programme=programme, fan=the_fan, fields={"name": the_fan.name}, by=None) == the_fan


def test_a_stage_is_offered_and_becomes_a_meeting_once(programme, the_fan):
    stage = offer_stage(fan=the_fan, title="Najaarsavond", on=dt.date(2019, 11, 12), expected_guests=60, by=None)
    first = OccasionFactory.create(programme=programme)
    plan_stage(stage, first)
    with pytest.raises(StageNotOpen):
        plan_stage(stage, OccasionFactory.create(programme=programme))
    with pytest.raises(StageNotOpen):
        decline_stage(stage=stage, by=None)
    stage.refresh_from_db()
    assert (stage.state, stage.occasion) == (StageState.PLANNED, first)


def test_a_declined_stage_is_not_planned(programme, the_fan):
    stage = decline_stage(stage=StageFactory.create(fan=the_fan), by=None)
    with pytest.raises(StageNotOpen):
        plan_event(programme=programme, title="Avond", starts_at=programme.now(), fields={}, stage=stage, by=None)
    assert not Event.objects.exists()


def plan_twice_at_once(monkeypatch, guard=None):
    """Let two people plan a meeting on one stage in the same moment; return how many meetings there are."""
    programme = ProgrammeFactory.create(is_default=True)
    stage = StageFactory.create(fan=FanFactory.create(programme=programme))
    barrier = threading.Barrier(2)
    monkeypatch.setattr(actions, "_open", guard or actions._open)

    def plan():
        barrier.wait(20)
        try:
            plan_event(programme=programme, title="Avond", starts_at=programme.now(), fields={}, stage=stage, by=None)
        except StageNotOpen:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=plan) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return Event.objects.count()


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_who_plan_on_one_stage_at_once_make_one_meeting(monkeypatch):
    assert plan_twice_at_once(monkeypatch) == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_both_make_a_meeting(monkeypatch):
    meet = threading.Barrier(2)

    def look_without_holding(stage):
        found = Stage.objects.get(pk=stage.pk)
        meet.wait(20)
        if found.state != StageState.OFFERED:
            raise StageNotOpen
        return found

    assert plan_twice_at_once(monkeypatch, look_without_holding) == 2
