"""Make a series of a meeting: the same again on more days, with its room, its questions and what has to be done."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.audit import about, action

from ..models import ChecklistItem, Event, EventPlan
from .copying import take_over
from .planning import FIELDS, set_speakers_of

MONEY = ("budget_line", "estimated")


@action
def repeat_event(*, event: Event, days: Sequence[dt.date], pioniers: Sequence[Pionier], by: User | None) -> list[Event]:
    """Make a meeting like this one on each day, at the same hour of the clock; none stands on the site yet.

    Copied: what the meeting is, its seats, how people sign up, things to do and the budget. Not copied: people, facts,
    mail, and which stage it filled.
    """
    return [_once_more(event, day, pioniers) for day in days]


def _once_more(event: Event, day: dt.date, pioniers: Sequence[Pionier]) -> Event:
    local = timezone.localtime(event.starts_at)
    starts_at = timezone.make_aware(dt.datetime.combine(day, local.time()))
    later = day - local.date()
    old = event.occasion
    occasion = Occasion.objects.create(programme=event.programme, kind=old.kind, title=old.title, starts_at=starts_at)
    fields = {name: getattr(event, name) for name in FIELDS} | {"is_public": False}
    made = Event.objects.create(occasion=occasion, programme=event.programme, **fields)
    set_speakers_of(made, pioniers)
    take_over(made, event)
    ChecklistItem.objects.bulk_create(
        ChecklistItem(event=made, what=item.what, owner=item.owner, due_on=item.due_on + later)
        for item in event.checklist.order_by("pk")
    )
    plan = EventPlan.objects.filter(event=event).first()
    if plan is not None:
        EventPlan.objects.create(event=made, **{name: getattr(plan, name) for name in MONEY})
    about(made, repeats=event.pk)
    return made
