"""Note at the door who comes in. The notes are kept as they are; who came follows from all of them together."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import DoorNoteKind, DoorProblem, SeatState
from ..models import DoorLink, DoorNote, Event, Seat, Seating
from ..queries.door import as_rule
from ..rules.door import is_practice, settle, visitor_key
from .checked_in import bring_in_line
from .planning import count_unnamed, hold_event
from .seating import hold_seatings


class DoorIsClosed(Refused):
    """The link was withdrawn, or the evening is over."""

    message = _("This door is closed: the link was withdrawn or the evening is over. Ask the team for a new link.")


@dataclass(frozen=True)
class Said:
    """What a phone says: a seat by its key, its ticket or its code, or a name and a company; or a number of people."""

    id: uuid.UUID
    kind: DoorNoteKind
    sequence: int
    noted_at: dt.datetime
    seat: int | None = None
    ticket: str = ""
    code: str = ""
    name: str = ""
    company: str = ""
    email: str = ""
    undoes: tuple[uuid.UUID, ...] = ()
    value: int | None = None


class Answer(NamedTuple):
    """What became of a note: noted, repeated, practice or problem, for which seat, and what is wrong."""

    id: uuid.UUID | str
    outcome: str
    seat: int | None = None
    problem: str = ""
    other: str = ""


@action
def note_at_door(
    *,
    event: Event,
    device: uuid.UUID,
    said: Sequence[Said],
    at: dt.datetime,
    link: DoorLink | None = None,
    by: User | None = None,
) -> list[Answer]:
    """Take the notes of one phone. What arrived before changes nothing; seats, ledger and figures follow in one go.

    A note of before the day of the meeting is practice and is not kept. Raises DoorIsClosed.
    """
    event = hold_event(event)
    if link is not None and not DoorLink.objects.get(pk=link.pk).works_at(at):
        raise DoorIsClosed
    # Whoever changes a seat holds its seating first.
    hold_seatings(Seating.objects.filter(event=event).order_by("pk").values_list("pk", flat=True))
    book = _Book(event)
    elsewhere = DoorNote.objects.filter(pk__in=[each.id for each in said]).exclude(event=event)
    used = set(elsewhere.values_list("pk", flat=True))
    answers, made = [], []
    for each in said:
        earlier = book.notes.get(each.id)
        if earlier is not None:
            answers.append(Answer(each.id, "repeated", earlier.seat_id, earlier.problem))
        elif each.id in used:
            answers.append(Answer(each.id, "repeated"))
        elif is_practice(min(each.noted_at, at), event.starts_at):
            answers.append(Answer(each.id, "practice"))
        else:
            note, other = book.note(each, at)
            note.device, note.link, note.by = device, link, by
            made.append(note)
            outcome = "problem" if note.problem else "noted"
            answers.append(Answer(each.id, outcome, note.seat_id, note.problem, other))
    DoorNote.objects.bulk_create(made)
    _settle(event, book, made, at=at, by=by)
    about(event, notes=len(made), repeated=len(said) - len(made), door=link.pk if link else None)
    return answers


class _Book:
    """The seats of a meeting and every note so far: finds whom a note is about."""

    def __init__(self, event: Event) -> None:
        """Fetch them in two queries."""
        self.event = event
        self.notes = {note.pk: note for note in DoorNote.objects.filter(event=event).order_by("pk")}
        self.seats = {seat.pk: seat for seat in Seat.objects.filter(event=event).order_by("pk")}
        self.by_name: dict[tuple[str, str], Seat] = {}
        for seat in sorted(self.seats.values(), key=lambda seat: (seat.state == SeatState.CANCELLED, seat.pk)):
            self.by_name.setdefault(visitor_key(seat.name, seat.company_name), seat)

    def note(self, said: Said, at: dt.datetime) -> tuple[DoorNote, str]:
        """Return the note, not yet saved, and the title of the other meeting that a ticket is for."""
        made = DoorNote(
            id=said.id,
            event=self.event,
            sequence=said.sequence,
            kind=said.kind,
            undoes=list(said.undoes),
            noted_at=min(said.noted_at, at),
            received_at=at,
        )
        other = ""
        if said.kind == DoorNoteKind.HEADCOUNT:
            made.value = said.value or 0
        elif said.kind == DoorNoteKind.WALK_IN:
            made.seat = self._walk_in(said, at)
        elif said.kind == DoorNoteKind.UNDO:
            made.seat = self.seats.get(said.seat or 0) or self._undone(said.undoes)
        else:
            made.seat = self._seat(said)
            if made.seat is None:
                made.problem, other = _problem(self.event, said.ticket)
        self.notes[made.pk] = made
        return made, other

    def _seat(self, said: Said) -> Seat | None:
        """Return the seat that is meant; an old ticket of somebody who signed up again is for the new seat."""
        found = self.seats.get(said.seat or 0)
        if found is None:
            ticket, code, email = said.ticket, said.code.strip().upper(), said.email.strip().lower()
            meant = (
                seat
                for seat in self.seats.values()
                if (ticket and seat.token == ticket)
                or (code and seat.code == code)
                or (email and seat.email == email and seat.state != SeatState.CANCELLED)
            )
            found = next(meant, None)
        if found is None or found.state != SeatState.CANCELLED or not found.email:
            return found
        again = (each for each in self.seats.values() if each.email == found.email and each.state != found.state)
        return next(again, found)

    def _walk_in(self, said: Said, at: dt.datetime) -> Seat:
        """Return the seat of who stood on the list after all, or came in at another door; else a new one."""
        key = visitor_key(said.name, said.company)
        if key not in self.by_name:
            seat = Seat.objects.create(
                event=self.event,
                name=said.name,
                company_name=said.company,
                state=SeatState.CANCELLED,
                changed_at=at,
                code=self._free_code(),
            )
            self.seats[seat.pk] = self.by_name[key] = seat
        return self.by_name[key]

    def _free_code(self) -> str:
        taken = {seat.code for seat in self.seats.values()}
        make = Seat._meta.get_field("code").get_default
        return next(code for code in iter(make, None) if code not in taken)

    def _undone(self, undoes: Iterable[uuid.UUID]) -> Seat | None:
        seats = (self.seats.get(note.seat_id or 0) for pk in undoes if (note := self.notes.get(pk)) is not None)
        return next((seat for seat in seats if seat is not None), None)


def _problem(event: Event, ticket: str) -> tuple[DoorProblem, str]:
    elsewhere = Seat.objects.filter(event__programme=event.programme_id, token=ticket).exclude(event=event)
    seat = elsewhere.select_related("event__occasion").first() if ticket else None
    return (DoorProblem.OTHER_EVENT, seat.event.title) if seat else (DoorProblem.UNKNOWN, "")


def _settle(event: Event, book: _Book, made: Sequence[DoorNote], *, at: dt.datetime, by: User | None) -> None:
    """Let seats, ledger and headcount say what all notes say together."""
    standings = settle(as_rule(note) for note in book.notes.values())
    changed = [
        (seat, standing)
        for pk, standing in standings.items()
        if isinstance(pk, int) and (seat := book.seats.get(pk)) is not None and seat.came_at != standing.since
    ]
    bring_in_line(event, changed, at=at, by=by)
    counted = [note for note in book.notes.values() if note.kind == DoorNoteKind.HEADCOUNT]
    newest = max(counted, key=lambda note: as_rule(note).order, default=None)
    if newest is not None and newest in made:
        event.headcount = newest.value
        event.save(update_fields=["headcount"])
    elif not changed:
        return
    count_unnamed(event, at=at, by=by)
