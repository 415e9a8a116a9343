"""What has to be done for a meeting, and what it costs."""

import datetime as dt
from decimal import Decimal

from django.conf import settings
from django.utils import timezone, translation

from veerkracht.domain.accounts.models import User
from veerkracht.domain.budget.models import BudgetLine
from veerkracht.shared.audit import about, action

from ..models import ChecklistItem, Event, EventPlan
from ..rules.checklist import usual_items


@action
def list_what_to_do(*, event: Event, owner: User | None, by: User | None) -> Event:
    """Put what usually has to be done on the list, each with its day; what stands there already stays as it is."""
    day = timezone.localdate(event.starts_at)
    # The list is shared, so it has one language: that of the installation.
    with translation.override(settings.LANGUAGE_CODE):
        items = [
            ChecklistItem(event=event, what=str(what.label), owner=owner, due_on=day + dt.timedelta(days=days))
            for what, days in usual_items(event.kind)
        ]
    ChecklistItem.objects.bulk_create(items, ignore_conflicts=True)
    return event


@action
def add_to_checklist(*, event: Event, what: str, due_on: dt.date, owner: User | None, by: User | None) -> Event:
    """Add one thing to do; the same words twice are one."""
    ChecklistItem.objects.get_or_create(event=event, what=what, defaults={"due_on": due_on, "owner": owner})
    return event


@action
def tick_item(*, item: ChecklistItem, on: dt.date | None, by: User | None) -> ChecklistItem:
    """Mark something as done on a day, or as not done (None)."""
    item.done_on = on
    item.save(update_fields=["done_on"])
    about(item.event)
    return item


@action
def set_cost(
    *,
    event: Event,
    budget_line: BudgetLine | None,
    estimated: Decimal | None,
    spent: Decimal | None,
    by: User | None,
) -> EventPlan:
    """Note from which budget line a meeting is paid, what it may cost and what it cost."""
    plan, _made = EventPlan.objects.update_or_create(
        event=event, defaults={"budget_line": budget_line, "estimated": estimated, "spent": spent}
    )
    about(event)
    return plan
