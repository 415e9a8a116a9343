"""Put an own event of a fan in the calendar."""

import datetime as dt

from veerkracht.domain.accounts.models import User
from veerkracht.domain.fans.actions import held_open, mark_published
from veerkracht.domain.fans.models import OwnEvent
from veerkracht.shared.audit import action

from ..models import Event
from .planning import plan_event


@action
def publish_own_event(*, own_event: OwnEvent, at: dt.datetime, by: User | None) -> Event:
    """Make a public meeting of what a fan sent, and tell the fan; two at once make one. Raises OwnEventClosed.

    It counts for nothing by itself: only who came is ever counted.
    """
    found = held_open(own_event)
    fields = {
        "fan": found.fan,
        "minutes": found.minutes,
        "venue": found.venue,
        "municipality": found.municipality,
        "audience": found.audience,
        "summary": found.summary,
        "is_public": True,
    }
    event = plan_event(
        programme=found.fan.programme, title=found.title, starts_at=found.starts_at, fields=fields, by=by
    )
    mark_published(found, event.occasion, at=at, by=by)
    return event
