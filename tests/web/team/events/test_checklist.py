"""What has to be done for a meeting, and what it costs."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.budget import BudgetLineFactory
from veerkracht.domain.events.actions import plan_event
from veerkracht.domain.events.choices import EventKind, UsualTask
from veerkracht.domain.events.models import ChecklistItem, Event, EventPlan
from veerkracht.domain.events.queries.outcome import outcomes
from veerkracht.domain.events.rules.checklist import usual_items
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

pytestmark = pytest.mark.django_db


def change(team: Client, event: Event, **given: object) -> None:
    """Press a button of the page."""
    assert team.post(reverse("team:event-preparing-change", args=[event.pk]), given).status_code == 302


def test_the_usual_things_come_once_each_with_its_day(team: Client, event: Event) -> None:
    for _click in range(2):
        change(team, event, do="usual")
    items = ChecklistItem.objects.filter(event=event)
    assert items.count() == len(usual_items(event.kind))
    assert items.order_by("due_on")[0].due_on == event.starts_at.date() - dt.timedelta(days=42)


def test_a_media_appearance_has_no_room_no_door_and_an_interview_to_agree_on() -> None:
    assert [what for what, _days in usual_items(EventKind.MEDIA)] == [UsualTask.INTERVIEW, UsualTask.THANKS]
    assert UsualTask.ROOM in dict(usual_items(EventKind.CIRCLE))


def test_a_pionier_in_the_media_acts_in_the_media(programme: Programme, the_pionier: Pionier) -> None:
    """PIO-3: the act is of the form that the meeting is."""
    at = programme.now() + dt.timedelta(days=9)
    fields = {"kind": EventKind.MEDIA, "minutes": 20}
    plan_event(programme=programme, title="Radio", starts_at=at, fields=fields, pioniers=[the_pionier], by=None)
    assert the_pionier.engagements.get(occasion__title="Radio").kind == EngagementKind.MEDIA


def test_something_is_added_ticked_and_taken_back(team: Client, event: Event) -> None:
    change(team, event, do="add", what="Bloemen halen", due_on="2019-03-11")
    change(team, event, do="add", what="", due_on="")
    item = ChecklistItem.objects.get()
    for done in (True, False):
        team.post(reverse("team:event-tick", args=[item.pk]))
        item.refresh_from_db()
        assert bool(item.done_on) is done
    assert "Bloemen halen" in team.get(reverse("team:event-preparing", args=[event.pk])).content.decode()


def test_the_cost_stands_in_the_figures(team: Client, event: Event) -> None:
    line = BudgetLineFactory.create(programme=event.programme)
    change(team, event, do="cost", budget_line=line.pk, estimated="400", spent="450,50")
    change(team, event, do="cost", spent="veel")
    assert EventPlan.objects.get().spent == Decimal("450.50")
    found = Event.objects.of(event.programme).select_related("plan").get()
    assert outcomes([found])[event.pk].cost == Decimal("450.50")
