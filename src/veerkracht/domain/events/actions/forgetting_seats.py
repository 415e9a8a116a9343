"""Forget who signed up, and empty registrations that are old; how many came stays."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import SeatEnd, SeatState
from ..models import Feedback, Registration, Seat
from .leaving import MAY_LEAVE
from .seating import end_seats, hold_seatings, pass_on_seats

EMPTY = {"name": "", "email": "", "person": None}


@action
def forget_visitor(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Take somebody out of every registration (PRI-3); what was still to come is cancelled. Return how many seats."""
    theirs = Q(person=person) | (Q(email__iexact=person.email) if person.email else Q(pk__in=[]))
    seats = Seat.objects.filter(theirs, event__programme_id=person.programme_id)
    ids = list(seats.order_by("pk").values_list("pk", flat=True))
    _leave(ids, at)
    Seat.objects.filter(pk__in=ids).update(**EMPTY)
    Registration.objects.of(person.programme).filter(theirs).update(**EMPTY, answers={}, company_name="", place="")
    Feedback.objects.of(person.programme).filter(person=person).update(person=None, words="")
    about(person, seats=len(ids))
    return len(ids)


def _leave(ids: Sequence[int], at: dt.datetime) -> None:
    going = Seat.objects.filter(pk__in=ids, state__in=MAY_LEAVE, event__occasion__starts_at__gt=at)
    for seating in hold_seatings(going.values_list("seating_id", flat=True).distinct()).values():
        end_seats(seating, ids, ended=SeatEnd.CANCELLED, at=at, only=MAY_LEAVE)
        # Nobody is left to tell.
        Seat.objects.filter(pk__in=ids, seating=seating).update(told=SeatState.CANCELLED)
        pass_on_seats(seating, at=at)


def old_registrations(programme: Programme, before: dt.date) -> "QuerySet[Registration]":
    """Return registrations for meetings before this day that still say who signed up."""
    old = Registration.objects.of(programme).filter(event__occasion__starts_at__date__lt=before)
    return old.exclude(name="", email="").order_by("pk")


@action
def empty_registrations(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Take the people out of these registrations; seats and how they ended stay counted. Return how many."""
    found = Registration.objects.of(programme).filter(pk__in=ids)
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    Seat.objects.filter(registration__in=keys).update(**EMPTY, company_name="")
    Registration.objects.filter(pk__in=keys).update(**EMPTY, answers={}, company_name="", place="")
    about(programme, registrations=len(keys))
    return len(keys)


def old_answers(programme: Programme, before: dt.date) -> "QuerySet[Feedback]":
    """Return answers that were asked before this day and still say who gave them."""
    old = Feedback.objects.of(programme).filter(asked_at__date__lt=before)
    return old.exclude(person=None, words="").order_by("pk")


@action
def empty_answers(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Take the people out of these answers; what was chosen stays counted. Return how many."""
    found = Feedback.objects.of(programme).filter(pk__in=ids)
    keys = list(found.order_by("pk").values_list("pk", flat=True))
    Feedback.objects.filter(pk__in=keys).update(person=None, words="")
    about(programme, answers=len(keys))
    return len(keys)
