"""Forgetting a pionier, and emptying profiles that are old."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of

from ..choices import CandidateState, StopReason
from ..models import Appointment, Candidate, CandidateEntry, Nomination, Pionier, TravelExpense, ValueMoment
from ..rules.pipeline import AT_WORK
from .working import empty_working

# Stands where a text was that may no longer be kept.
GONE = "\u2013"


@action
def forget_pionier(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Empty the profile of somebody who is to be forgotten and take it off the site; acts stay counted (PRI-3)."""
    pioniers = list(Pionier.objects.filter(person=person).order_by("pk"))
    for pionier in pioniers:
        _empty(pionier)
    candidates = list(Candidate.objects.filter(person=person).order_by("pk"))
    for candidate in candidates:
        if candidate.state in AT_WORK | {CandidateState.HIDDEN_GEM}:
            candidate.state, candidate.stop_reason = CandidateState.DECLINED, StopReason.FORGOTTEN
        _empty_candidate(candidate)
    Nomination.objects.filter(nominator=person).update(may_mail=False, may_name=False)
    about(person, profiles=len(pioniers), candidates=len(candidates))
    return len(pioniers) + len(candidates)


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


def old_candidates(programme: Programme, before: dt.date) -> "QuerySet[Candidate]":
    """Return candidates who stopped before this day and of whom something is still written."""
    stopped = Candidate.objects.of(programme).filter(state=CandidateState.DECLINED, state_since__lt=before)
    entries = CandidateEntry.objects.filter(candidate=OuterRef("pk"))
    nominations = Nomination.objects.filter(candidate=OuterRef("pk"))
    nothing = {"why": "", "themes": "", "company_name": ""}
    written = Q(Exists(entries)) | Q(Exists(nominations)) | ~Q(**nothing)
    return stopped.filter(written).order_by("pk")


@action
def empty_candidates(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty what is written about these candidates, and forget who nominated them; return how many."""
    candidates = list(Candidate.objects.of(programme).filter(pk__in=ids).order_by("pk"))
    for candidate in candidates:
        _empty_candidate(candidate)
    about(programme, candidates=len(candidates))
    return len(candidates)


def _empty_candidate(candidate: Candidate) -> None:
    """Clear texts, log, nominations and earlier versions; that somebody was decided on stays, without the grounds."""
    candidate.why = candidate.themes = candidate.company_name = candidate.next_action = ""
    candidate.next_on = None
    candidate.save()
    candidate.entries.all().delete()
    candidate.nominations.all().delete()
    for candidacy in candidate.candidacies.order_by("pk"):
        candidacy.grounds = GONE if candidacy.proposal else ""
        candidacy.save(update_fields=["grounds"])
        candidacy.declarations.exclude(note="").update(note=GONE)
        history_of(candidacy).delete()
    history_of(candidate).delete()


def _empty(pionier: Pionier) -> None:
    """Clear texts, agreements, pictures and earlier versions; the address on the site says nothing any more.

    What was paid stays for the books, without the words that were written with it.
    """
    empty_working(pionier)
    ValueMoment.objects.filter(pionier=pionier).update(note="")
    TravelExpense.objects.filter(pionier=pionier).update(description="", remark="")
    for expense in TravelExpense.objects.filter(pionier=pionier).order_by("pk"):
        history_of(expense).delete()
    pionier.headline = pionier.story = pionier.themes = pionier.gender = ""
    pionier.profile_requests.all().delete()
    pionier.appointments.update(plaque_text="", decision_note="")
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
