"""Sign up for a meeting."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Company
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SeatState
from ..models import Event, Registration, Seat, Seating, SignUp
from .seating import take_seats


class SignUpClosed(Refused):
    """Signing up has not begun, or has ended."""

    message = _("You cannot sign up for this meeting now. Perhaps it closed while you were filling in the form.")


class MeetingFull(Refused):
    """Neither a seat nor a place on the waiting list is free for all of them."""

    message = _("The meeting and its waiting list are full. Look at the calendar for another one.")

    def __init__(self, wanted: int, left: int) -> None:
        """Say how many could still come."""
        self.left = left
        some = ngettext(
            "There is room for one more person, and you are with %(wanted)s. Sign up fewer people.",
            "There is room for %(left)s more people, and you are with %(wanted)s. Sign up fewer people.",
            left,
        )
        super().__init__(some % {"left": left, "wanted": wanted} if left else self.message)


class TooManyTogether(Refused):
    """More people in one go than the meeting allows."""

    message = _("That is too many people in one go. Ask the others to sign up themselves.")


class AlreadySignedUp(Refused):
    """Somebody with this address is on the list."""

    message = _("Somebody with the address %(email)s is signed up already. Nobody needs to do that twice.")

    def __init__(self, seat: Seat) -> None:
        """Keep whose seat it is."""
        self.seat = seat
        super().__init__(str(self.message) % {"email": seat.email})


@dataclass(frozen=True)
class Guest:
    """One person who comes: a name, and an address when the ticket must go there too."""

    name: str
    email: str = ""


@action
def register(
    *,
    event: Event,
    guests: Sequence[Guest],
    at: dt.datetime,
    seating: Seating | None = None,
    company: Company | None = None,
    company_name: str = "",
    place: str = "",
    answers: Mapping[str, str] | None = None,
    wants_news: bool = False,
    language: str = "nl",
    form_key: uuid.UUID | None = None,
    by: User | None = None,
) -> Registration:
    """Sign up people in one go: the first filled in the form. Each gets a seat or a place on the waiting list.

    The same form sent twice is one registration. Mails are written by the worker, as no seat may wait for that.
    Raises SignUpClosed, TooManyTogether, AlreadySignedUp, MeetingFull.
    """
    sign_up = _open(event, at)
    if not 0 < len(guests) <= sign_up.most_together:
        raise TooManyTogether
    seating = seating or Seating.objects.filter(event=event).order_by("pk").first()
    if seating is None or seating.event_id != event.pk:
        raise SignUpClosed
    made = Registration(
        programme_id=event.programme_id,
        event=event,
        seating=seating,
        name=guests[0].name,
        email=guests[0].email.strip().lower(),
        company=company,
        company_name=company_name,
        place=place,
        answers=dict(answers or {}),
        wants_news=wants_news,
        language=language,
        form_key=form_key or uuid.uuid4(),
        made_at=at,
    )
    try:
        with transaction.atomic():
            _write(made, guests, moved=sign_up.moved)
    except IntegrityError:
        return _earlier(made, guests)
    except MeetingFull:
        _refuse_twice(event, guests)
        raise
    about(made, seats=len(guests))
    return made


def refuse_when_full(event: Event, seatings: Sequence[Seating], guests: Sequence[Guest]) -> None:
    """Say that a meeting is full, by seats that were read a moment ago; takes no lock and writes nothing.

    In a rush most people come too late: their answer should cost those who are in time nothing.
    Raises AlreadySignedUp, MeetingFull.
    """
    if not any(each.free_waiting or (each.free and not each.waiting) for each in seatings):
        _refuse_twice(event, guests)
        raise MeetingFull(len(guests), 0)


def _earlier(made: Registration, guests: Sequence[Guest]) -> Registration:
    """Return the registration that the same form made before. Raises AlreadySignedUp for the same person."""
    same = Registration.objects.filter(form_key=made.form_key, event=made.event).select_related("event__occasion")
    found = same.first()
    if found is None:
        _refuse_twice(made.event, guests)
        raise SignUpClosed
    about(found, repeated=True)
    return found


def _open(event: Event, at: dt.datetime) -> SignUp:
    sign_up = SignUp.objects.select_related("event__occasion").filter(pk=event.pk).first()
    if sign_up is None or not sign_up.takes_at(at):
        raise SignUpClosed
    return sign_up


def _refuse_twice(event: Event, guests: Sequence[Guest]) -> None:
    emails = [guest.email.strip().lower() for guest in guests if guest.email.strip()]
    theirs = Seat.objects.live().filter(event=event, email__in=emails)
    # Most who are too late have no seat: they should not wait for all its columns.
    if emails and (key := theirs.order_by("pk").values_list("pk", flat=True).first()) is not None:
        raise AlreadySignedUp(Seat.objects.select_related("registration").get(pk=key))


def _write(made: Registration, guests: Sequence[Guest], *, moved: int) -> None:
    """Insert the registration and take its seats; the counter is held from there to the end of the transaction."""
    made.save()
    got = take_seats(made.seating_id, len(guests))
    if got is None:
        seating = Seating.objects.get(pk=made.seating_id)
        raise MeetingFull(len(guests), (seating.free if not seating.waiting else 0) + seating.free_waiting)
    Seat.objects.bulk_create(
        Seat(
            event=made.event,
            registration=made,
            seating_id=made.seating_id,
            number=got.first_number + place,
            name=guest.name.strip(),
            email=guest.email.strip().lower(),
            company_id=made.company_id,
            company_name=made.company_name,
            state=SeatState.REGISTERED if place < got.seats else SeatState.WAITING,
            has_place=place < got.seats,
            changed_at=made.made_at,
            told_moved=moved,
        )
        for place, guest in enumerate(guests)
    )
