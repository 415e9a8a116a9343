"""Every date of a month in which something happens or may happen, for the planning of the team."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

from ..choices import DateKind, InvitationState
from ..models import Event, StageRequest
from ..rules.clashes import Slot
from ..rules.places import place_name

# A stage on offer has a day and no hour: it is taken to be in the evening, as most are.
EVENING = dt.time(19, 30)
# Whoever said no does not keep the date free.
AT_WORK = (InvitationState.ASKED, InvitationState.YES, InvitationState.OTHER)
USUAL = dt.timedelta(minutes=120)


@dataclass(frozen=True)
class PlannedDate:
    """One date: its slot, what it is, and where it leads."""

    slot: Slot
    kind: DateKind
    pk: int
    title: str
    place: str
    fan: str = ""
    pioniers: tuple[str, ...] = ()
    is_public: bool = True
    has_hour: bool = True


def planned_dates(programme: Programme, first: dt.date, until: dt.date) -> list[PlannedDate]:
    """Return the dates in [first, until) in order; four queries, and what other programmes show on their own sites."""
    tiles = dict(programme.tiles.order_by().values_list("municipality_id", "subregion"))
    span = _midnight(first), _midnight(until)
    found = [
        *_meetings(programme, tiles, span),
        *_asked(programme, tiles, span),
        *_offered(programme, first, until),
        *_elsewhere(programme, tiles, span),
    ]
    return sorted(found, key=lambda each: (each.slot.on, each.slot.starts_at, each.slot.key))


Span = tuple[dt.datetime, dt.datetime]
Tiles = dict[str, str]


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _place(held: Event | StageRequest) -> str:
    return place_name(str(held.municipality or ""), held.venue)


def _slot(thing: str, at: dt.datetime, ends_at: dt.datetime, *, number: int = 0, **known: Any) -> Slot:
    """Return one of the dates of a thing, on its local day."""
    return Slot(f"{thing}.{number}", thing, timezone.localdate(at), at, ends_at, **known)


def _ids(pioniers: Iterable[Pionier]) -> frozenset[int]:
    return frozenset(each.pk for each in pioniers)


def _meetings(programme: Programme, tiles: Tiles, span: Span) -> list[PlannedDate]:
    rows = Event.objects.of(programme).filter(occasion__starts_at__gte=span[0], occasion__starts_at__lt=span[1])
    found = []
    for event in rows.prefetch_related("occasion__engagements__pionier__person"):
        who = [each.pionier for each in event.occasion.engagements.all()]
        region = tiles.get(event.municipality_id or "", "")
        found.append(
            PlannedDate(
                _slot(f"event-{event.pk}", event.starts_at, event.ends_at, region=region, pioniers=_ids(who)),
                DateKind.MEETING,
                event.pk,
                event.title,
                _place(event),
                fan=event.fan.name if event.fan else "",
                pioniers=tuple(str(each) for each in who),
                is_public=event.is_public,
            )
        )
    return found


def _asked(programme: Programme, tiles: Tiles, span: Span) -> list[PlannedDate]:
    within = Q(first_at__gte=span[0], first_at__lt=span[1]) | Q(second_at__gte=span[0], second_at__lt=span[1])
    rows = StageRequest.objects.of(programme).unplanned().filter(within)
    found = []
    for request in rows.prefetch_related("invitations__pionier__person"):
        who = [each.pionier for each in request.invitations.all() if each.state in AT_WORK]
        for number, at in enumerate((request.first_at, request.second_at)):
            if at is None or not span[0] <= at < span[1]:
                continue
            ends_at, region = at + dt.timedelta(minutes=request.minutes), tiles.get(request.municipality_id or "", "")
            found.append(
                PlannedDate(
                    _slot(f"request-{request.pk}", at, ends_at, number=number, region=region, pioniers=_ids(who)),
                    DateKind.ASKED,
                    request.pk,
                    request.stage.title,
                    _place(request),
                    fan=request.stage.fan.name,
                    pioniers=tuple(str(each) for each in who),
                )
            )
    return found


def _offered(programme: Programme, first: dt.date, until: dt.date) -> list[PlannedDate]:
    rows = Stage.objects.filter(fan__programme=programme, state=StageState.OFFERED, on__gte=first, on__lt=until)
    rows = rows.exclude(pk__in=StageRequest.objects.of(programme).unplanned().values("stage"))
    found = []
    for stage in rows.select_related("fan"):
        at = timezone.make_aware(dt.datetime.combine(stage.on, EVENING))
        slot = _slot(f"stage-{stage.pk}", at, at + USUAL)
        found.append(PlannedDate(slot, DateKind.OFFERED, stage.pk, stage.title, "", fan=stage.fan.name, has_hour=False))
    return found


def _elsewhere(programme: Programme, tiles: Tiles, span: Span) -> list[PlannedDate]:
    """Return what the sites of other programmes on this installation show in this region: title, place and hour."""
    rows = Event.objects.public().exclude(programme=programme).filter(municipality__in=list(tiles))
    rows = rows.filter(occasion__starts_at__gte=span[0], occasion__starts_at__lt=span[1])
    found = []
    for event in rows.select_related("occasion", "municipality", "programme"):
        region = tiles.get(event.municipality_id or "", "")
        slot = _slot(f"event-{event.pk}", event.starts_at, event.ends_at, region=region, is_ours=False)
        found.append(
            PlannedDate(slot, DateKind.ELSEWHERE, event.pk, event.title, _place(event), fan=event.programme.name)
        )
    return found
