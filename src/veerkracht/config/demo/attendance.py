"""Who was at which meeting: lists with names, people without a name, and answers to 'I see the need'."""

import datetime as dt
from collections import defaultdict

from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.events.models import AttendanceImport

from .cast import Cast, Guest, Held, at, write_facts
from .draw import Draw
from .firms import Firm
from .lists import write_lists

NEAR, FAR = 9, 1
TOGETHER = 0.5
LEFT_EARLY = 0.04
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
    lists = write_lists(cast, rooms.present, cast.draw("lists"))
    facts = [fact for held, guest in cast.visits for fact in _attended(cast, held, guest, lists, draw)]
    facts += _headcounts(cast, lists)
    write_facts(facts)
    write_facts(_answers(cast, cast.draw("answers")))


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


def _attended(
    cast: Cast, held: Held, guest: Guest, lists: dict[dt.date, AttendanceImport], draw: Draw
) -> list[Touchpoint]:
    """Return the fact, and a second one without an attendance of its own for somebody with two companies."""
    minutes = 30 if draw.chance(LEFT_EARLY) else held.meeting.minutes
    firms = [guest.firm, guest.second] if guest.second else [guest.firm]
    return [
        _fact(
            cast,
            held,
            lists[held.meeting.on],
            kind=TouchpointKind.ATTENDED,
            person=guest.person,
            company=firm.company if firm else None,
            quantity=0 if number else 1,
            minutes=minutes,
        )
        for number, firm in enumerate(firms)
    ]


def _headcounts(cast: Cast, lists: dict[dt.date, AttendanceImport]) -> list[Touchpoint]:
    """Return one fact per meeting for the people whose name nobody wrote down."""
    return [
        _fact(
            cast,
            held,
            lists.get(held.meeting.on),
            kind=TouchpointKind.HEADCOUNT,
            quantity=held.meeting.unnamed,
            minutes=held.meeting.minutes,
        )
        for held in cast.held
        if held.meeting.unnamed
    ]


def _fact(cast: Cast, held: Held, source: AttendanceImport | None, **values: object) -> Touchpoint:
    recorded = source.committed_at if source else at(held.meeting.on + dt.timedelta(days=1), 9)
    return Touchpoint(
        programme=cast.programme,
        on=held.meeting.on,
        occasion=held.occasion,
        source_kind=SourceKind.ATTENDANCE_IMPORT if source else SourceKind.EVENT,
        source_id=source.pk if source else held.occasion.pk,
        recorded_by=source.uploaded_by if source else cast.users[0],
        recorded_at=recorded,
        **values,
    )


def _answers(cast: Cast, draw: Draw) -> list[Touchpoint]:
    """Return the answers of those who were asked afterwards and replied."""
    asked: dict[dt.date, list[tuple[Held, Guest]]] = defaultdict(list)
    for held, guest in cast.visits:
        if held.meeting.asked_need and draw.chance(ANSWERED):
            asked[held.meeting.on].append((held, guest))
    return [
        Touchpoint(
            programme=cast.programme,
            kind=TouchpointKind.SAW_NEED,
            on=held.meeting.on + dt.timedelta(days=1),
            occasion=held.occasion,
            person=guest.person,
            company=guest.firm.company if guest.firm else None,
            quantity=0,
            value=draw.one(ANSWERS),
            source_kind=SourceKind.SURVEY,
            recorded_at=at(held.meeting.on + dt.timedelta(days=3), 12),
        )
        for visits in asked.values()
        for held, guest in visits
    ]
