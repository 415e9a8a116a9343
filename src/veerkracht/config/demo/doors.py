"""The doors: what was noted at the last meeting, and the next one ready for its evening."""

import datetime as dt
import uuid
from collections.abc import Sequence

from veerkracht.domain.events.choices import Arrival, DoorNoteKind, SeatState
from veerkracht.domain.events.models import DoorLink, DoorNote, Registration, Seat, Seating, SignUp
from veerkracht.domain.events.models.registration import CODE_ALPHABET, CODE_LENGTH

from .cast import Cast, Guest, Held, at
from .draw import Draw
from .setting import LAST_WORKDAY

SEATS, WALK_INS, STAYED_AWAY, COMING = 60, 6, 9, 26
DOORS = ("Hoofdingang", "Zij-ingang")


def open_doors(cast: Cast) -> None:
    """Let the last meeting show its door, and the next one its expected guests. Changes no fact."""
    draw = cast.draw("doors")
    past = [held for held in cast.held if held.meeting.people is not None]
    coming = [held for held in cast.held if held.meeting.people is None]
    if past:
        _evening_that_was(cast, draw, max(past, key=lambda held: held.meeting.on))
    if coming:
        _evening_to_come(cast, draw, min(coming, key=lambda held: held.meeting.on))


def _evening_that_was(cast: Cast, draw: Draw, held: Held) -> None:
    came = [guest for visit, guest in cast.visits if visit is held]
    here = {id(guest) for guest in came}
    away = draw.take([guest for guest in cast.guests if id(guest) not in here], STAYED_AWAY)
    starts = held.occasion.starts_at
    _sign_up(held, is_open=False)
    seating = Seating.objects.create(event=held.event, capacity=SEATS, taken=len(came) - WALK_INS + len(away))
    signed_up = _register(cast, draw, held, seating, [*came[WALK_INS:], *away], SeatState.NO_SHOW)
    walked_in = [_seat(draw, held, guest, changed_at=starts) for guest in came[:WALK_INS]]
    present = [*walked_in, *signed_up[: len(came) - WALK_INS]]
    for seat in present:
        seat.came_from = SeatState.REGISTERED if seat.registration else SeatState.CANCELLED
        seat.state, seat.came_how = SeatState.CAME, Arrival.DOOR
        seat.came_at = starts + dt.timedelta(seconds=draw.randint(-1_800, 300))
    Seat.objects.bulk_create([*signed_up, *walked_in])
    links = [_door(cast, draw, held, name, starts - dt.timedelta(days=1)) for name in DOORS]
    phones = [uuid.UUID(int=draw.getrandbits(128), version=4) for _link in links]
    notes = [_note(draw, seat, links[place % 2], phones[place % 2], place) for place, seat in enumerate(present)]
    # One ticket was shown at both doors.
    notes.append(_note(draw, present[-1], links[len(present) % 2], phones[len(present) % 2], len(present)))
    DoorNote.objects.bulk_create(notes)


def _evening_to_come(cast: Cast, draw: Draw, held: Held) -> None:
    guests = draw.take(cast.guests, COMING)
    _sign_up(held, is_open=True)
    seating = Seating.objects.create(event=held.event, capacity=SEATS, most_waiting=10, taken=len(guests))
    seating.last_number = len(guests)
    seating.save(update_fields=["last_number"])
    Seat.objects.bulk_create(_register(cast, draw, held, seating, guests, SeatState.REGISTERED))
    _door(cast, draw, held, DOORS[0], at(LAST_WORKDAY, 15))


def _sign_up(held: Held, *, is_open: bool) -> None:
    SignUp.objects.create(event=held.event, is_open=is_open)


def _register(
    cast: Cast, draw: Draw, held: Held, seating: Seating, guests: Sequence[Guest], state: SeatState
) -> list[Seat]:
    """Return a seat, not yet in the database, per guest; each signed up alone and has heard so."""
    last = min(held.occasion.starts_at - dt.timedelta(days=1), at(LAST_WORKDAY, 15))
    made_at = [last - dt.timedelta(hours=draw.randint(1, 240)) for _guest in guests]
    made = Registration.objects.bulk_create(
        Registration(
            programme=cast.programme,
            event=held.event,
            seating=seating,
            name=guest.person.name,
            email=guest.person.email,
            person=guest.person,
            company=guest.firm.company if guest.firm else None,
            company_name=guest.firm.company.name if guest.firm else "",
            made_at=when,
            settled_at=when,
            form_key=uuid.UUID(int=draw.getrandbits(128), version=4),
        )
        for guest, when in zip(guests, made_at, strict=True)
    )
    return [
        _seat(
            draw,
            held,
            guest,
            registration=registration,
            seating=seating,
            number=place,
            email=guest.person.email,
            state=state,
            has_place=True,
            told=SeatState.REGISTERED,
            changed_at=registration.made_at,
        )
        for place, (guest, registration) in enumerate(zip(guests, made, strict=True), 1)
    ]


def _seat(draw: Draw, held: Held, guest: Guest, **given: object) -> Seat:
    return Seat(
        event=held.event,
        name=guest.person.name,
        person=guest.person,
        company=guest.firm.company if guest.firm else None,
        company_name=guest.firm.company.name if guest.firm else "",
        code="".join(draw.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH)),
        **given,
    )


def _door(cast: Cast, draw: Draw, held: Held, name: str, made_at: dt.datetime) -> DoorLink:
    return DoorLink.objects.create(event=held.event, name=name, made_by=cast.team(draw), made_at=made_at)


def _note(draw: Draw, seat: Seat, link: DoorLink, device: uuid.UUID, place: int) -> DoorNote:
    noted_at = seat.came_at or seat.changed_at
    return DoorNote(
        id=uuid.UUID(int=draw.getrandbits(128), version=4),
        event=seat.event,
        link=link,
        device=device,
        sequence=place + 1,
        kind=DoorNoteKind.CAME if seat.registration else DoorNoteKind.WALK_IN,
        seat=seat,
        noted_at=noted_at,
        received_at=noted_at + dt.timedelta(seconds=2),
    )
