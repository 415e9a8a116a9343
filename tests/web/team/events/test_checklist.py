"""What has to be done for a meeting, and what it costs."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.budget import BudgetLineFactory
from veerkracht.domain.events.models import ChecklistItem, Event, EventPlan
from veerkracht.domain.events.queries.outcome import outcomes
from veerkracht.domain.events.rules.checklist import usual_items

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
