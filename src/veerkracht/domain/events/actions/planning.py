"""Plan and change meetings, and note how many people were in the room."""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db.models import F
from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import mark_occasion_changed, update_stages, void_facts, write_facts
from veerkracht.domain.companies.choices import OccasionKind, SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Occasion, Touchpoint
from veerkracht.domain.fans.actions import plan_stage
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.actions import set_speakers
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import EventKind, SeatState
from ..models import Event, Seat, SignUp
from ..queries import attendances_with_a_row, people_by_lists, unnamed_on_lists
from ..rules.readiness import Readiness
from .announcing import announce
from .copying import take_over

FIELDS = (
    "fan",
    "kind",
    "minutes",
    "venue",
    "address",
    "accessibility",
    "municipality",
    "audience",
    "theme",
    "summary",
    "is_public",
)
COMING = (SeatState.REGISTERED, SeatState.WAITING, SeatState.OFFERED)
ENGAGEMENTS = {
    EventKind.WORKSHOP: EngagementKind.WORKSHOP,
    EventKind.VISIT: EngagementKind.VISIT,
    EventKind.PANEL: EngagementKind.PANEL,
    EventKind.MEDIA: EngagementKind.MEDIA,
}
EVENT_KINDS = {EngagementKind.TALK.value: EventKind.TALK, **{act.value: kind for kind, act in ENGAGEMENTS.items()}}


@action
def plan_event(
    *,
    programme: Programme,
    title: str,
    starts_at: dt.datetime,
    fields: Mapping[str, object],
    pioniers: Sequence[Pionier] = (),
    stage: Stage | None = None,
    readiness: Readiness | None = None,
    reason: str = "",
    like: Event | None = None,
    by: User | None,
) -> Event:
    """Plan a meeting with its fan and pioniers; a stage that it fills is marked as planned.

    From an earlier meeting `like` it, it takes over the seats and the own questions.
    `readiness` is what the one who announces it found; nothing is asked of a meeting that stays off the site.
    Raises ReasonNeeded.
    """
    occasion = Occasion.objects.create(programme=programme, kind=OccasionKind.EVENT, title=title, starts_at=starts_at)
    event = Event(occasion=occasion, programme=programme)
    _set(event, fields)
    _set_speakers(event, pioniers)
    if stage is not None:
        plan_stage(stage, occasion)
    if like is not None:
        take_over(event, like)
    if event.is_public:
        announce(event, readiness=readiness, reason=reason)
    return event


@action
def change_event(
    *,
    event: Event,
    title: str,
    starts_at: dt.datetime,
    fields: Mapping[str, object],
    pioniers: Sequence[Pionier],
    readiness: Readiness | None = None,
    reason: str = "",
    by: User | None,
) -> Event:
    """Change a meeting; figures per fan and pionier follow, and facts take over a new day or length.

    Raises ReasonNeeded when it goes on the site while too few can help afterwards.
    """
    event = hold_event(event)
    occasion, was_public = event.occasion, event.is_public
    before = (timezone.localdate(occasion.starts_at), event.minutes)
    stood = _where_and_when(event)
    occasion.title, occasion.starts_at = title, starts_at
    occasion.save()
    _set(event, fields)
    _set_speakers(event, pioniers)
    if event.is_public and not (was_public and not reason):
        announce(event, readiness=readiness, reason=reason)
    if before != (timezone.localdate(starts_at), event.minutes):
        _move_facts(event, minutes_before=before[1])
    if stood != _where_and_when(event):
        _tell_moved(event)
    mark_occasion_changed(occasion)
    return event


def _where_and_when(event: Event) -> tuple[object, ...]:
    return event.starts_at, event.minutes, event.venue, event.address, event.municipality_id


def _tell_moved(event: Event) -> None:
    """Let the worker mail everybody who has a seat or waits; calendars follow by the number."""
    SignUp.objects.filter(pk=event.pk).update(moved=F("moved") + 1)
    Seat.objects.filter(event=event, state__in=COMING, registration__isnull=False).update(told="", reminded_at=None)


@action
def note_headcount(*, event: Event, headcount: int | None, at: dt.datetime, by: User | None) -> Event:
    """Note how many people were in the room; those without a name are kept as a number and never become companies."""
    event = hold_event(event)
    event.headcount = headcount
    event.save(update_fields=["headcount"])
    count_unnamed(event, at=at, by=by)
    about(event, headcount=headcount)
    return event


def hold_event(event: Event) -> Event:
    """Return the event as it is now, held until the transaction ends, so that lists, headcount and changes wait."""
    held = Event.objects.select_for_update(of=("self",), no_key=True).select_related("occasion", "programme", "fan")
    return held.get(pk=event.pk)


def count_unnamed(event: Event, *, at: dt.datetime, by: User | None) -> None:
    """Write the number of people without a name as one fact; for use inside an action.

    That is the headcount (the team's own, else that of the lists) minus the attendances in the ledger, and at least the
    companions that the lists count.
    """
    facts = Touchpoint.objects.live().filter(occasion_id=event.pk)
    room = people_by_lists(event) if event.headcount is None else event.headcount
    unnamed = max(room - attendances_with_a_row(event), unnamed_on_lists(event))
    known = facts.filter(kind=TouchpointKind.HEADCOUNT)
    if [fact.quantity for fact in known] == ([unnamed] if unnamed else []):
        return
    void_facts(event.programme, known, reason="counted again", at=at, by=by)
    if unnamed:
        fact = Touchpoint(
            programme=event.programme,
            kind=TouchpointKind.HEADCOUNT,
            on=timezone.localdate(event.starts_at),
            occasion=event.occasion,
            quantity=unnamed,
            minutes=event.minutes,
            source_kind=SourceKind.EVENT,
            source_id=event.pk,
        )
        write_facts(event.programme, [fact], by)


def _set(event: Event, fields: Mapping[str, object]) -> None:
    for name in FIELDS:
        if name in fields:
            setattr(event, name, fields[name])
    event.save()


def _set_speakers(event: Event, pioniers: Sequence[Pionier]) -> None:
    kind = ENGAGEMENTS.get(EventKind(event.kind), EngagementKind.TALK)
    set_speakers(event.occasion, list(pioniers), kind, timezone.localdate(event.starts_at))


def _move_facts(event: Event, *, minutes_before: int) -> None:
    """Give the facts of this meeting its day and length, and compute stages again.

    Who came for another length than the meeting keeps that.
    """
    facts = Touchpoint.objects.live().filter(
        occasion_id=event.pk, kind__in=[TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT, TouchpointKind.SAW_NEED]
    )
    facts.filter(minutes=minutes_before).update(minutes=event.minutes)
    facts.update(on=timezone.localdate(event.starts_at))
    companies = facts.filter(company__isnull=False).order_by("company_id").values_list("company_id", flat=True)
    update_stages(event.programme, list(companies.distinct()))
