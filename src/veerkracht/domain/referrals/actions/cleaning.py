"""Forgetting who asked, and emptying questions that are old."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of

from ..choices import QuestionState
from ..models import Question

REMOVED = "-"


@action
def forget_sender(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Empty the questions of somebody who is to be forgotten; that they were asked stays counted (PRI-3).

    Address, company, text, answer and earlier versions go. A question that waits ends as withdrawn: there is nobody
    left to answer. Returns how many. Goes together with `anonymise_person`, in one transaction.
    """
    theirs = Q(person=person) | Q(email__iexact=person.email) if person.email else Q(person=person)
    found = Question.objects.of(person.programme).filter(theirs).order_by("pk")
    questions = list(found.select_for_update(of=("self",), no_key=True))
    for question in questions:
        _empty(question)
        if question.state == QuestionState.OPEN:
            question.state, question.handled_at = QuestionState.WITHDRAWN, at
        question.save()
        history_of(question).delete()
    about(person, questions=len(questions))
    return len(questions)


def old_questions(programme: Programme, before: dt.date) -> "QuerySet[Question]":
    """Return questions that were handled before this day and still hold a text or an address."""
    named = ~Q(email="") | ~Q(company_name="") | ~Q(text="") | ~Q(answer__in=["", REMOVED])
    handled = Question.objects.of(programme).exclude(state=QuestionState.OPEN)
    return handled.filter(named, handled_at__date__lt=before).order_by("pk")


@action
def empty_questions(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty questions that were handled long ago; that they were asked and how they ended stays. Return how many."""
    questions = list(Question.objects.of(programme).filter(pk__in=ids).exclude(state=QuestionState.OPEN).order_by("pk"))
    for question in questions:
        _empty(question)
        question.save()
        history_of(question).delete()
    about(programme, questions=len(questions))
    return len(questions)


def _empty(question: Question) -> None:
    question.email = question.company_name = question.text = ""
    question.answer = REMOVED if question.answer else ""
