"""What is too old in this word, and how it is cleaned; counters stay (ARC-1)."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from pghistory.models import Event as Versions

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail

from ..choices import RightsState
from ..models import Consent, Correspondence, Person, RightsRequest, Touchpoint
from .people import NOBODY
from .rights_erasing import erase_person

# What somebody leaves behind by passing by. Anything else that points to a person is a reason to know them: a role.
TRACES = frozenset(
    {
        "companies.consent",
        "companies.concretestep",
        "companies.correspondence",
        "companies.person",
        "companies.personmerge",
        "companies.position",
        "companies.rightsrequest",
        "companies.touchpoint",
        "events.importrow",
        "referrals.question",
    }
)
OVER = (MailState.SENT, MailState.CANCELLED, MailState.STOPPED)


def idle_people(programme: Programme, before: dt.date) -> "QuerySet[Person]":
    """Return the people without a sign-in, a role or a standing consent, of whom nothing happened since this day."""
    who = OuterRef("pk")
    facts = Touchpoint.objects.filter(person=who, on__gte=before)
    letters = Correspondence.objects.filter(person=who, mail__created_at__date__gte=before)
    consents = Consent.objects.filter(person=who, ended="")
    requests = RightsRequest.objects.filter(person=who, state=RightsState.OPEN)
    people = Person.objects.of(programme).filter(
        anonymised_at__isnull=True, user__isnull=True, created_at__date__lt=before
    )
    for rows in (facts, letters, consents, requests, *_roles()):
        people = people.filter(~Exists(rows))
    return people.order_by("pk")


def _roles() -> "list[QuerySet[Any]]":
    """Return what gives somebody a role, in whatever word."""
    relations = [each for each in Person._meta.related_objects if not issubclass(each.related_model, Versions)]
    roles = [each for each in relations if each.related_model._meta.label_lower not in TRACES]
    return [each.related_model._base_manager.filter(**{each.field.name: OuterRef("pk")}) for each in roles]


@action
def forget_people(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Forget these people; what was counted stays counted. Return how many."""
    people = list(Person.objects.of(programme).filter(pk__in=ids).order_by("pk"))
    for person in people:
        erase_person(person=person, at=at, by=by)
    about(programme, people=len(people))
    return len(people)


def old_letters(programme: Programme, before: dt.date) -> "QuerySet[Mail]":
    """Return mails that are over and were written before this day."""
    mails = Mail.objects.filter(programme_id=programme.pk, state__in=OVER, created_at__date__lt=before)
    return mails.exclude(Q(text="") & Q(to_address=NOBODY)).order_by("pk")


@action
def empty_letters(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Take address and text out of these mails; that they were sent stays. Return how many."""
    mails = Mail.objects.filter(programme_id=programme.pk, pk__in=ids)
    done = mails.update(to_address=NOBODY, to_name="", subject="", text="", html="", last_error="", values={})
    about(programme, mails=done)
    return done


def ended_consents(programme: Programme, before: dt.date) -> "QuerySet[Consent]":
    """Return consents that ended before this day."""
    return Consent.objects.of(programme).filter(~Q(ended=""), ended_at__date__lt=before).order_by("pk")


@action
def drop_consents(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Delete consents that ended long ago. Return how many."""
    done, _per_model = Consent.objects.of(programme).filter(~Q(ended=""), pk__in=ids).delete()
    about(programme, consents=done)
    return done


def closed_requests(programme: Programme, before: dt.date) -> "QuerySet[RightsRequest]":
    """Return requests that were closed before this day and still say whose they were."""
    named = ~Q(name="") | ~Q(email="") | ~Q(note="") | ~Q(identity="") | Q(person__isnull=False)
    closed = RightsRequest.objects.of(programme).exclude(state=RightsState.OPEN)
    return closed.filter(named, closed_at__date__lt=before).order_by("pk")


@action
def blank_requests(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Take the person out of these requests; what was asked and done stays. Return how many."""
    requests = RightsRequest.objects.of(programme).filter(pk__in=ids).exclude(state=RightsState.OPEN)
    done = requests.update(name="", email="", note="", identity="", person=None)
    about(programme, requests=done)
    return done
