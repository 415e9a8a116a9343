"""Who meets whom: pioniers, meetings, fans and the companies that came, as points and lines."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.programme.models import Programme

from ..rules.network import Line, Point

PIONIERS, MEETINGS, FANS, PLACES = range(4)


@dataclass(frozen=True)
class Tie:
    """One meeting in the table: who spoke, at which fan, when, and how many different companies came."""

    event: Event
    pioniers: tuple[str, ...]
    companies: int


@dataclass(frozen=True)
class Network:
    """The points and lines of the picture, and the same as rows."""

    points: list[Point]
    lines: list[Line]
    ties: list[Tie]


def network(programme: Programme, *, until: dt.date) -> Network:
    """Return the network as it was at the end of this day: four queries, however large.

    A company stands by its municipality, so that the picture stays one that can be read; the number is of companies.
    """
    events = list(
        Event.objects.of(programme).filter(occasion__starts_at__date__lte=until).order_by("occasion__starts_at", "pk")
    )
    ids = {event.pk for event in events}
    spoken = Engagement.objects.filter(occasion_id__in=ids).select_related("pionier__person").order_by("pk")
    speakers = [(each.occasion_id, each.pionier) for each in spoken]
    came = (
        Touchpoint.objects.of(programme)
        .live()
        .filter(kind=TouchpointKind.ATTENDED, occasion_id__in=ids, company__isnull=False)
    )
    per_event = dict(came.order_by().values_list("occasion_id").annotate(n=Count("company_id", distinct=True)))
    per_place = list(
        came.filter(company__municipality__isnull=False)
        .order_by()
        .values_list("occasion__event__fan_id", "company__municipality__name")
        .annotate(n=Count("company_id", distinct=True))
    )
    return Network(*_drawn(events, speakers, per_event, per_place), _ties(events, speakers, per_event))


def _drawn(events, speakers, per_event, per_place) -> tuple[list[Point], list[Line]]:  # type: ignore[no-untyped-def]  # rows
    said = Counter(pionier.pk for _event, pionier in speakers)
    points = {
        f"p{pionier.pk}": Point(f"p{pionier.pk}", PIONIERS, str(pionier), said[pionier.pk]) for _e, pionier in speakers
    }
    fans: Counter[int] = Counter(event.fan_id for event in events if event.fan_id)
    for event in events:
        points[f"e{event.pk}"] = Point(f"e{event.pk}", MEETINGS, event.title, per_event.get(event.pk, 0))
        if event.fan_id:
            points[f"f{event.fan_id}"] = Point(f"f{event.fan_id}", FANS, event.fan.name, fans[event.fan_id])
    places: Counter[str] = Counter()
    for fan, name, number in per_place:
        places[name] += number if fan else 0
    points |= {f"m{name}": Point(f"m{name}", PLACES, name, number, number) for name, number in places.items() if number}
    lines = [(f"p{pionier.pk}", f"e{event}") for event, pionier in speakers]
    lines += [(f"e{event.pk}", f"f{event.fan_id}") for event in events if event.fan_id]
    lines += [(f"f{fan}", f"m{name}") for fan, name, _number in per_place if fan]
    return list(points.values()), list(dict.fromkeys(lines))


def _ties(events, speakers, per_event) -> list[Tie]:  # type: ignore[no-untyped-def]  # rows
    names: dict[int, list[str]] = {}
    for event, pionier in speakers:
        names.setdefault(event, []).append(str(pionier))
    return [
        Tie(event, tuple(sorted(names.get(event.pk, []))), per_event.get(event.pk, 0)) for event in reversed(events)
    ]
