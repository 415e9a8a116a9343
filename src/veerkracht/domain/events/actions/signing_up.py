"""Say how people sign up for a meeting, and how many seats there are."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SeatGroup
from ..models import Event, Registration, Seating, SignUp
from ..queries.turnout import rate_like
from ..rules.overbooking import extra_seats
from .planning import hold_event
from .seating import hold_seatings, pass_on_seats


class MoreAreSeated(Refused):
    """A room cannot become smaller than the number of people who have a seat."""

    def __init__(self, seating: Seating) -> None:
        """Say how many there are."""
        said = ngettext(
            "%(number)s person has a seat (%(group)s). Cancel somebody first, or choose a larger number.",
            "%(number)s people have a seat (%(group)s). Cancel some first, or choose a larger number.",
            seating.taken,
        )
        super().__init__(said % {"number": seating.taken, "group": seating.get_group_display()})


class MoreAreWaiting(Refused):
    """The waiting list cannot become shorter than it is."""

    message = _("More people are on the waiting list than that. Choose a larger number.")


class GroupIsUsed(Refused):
    """People signed up in the group that would go."""

    message = _("People signed up in this group already, so the groups stay as they are.")


@dataclass(frozen=True)
class Room:
    """Seats and places on the waiting list for one group."""

    group: SeatGroup
    capacity: int
    most_waiting: int


SETTINGS = ("is_open", "opens_at", "closes_at", "most_together", "questions", "overbooks", "invited")


@action
def set_sign_up(
    *, event: Event, fields: Mapping[str, object], rooms: list[Room], at: dt.datetime, by: User | None
) -> SignUp:
    """Let people sign up here, with so many seats per group; more seats go to who waits, in order.

    Raises MoreAreSeated, MoreAreWaiting, GroupIsUsed.
    """
    event = hold_event(event)
    sign_up = SignUp.objects.filter(pk=event.pk).first() or SignUp(event=event)
    for name in SETTINGS:
        if name in fields:
            setattr(sign_up, name, fields[name])
    sign_up.save()
    rate = rate_like(event) if sign_up.overbooks else 0.0
    _drop_other_groups(event, {room.group for room in rooms})
    for room in rooms:
        _resize(event, room, extra_seats(room.capacity, rate) if sign_up.overbooks else 0, at=at)
    about(sign_up, seats=sum(room.capacity for room in rooms))
    return sign_up


def _drop_other_groups(event: Event, wanted: set[SeatGroup]) -> None:
    gone = Seating.objects.filter(event=event).exclude(group__in=wanted)
    if Registration.objects.filter(seating__in=gone).exists():
        raise GroupIsUsed
    gone.delete()


def _resize(event: Event, room: Room, extra: int, *, at: dt.datetime) -> None:
    made, is_new = Seating.objects.get_or_create(
        event=event,
        group=room.group,
        defaults={"capacity": room.capacity, "extra": extra, "most_waiting": room.most_waiting},
    )
    if is_new:
        return
    seating = hold_seatings([made.pk])[made.pk]
    # What was given on top before may stay, though history asks for fewer now.
    extra = max(extra, min(seating.extra, seating.taken - room.capacity)) if extra else 0
    if room.capacity + extra < seating.taken:
        raise MoreAreSeated(seating)
    seating.capacity, seating.extra = room.capacity, extra
    if room.most_waiting < seating.waiting - min(seating.free, seating.waiting):
        raise MoreAreWaiting
    # The list may be longer than its new end until those who get a seat now have left it.
    kept = max(room.most_waiting, seating.waiting)
    seating.most_waiting = kept
    seating.save(update_fields=["capacity", "extra", "most_waiting"])
    pass_on_seats(seating, at=at)
    if kept != room.most_waiting:
        Seating.objects.filter(pk=seating.pk).update(most_waiting=room.most_waiting)
