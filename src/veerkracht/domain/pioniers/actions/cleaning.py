"""Forgetting a pionier, and emptying profiles that are old."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of

from ..models import Appointment, Pionier, TravelExpense, ValueMoment
from .working import empty_working


@action
def forget_pionier(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Empty the profile of somebody who is to be forgotten and take it off the site; acts stay counted (PRI-3)."""
    pioniers = list(Pionier.objects.filter(person=person).order_by("pk"))
    for pionier in pioniers:
        _empty(pionier)
    about(person, profiles=len(pioniers))
    return len(pioniers)


def old_profiles(programme: Programme, before: dt.date) -> "QuerySet[Pionier]":
    """Return pioniers with a profile text whose appointments all ended before this day."""
    appointed = Appointment.objects.filter(pionier=OuterRef("pk"))
    written = Pionier.objects.of(programme).exclude(headline="", story="", themes="")
    return written.filter(Exists(appointed), ~Exists(appointed.filter(ends_on__gte=before))).order_by("pk")


@action
def empty_profiles(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty these profiles and take them off the site; return how many."""
    pioniers = list(Pionier.objects.of(programme).filter(pk__in=ids).order_by("pk"))
    for pionier in pioniers:
        _empty(pionier)
    about(programme, profiles=len(pioniers))
    return len(pioniers)


def _empty(pionier: Pionier) -> None:
    """Clear texts, agreements, pictures and earlier versions; the address on the site says nothing any more.

    What was paid stays for the books, without the words that were written with it.
    """
    empty_working(pionier)
    ValueMoment.objects.filter(pionier=pionier).update(note="")
    TravelExpense.objects.filter(pionier=pionier).update(description="", remark="")
    for expense in TravelExpense.objects.filter(pionier=pionier).order_by("pk"):
        history_of(expense).delete()
    pionier.headline = pionier.story = pionier.themes = ""
    pionier.slug, pionier.profile_approved_on = f"pionier-{pionier.pk}", None
    pionier.save()
    history_of(pionier).delete()


def old_receipts(programme: Programme, before: dt.date) -> "QuerySet[TravelExpense]":
    """Return travel costs of before this day of which the receipt is still kept."""
    return TravelExpense.objects.of(programme).filter(on__lt=before).exclude(receipt="").order_by("pk")


@action
def remove_receipts(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Remove receipts whose time in the books is over; the amounts stay. Return how many."""
    expenses = list(TravelExpense.objects.of(programme).filter(pk__in=ids).order_by("pk"))
    for expense in expenses:
        expense.receipt.delete(save=False)
        expense.description, expense.remark = "", ""
        expense.save()
        history_of(expense).delete()
    about(programme, receipts=len(expenses))
    return len(expenses)
