"""Expected questions against the room of those who help: two activities that meet here."""

import datetime as dt

from django.utils import timezone

from veerkracht.domain.companies.rules.demand import expected_questions, expected_visitors
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries.readiness import past_meetings, seats_of
from veerkracht.domain.events.rules.readiness import Readiness
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.queries.supply import free_room


def readiness_for(
    programme: Programme, *, kind: str, theme: str, starts_at: dt.datetime, event: Event | None = None
) -> Readiness | None:
    """Return whether enough people can help after a meeting, or None when it has begun."""
    if starts_at <= programme.now():
        return None
    past, words = past_meetings(programme), theme.strip().casefold()
    named = next((each for each in Theme.objects.of(programme) if each.name.casefold() == words), None)
    visitors = expected_visitors(past, kind, seats_of(event) if event else None)
    return Readiness(
        theme=named.main.label if named else "",
        visitors=visitors,
        demand=expected_questions(past, words, visitors, kind=kind),
        room=free_room(programme, named.main.pk if named else None, timezone.localdate(starts_at)),
    )


def readiness_of(event: Event) -> Readiness | None:
    """Return the same for a meeting that stands in the calendar."""
    return readiness_for(event.programme, kind=event.kind, theme=event.theme, starts_at=event.starts_at, event=event)
