"""Make a series of a meeting: the same again on more days, with its room, its questions and what has to be done."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.audit import about, action

from ..models import ChecklistItem, Event, EventPlan
from .planning import FIELDS, plan_event

MONEY = ("budget_line", "estimated")


@action
def repeat_event(*, event: Event, days: Sequence[dt.date], pioniers: Sequence[Pionier], by: User | None) -> list[Event]:
    """Make a meeting like this one on each day, at the same hour of the clock; none stands on the site yet.

    Copied: what the meeting is, its seats, how people sign up, things to do and the budget. Not copied: people, facts,
    mail, and which stage it filled.
    """
    about(event, times=len(days))
    return [_once_more(event, day, pioniers, by) for day in days]


def _once_more(event: Event, day: dt.date, pioniers: Sequence[Pionier], by: User | None) -> Event:
    local = timezone.localtime(event.starts_at)
    made = plan_event(
        programme=event.programme,
        title=event.title,
        starts_at=timezone.make_aware(dt.datetime.combine(day, local.time())),
        fields={name: getattr(event, name) for name in FIELDS} | {"is_public": False},
        pioniers=pioniers,
        like=event,
        by=by,
    )
    later = day - local.date()
    ChecklistItem.objects.bulk_create(
        ChecklistItem(event=made, what=item.what, owner=item.owner, due_on=item.due_on + later)
        for item in event.checklist.order_by("pk")
    )
    plan = EventPlan.objects.filter(event=event).first()
    if plan is not None:
        EventPlan.objects.create(event=made, **{name: getattr(plan, name) for name in MONEY})
    return made
