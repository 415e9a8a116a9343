"""Who was at which meeting: lists with names, people without a name, and answers to 'I see the need'."""

import datetime as dt

from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.models import AttendanceImport

from .cast import Cast, Guest, Held, at
from .copying import copy_rows
from .draw import Draw
from .firms import Firm
from .lists import firms_of, write_lists
from .people import welcome_guests

NEAR, FAR = 9, 1
TOGETHER = 0.5
LEFT_EARLY, LEFT_EARLY_AFTER = 0.04, 30
ANSWERED = 0.55
# Answers to 'ik zie de noodzaak', 1 to 5.
ANSWERS = ((5, 34), (4, 40), (3, 17), (2, 7), (1, 2))


def fill_meetings(cast: Cast) -> None:
    """Divide the guests over the past meetings and write lists, facts and answers."""
    draw = cast.draw("attendance")
    rooms = _Rooms(cast, draw)
    rooms.seat_everybody()
    rooms.fill_up()
    cast.visits = rooms.visits()
    welcome_guests(cast)
    lists = write_lists(cast, rooms.present, cast.draw("lists"))
    facts = [fact for held, guest in cast.visits for fact in _attended(cast, held, guest, lists[held.meeting.on], draw)]
    copy_rows(facts + _headcounts(cast))
    copy_rows(_answers(cast, cast.draw("answers")))


class _Rooms:
    """The named places at each past meeting, and who takes them."""

    def __init__(self, cast: Cast, draw: Draw) -> None:
        """Open every place."""
        self.cast, self.draw = cast, draw
        self.held = [held for held in cast.held if held.meeting.people is not None]
        self.free = {held.meeting.on: (held.meeting.people or 0) - held.meeting.unnamed for held in self.held}
        self.present: dict[dt.date, list[Guest]] = {held.meeting.on: [] for held in self.held}
        region = {place.code: place.subregion for place in cast.definition.places}
        self.region = {held.meeting.on: region.get(held.meeting.municipality, "") for held in self.held}

    def seat_everybody(self) -> None:
        """Give each guest one meeting, mostly in the own part of the region, colleagues often the same one."""
        before: tuple[Firm | None, dt.date | None] = (None, None)
        for guest in self.cast.guests:
            firm, day = before
            if not (guest.firm and guest.firm is firm and day and self.free[day] and self.draw.chance(TOGETHER)):
                day = self._choose(guest)
            self._seat(guest, day)
            before = (guest.firm, day)

    def fill_up(self) -> None:
        """Fill the places that are left with people who come again."""
        for held in self.held:
            day = held.meeting.on
            here = {id(guest) for guest in self.present[day]}
            others = [guest for guest in self.cast.guests if id(guest) not in here]
            near = [guest for guest in others if self._is_near(guest, day)]
            again = self.draw.take(near, round(self.free[day] * NEAR / (NEAR + FAR)))
            chosen = {id(guest) for guest in again}
            again += self.draw.take([g for g in others if id(g) not in chosen], self.free[day] - len(again))
            for guest in again:
                self._seat(guest, day)

    def visits(self) -> list[tuple[Held, Guest]]:
        """Return who was where, in order of time."""
        return [(held, guest) for held in self.held for guest in self.present[held.meeting.on]]

    def _choose(self, guest: Guest) -> dt.date:
        options = [
            (day, places * (NEAR if self._is_near(guest, day) else FAR)) for day, places in self.free.items() if places
        ]
        return self.draw.one(options)

    def _is_near(self, guest: Guest, day: dt.date) -> bool:
        return guest.firm is not None and guest.firm.place.subregion == self.region[day]

    def _seat(self, guest: Guest, day: dt.date) -> None:
        self.present[day].append(guest)
        self.free[day] -= 1


def _attended(cast: Cast, held: Held, guest: Guest, source: AttendanceImport, draw: Draw) -> list[Touchpoint]:
    """Return the fact, and a second one without an attendance of its own for somebody with two companies."""
    minutes = LEFT_EARLY_AFTER if draw.chance(LEFT_EARLY) else held.meeting.minutes
    return [
        Touchpoint(
            programme=cast.programme,
            kind=TouchpointKind.ATTENDED,
            on=held.meeting.on,
            person=guest.person,
            company=firm.company if firm else None,
            occasion=held.occasion,
            quantity=0 if number else 1,
            minutes=minutes,
            source_kind=SourceKind.ATTENDANCE_IMPORT,
            source_id=source.pk,
            recorded_by=source.uploaded_by,
            recorded_at=source.committed_at or source.uploaded_at,
        )
        for number, firm in enumerate(firms_of(guest))
    ]


def _headcounts(cast: Cast) -> list[Touchpoint]:
    """Return one fact per meeting for the people whose name nobody wrote down: those in the room minus the names."""
    return [
        Touchpoint(
            programme=cast.programme,
            kind=TouchpointKind.HEADCOUNT,
            on=held.meeting.on,
            occasion=held.occasion,
            quantity=held.meeting.unnamed,
            minutes=held.meeting.minutes,
            source_kind=SourceKind.EVENT,
            source_id=held.occasion.pk,
            recorded_by=cast.users[0],
            recorded_at=at(held.meeting.on + dt.timedelta(days=1), 9),
        )
        for held in cast.held
        if held.meeting.unnamed
    ]


def _answers(cast: Cast, draw: Draw) -> list[Touchpoint]:
    """Return the answers of those who were asked afterwards and replied."""
    return [
        Touchpoint(
            programme=cast.programme,
            kind=TouchpointKind.SAW_NEED,
            on=held.meeting.on,
            occasion=held.occasion,
            person=guest.person,
            company=guest.firm.company if guest.firm else None,
            quantity=0,
            value=draw.one(ANSWERS),
            source_kind=SourceKind.SURVEY,
            recorded_at=at(held.meeting.on + dt.timedelta(days=3), 12),
        )
        for held, guest in cast.visits
        if held.meeting.asked_need and draw.chance(ANSWERED)
    ]
