"""Phones at the door of a meeting, for tests: each numbers its own notes."""

import datetime as dt
import uuid

from tests.domain.events.seats import coming_meeting, sign_up
from veerkracht.domain.events.actions import note_at_door
from veerkracht.domain.events.actions.checking_in import Answer, Said
from veerkracht.domain.events.choices import DoorNoteKind
from veerkracht.domain.events.models import Event, Seat

LATER = dt.timedelta(minutes=1)


def evening(programme, *names, **given) -> Event:
    """A meeting that starts in an hour, for which these people signed up; each at a company of their own name."""
    event = coming_meeting(programme, days=0, **given)
    event.occasion.starts_at += dt.timedelta(hours=1)
    event.occasion.save()
    for name in names:
        sign_up(event, name)
    return event


def seat_of(event, name) -> Seat:
    return Seat.objects.get(event=event, name=name.title())


class Phone:
    """Makes notes in its own order, and sends what it is told to."""

    def __init__(self, event: Event) -> None:
        self.event, self.device, self.sequence = event, uuid.uuid4(), 0

    def says(self, kind: DoorNoteKind, **given) -> Said:
        self.sequence += 1
        noted_at = given.pop("noted_at", self.event.programme.now())
        return Said(uuid.uuid4(), kind, self.sequence, noted_at, **given)

    def came(self, name, **given) -> Said:
        return self.says(DoorNoteKind.CAME, seat=seat_of(self.event, name).pk, **given)

    def walk_in(self, name, company="", **given) -> Said:
        return self.says(DoorNoteKind.WALK_IN, name=name, company=company, **given)

    def undo(self, *said: Said, seat=None) -> Said:
        return self.says(DoorNoteKind.UNDO, seat=seat, undoes=tuple(each.id for each in said))

    def counts(self, people) -> Said:
        return self.says(DoorNoteKind.HEADCOUNT, value=people)

    def send(self, *said: Said, **given) -> list[Answer]:
        at = given.pop("at", self.event.programme.now() + LATER)
        return note_at_door(event=self.event, device=self.device, said=said, at=at, **given)
