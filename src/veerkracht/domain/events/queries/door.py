"""Who is expected, who came in and what does not fit, as doors and the team see it."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Count, Q

from ..choices import DoorConflict, DoorNoteKind, SeatState
from ..models import DoorNote, Event, Seat
from ..rules.door import Note, Standing, settle, ticket_mark

EXPECTED = (SeatState.REGISTERED, SeatState.OFFERED, SeatState.WAITING, SeatState.NO_SHOW)
WITHOUT_SEAT = (SeatState.WAITING, SeatState.CANCELLED)


@dataclass(frozen=True)
class DoorVisitor:
    """One line at the door: a name and a company of that evening, and nothing else about anybody."""

    id: int
    name: str
    company: str
    code: str
    mark: str
    state: str
    came_at: dt.datetime | None
    is_walk_in: bool
    live: tuple[uuid.UUID, ...]
    conflicts: tuple[DoorConflict, ...]

    @property
    def is_in(self) -> bool:
        """Tell whether they came in."""
        return self.state == SeatState.CAME


def door_visitors(event: Event, *, since: dt.datetime | None = None) -> list[DoorVisitor]:
    """Return who is expected or came in, by name; with `since` whoever changed, also who is off the list."""
    seats = Seat.objects.filter(event=event).select_related("company").order_by("name", "pk")
    if since is None:
        seats = seats.filter(state__in=[*EXPECTED, SeatState.CAME])
    else:
        seats = seats.filter(changed_at__gte=since)
    listed = list(seats)
    notes = DoorNote.objects.filter(event=event, problem="").exclude(kind=DoorNoteKind.HEADCOUNT).order_by("pk")
    standings = settle(as_rule(note) for note in notes)
    return [_visitor(seat, standings.get(seat.pk)) for seat in listed]


def _visitor(seat: Seat, standing: Standing | None) -> DoorVisitor:
    live = tuple(key for key in standing.live if isinstance(key, uuid.UUID)) if standing else ()
    conflicts = standing.conflicts if standing else ()
    if seat.state == SeatState.CAME and seat.registration_id and seat.came_from in WITHOUT_SEAT:
        conflicts = (*conflicts, DoorConflict.NO_SEAT)
    return DoorVisitor(
        id=seat.pk,
        name=seat.name or seat.code,
        company=seat.company_name or (seat.company.name if seat.company else ""),
        code=seat.code,
        mark=ticket_mark(seat.token),
        state=seat.state,
        came_at=seat.came_at,
        is_walk_in=seat.registration_id is None,
        live=live,
        conflicts=conflicts,
    )


def as_rule(note: DoorNote) -> Note:
    """Return a note as the rules know it."""
    kind = DoorNoteKind(note.kind)
    return Note(note.pk, kind, note.seat_id, note.device, note.sequence, note.noted_at, frozenset(note.undoes))


@dataclass(frozen=True)
class DoorCounts:
    """What the door saw of one meeting. Walk-ins are part of who came."""

    expected: int
    came: int
    walk_ins: int
    waiting: int

    @property
    def is_used(self) -> bool:
        """Tell whether anything was noted at the door."""
        return self.came > 0


def door_counts(event: Event) -> DoorCounts:
    """Count the seats of a meeting as they are now: who has a seat and is not in (yet), who came, who walked in."""
    came, away = Q(state=SeatState.CAME), Q(state__in=[SeatState.REGISTERED, SeatState.OFFERED, SeatState.NO_SHOW])
    found = Seat.objects.filter(event=event).aggregate(
        expected=Count("pk", filter=away),
        came=Count("pk", filter=came),
        walk_ins=Count("pk", filter=came & Q(registration__isnull=True)),
        waiting=Count("pk", filter=Q(state=SeatState.WAITING)),
    )
    return DoorCounts(**found)


def companies_to_tie(event: Event) -> list[Seat]:
    """Return who came and wrote down a company that is not known yet; until somebody says which, it does not count."""
    came = Seat.objects.filter(event=event, state=SeatState.CAME, company=None, person__isnull=False)
    return list(came.exclude(company_name="").order_by("company_name", "name", "pk"))


def tickets_refused(event: Event) -> dict[str, int]:
    """Return how often a ticket was shown that is not of this meeting, by what was wrong."""
    found = DoorNote.objects.filter(event=event).exclude(problem="").order_by().values("problem")
    return {row["problem"]: row["times"] for row in found.annotate(times=Count("pk"))}
