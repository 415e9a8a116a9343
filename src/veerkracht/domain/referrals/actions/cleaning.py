"""Forgetting who asked, and emptying questions that are old."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of

from ..choices import UNDER_WAY
from ..models import Message, Provider, Question
from ..rules.moves import Move
from .answering import empty_conversation, take_back_offers
from .holding import move_question

REMOVED = "-"


@action
def forget_sender(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Empty the questions of somebody who is to be forgotten; that they were asked stays counted (PRI-3).

    Address, company, text, answer and earlier versions go. A question that waits ends as withdrawn: there is nobody
    left to answer. Returns how many. Goes together with `anonymise_person`, in one transaction.
    """
    theirs = Q(person=person) | Q(email__iexact=person.email) if person.email else Q(person=person)
    found = Question.objects.of(person.programme).filter(theirs).order_by("pk")
    questions = list(found.select_for_update(of=("self",), no_key=True).select_related("programme"))
    for question in questions:
        _empty(question)
        if question.state in UNDER_WAY:
            move_question(question, Move.WITHDRAW, at)
            question.handled_at = at
            take_back_offers(question, at)
        question.save()
        empty_conversation(question)
        history_of(question).delete()
    about(person, questions=len(questions))
    return len(questions)


@action
def forget_provider(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Stop and empty the providers whose contact is to be forgotten; how often they helped stays counted.

    Returns how many. Goes together with `anonymise_person`, in one transaction.
    """
    providers = list(Provider.objects.filter(person=person).order_by("pk"))
    for provider in providers:
        provider.name, provider.offer, provider.price = f"{REMOVED} {provider.pk}", "", ""
        provider.evidence = REMOVED if provider.evidence else ""
        provider.ended_on = provider.ended_on or timezone.localdate(at)
        provider.save()
        history_of(provider).delete()
    about(person, providers=len(providers))
    return len(providers)


def old_questions(programme: Programme, before: dt.date) -> "QuerySet[Question]":
    """Return questions that were handled, or held apart, before this day and still hold a text or an address."""
    said = Exists(Message.objects.filter(question=OuterRef("pk")).exclude(text=""))
    named = ~Q(email="") | ~Q(company_name="") | ~Q(text="") | ~Q(answer__in=["", REMOVED]) | said
    handled = Question.objects.of(programme).exclude(state__in=UNDER_WAY)
    return (
        handled.filter(named)
        .filter(Q(handled_at__date__lt=before) | Q(handled_at=None, asked_at__date__lt=before))
        .order_by("pk")
    )


@action
def empty_questions(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty questions that were handled long ago; that they were asked and how they ended stays. Return how many."""
    questions = list(Question.objects.of(programme).filter(pk__in=ids).exclude(state__in=UNDER_WAY).order_by("pk"))
    for question in questions:
        _empty(question)
        question.save()
        empty_conversation(question)
        history_of(question).delete()
    about(programme, questions=len(questions))
    return len(questions)


def _empty(question: Question) -> None:
    question.email = question.company_name = question.text = ""
    question.answer = REMOVED if question.answer else ""
