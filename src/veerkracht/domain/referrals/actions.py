"""Cards and questions: hand out, ask, answer, pass on, withdraw."""

import datetime as dt
import secrets
import uuid
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts, write_facts
from veerkracht.domain.companies.actions.people import find_or_add_person, find_or_add_position
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Company, Occasion, Person, Touchpoint
from veerkracht.domain.companies.queries import company_of_visitor
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.audit import about, action
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.decision import Refused

from .choices import QuestionState
from .models import Question, ReferralCard
from .notifications import confirm_receipt, send_answer, tell_passed_on
from .rules.codes import new_code

CODE_TRIES = 20
REMOVED = "-"


class CardWithdrawn(Refused):
    """The card is no longer in use."""

    message = _("This card is no longer in use. You can still ask your question here.")


class QuestionAlreadyHandled(Refused):
    """Somebody else was first, or the sender withdrew the question."""

    message = _("This question was handled or withdrawn in the meantime. Reload the page to see how it ended.")


@action
def issue_card(*, pionier: Pionier, occasion: Occasion | None = None, by: User | None) -> ReferralCard:
    """Return the card of this pionier for this occasion, making one with a new short code when there is none."""
    card = ReferralCard.objects.of(pionier.programme).live().filter(pionier=pionier, occasion=occasion).first()
    for _try in range(CODE_TRIES):
        if card is not None:
            break
        card = _card_with_code(pionier, occasion, new_code(secrets.choice))
    if card is None:
        raise RuntimeError("no free card code found")
    return card


def _card_with_code(pionier: Pionier, occasion: Occasion | None, code: str) -> ReferralCard | None:
    """Make the card; when code or card exist already by now, return the existing card or None for another try."""
    try:
        with transaction.atomic():
            return ReferralCard.objects.create(
                programme=pionier.programme, pionier=pionier, occasion=occasion, code=code
            )
    except IntegrityError:
        return ReferralCard.objects.of(pionier.programme).live().filter(pionier=pionier, occasion=occasion).first()


@action
def withdraw_card(*, card: ReferralCard, at: dt.datetime, by: User | None) -> ReferralCard:
    """Stop a card; its code greets no longer, earlier questions stay."""
    card.withdrawn_at = at
    card.save(update_fields=["withdrawn_at"])
    return card


@action
def ask_question(
    *,
    programme: Programme,
    email: str,
    text: str,
    at: dt.datetime,
    form_key: uuid.UUID,
    company_name: str = "",
    card: ReferralCard | None = None,
    language: str = "nl",
    by: User | None = None,
) -> Question:
    """Take in a question and mail its sender a link to follow or withdraw it.

    The same form posted twice (a double click, a retry after a lost connection) is one question. The person is known
    by mail address, the company only when it is certain. Writes the fact that somebody asked.
    """
    earlier = Question.objects.of(programme).filter(form_key=form_key).first()
    if earlier is not None:
        about(earlier, repeated=True)
        return earlier
    person = find_or_add_person(programme, email=email, language=language)
    company = company_of_visitor(programme, person=person, name=company_name, email=email)
    question = Question(
        programme=programme,
        card=card,
        person=person,
        company=company,
        email=person.email,
        company_name=company_name,
        text=text,
        language=language,
        asked_at=at,
        due_on=add_working_days(timezone.localdate(at), programme.answer_working_days),
        form_key=form_key,
    )
    try:
        with transaction.atomic():
            question.save()
    except IntegrityError:
        return Question.objects.of(programme).get(form_key=form_key)
    _note_fact(question, person, company)
    confirm_receipt(question)
    return question


def _note_fact(question: Question, person: Person, company: Company | None) -> None:
    if company is not None:
        find_or_add_position(person, company)
    fact = Touchpoint(
        programme=question.programme,
        kind=TouchpointKind.ASKED,
        on=timezone.localdate(question.asked_at),
        person=person,
        company=company,
        occasion=question.card.occasion if question.card else None,
        source_kind=SourceKind.QUESTION,
        source_id=question.pk,
    )
    write_facts(question.programme, [fact], None)


@action
def answer_question(*, question: Question, answer: str, at: dt.datetime, by: User | None) -> Question:
    """Answer by mail; the sender and the pionier see that it ended. Raises QuestionAlreadyHandled."""
    question = _open(question)
    question.state, question.answer = QuestionState.ANSWERED, answer
    question.handled_by, question.handled_at = by, at
    question.save()
    send_answer(question)
    return question


@action
def pass_on_question(*, question: Question, to: str, note: str = "", at: dt.datetime, by: User | None) -> Question:
    """Mark a question as passed on and tell the sender to whom. Raises QuestionAlreadyHandled."""
    question = _open(question)
    question.state, question.passed_on_to, question.answer = QuestionState.PASSED_ON, to, note
    question.handled_by, question.handled_at = by, at
    question.save()
    tell_passed_on(question)
    return question


@action
def withdraw_question(*, question: Question, at: dt.datetime, by: User | None = None) -> Question:
    """Withdraw a question at the sender's wish: the text is removed and the fact no longer counts.

    Raises QuestionAlreadyHandled.
    """
    question = _open(question)
    question.state, question.handled_at, question.text = QuestionState.WITHDRAWN, at, ""
    question.save()
    history_of(question).delete()
    facts = Touchpoint.objects.of(question.programme).live()
    found = facts.filter(source_kind=SourceKind.QUESTION, source_id=question.pk)
    void_facts(question.programme, found, reason="withdrawn by the sender", at=at, by=by)
    return question


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


def _open(question: Question) -> Question:
    """Return the question as it is now, held until the transaction ends, so that two people cannot both answer."""
    question = (
        Question.objects.select_for_update(of=("self",), no_key=True)
        .select_related("programme", "person", "company", "card__pionier__person")
        .get(pk=question.pk)
    )
    if question.state != QuestionState.OPEN:
        raise QuestionAlreadyHandled
    return question


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
