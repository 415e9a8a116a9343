"""After a meeting: two questions to who came, a kind word to who did not, and things to do for the team."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Person, Touchpoint
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..choices import SeatState
from ..models import Event, EventPlan, Feedback, Seat, SignUp
from ..notifications import ask_how_it_was, ask_once_more, tell_missed, tell_summary
from ..queries.answers import summary_of
from .meeting_lists import mark_absent
from .planning import hold_event

AFTER = dt.timedelta(minutes=30)
# Later than this a question about an evening is strange.
LATEST = dt.timedelta(days=7)
REMIND_AFTER = dt.timedelta(days=3)
SUMMARY_AFTER = dt.timedelta(days=5)
LEAST_ANSWERS = 5


def events_to_follow_up(programme: Programme, at: dt.datetime) -> list[Event]:
    """Return meetings that ended lately, with people of whom it is known that they came and whom nobody asked yet."""
    ended = Event.objects.filter(
        programme=programme, sign_up__isnull=False, occasion__starts_at__gte=at - LATEST, occasion__starts_at__lt=at
    ).select_related("occasion")
    came = _came(OuterRef("pk"))
    found = ended.filter(Exists(came.exclude(person__feedback__event=OuterRef("pk")))).order_by("pk")
    return [event for event in found if event.ends_at + AFTER <= at]


def _came(event: Any) -> "QuerySet[Touchpoint]":
    """Return the facts of people with an address who came."""
    facts = Touchpoint.objects.live().filter(occasion_id=event, kind=TouchpointKind.ATTENDED)
    return facts.filter(person__isnull=False, person__anonymised_at__isnull=True).exclude(person__email="")


@action
def follow_up(*, event: Event, at: dt.datetime, by: User | None) -> Event:
    """Ask everybody who came how it was, and tell who had a seat and stayed away what comes next.

    Nobody is asked twice, so it may run again when a list comes later.
    """
    event = hold_event(event)
    sign_up, _made = SignUp.objects.get_or_create(event=event, defaults={"is_open": False})
    asked = Feedback.objects.filter(event=event)
    people = Person.objects.filter(pk__in=_came(event.pk).values("person_id")).exclude(pk__in=asked.values("person_id"))
    new = [
        Feedback(programme=event.programme, event=event, person=person, asked_at=at) for person in people.order_by("pk")
    ]
    Feedback.objects.bulk_create(new)
    for feedback in new:
        ask_how_it_was(feedback)
    mark_absent(event, at)
    missed = Seat.objects.filter(event=event, state=SeatState.NO_SHOW).exclude(told=SeatState.NO_SHOW)
    for seat in missed.exclude(email="").select_related("registration", "event__programme").order_by("pk"):
        tell_missed(seat)
    missed.update(told=SeatState.NO_SHOW)
    sign_up.followed_up_at = sign_up.followed_up_at or at
    sign_up.save(update_fields=["followed_up_at"])
    about(event, asked=len(new))
    return event


def feedback_to_remind(programme: Programme, at: dt.datetime) -> "QuerySet[Feedback]":
    """Return who did not answer for some days and was not asked again."""
    quiet = Feedback.objects.of(programme).filter(answered_at=None, reminded_at=None, person__isnull=False)
    return quiet.filter(asked_at__lte=at - REMIND_AFTER, asked_at__gt=at - 2 * LATEST).order_by("pk")


@action
def remind_of_feedback(*, feedback: Feedback, at: dt.datetime, by: User | None) -> Feedback:
    """Ask once more; never a third time."""
    if Feedback.objects.filter(pk=feedback.pk, reminded_at=None, answered_at=None).update(reminded_at=at):
        ask_once_more(feedback)
    return feedback


def events_to_sum_up(programme: Programme, at: dt.datetime) -> list[Event]:
    """Return meetings of which the pioniers can hear what people said: enough answers, and time to give them."""
    ready = Event.objects.filter(
        programme=programme,
        sign_up__followed_up_at__lte=at - SUMMARY_AFTER,
        sign_up__followed_up_at__gt=at - 4 * LATEST,
    ).exclude(plan__summarised_at__isnull=False)
    found = ready.select_related("occasion", "programme").order_by("pk")
    return [event for event in found if Feedback.objects.filter(event=event).answered().count() >= LEAST_ANSWERS]


@action
def sum_up(*, event: Event, at: dt.datetime, by: User | None) -> Event:
    """Mail the pioniers who spoke a friendly summary, without names; only from five answers on."""
    event = hold_event(event)
    plan, _made = EventPlan.objects.get_or_create(event=event)
    summary = summary_of(event)
    if plan.summarised_at is None and summary.answers >= LEAST_ANSWERS:
        for engagement in event.occasion.engagements.select_related("pionier__person").order_by("pk"):
            if engagement.pionier.person.email:
                tell_summary(event, engagement.pionier, summary)
        plan.summarised_at = at
        plan.save(update_fields=["summarised_at"])
    return event
