"""Take in a question."""

import datetime as dt
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import write_facts
from veerkracht.domain.companies.actions.people import find_or_add_person
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Company, Person, Touchpoint
from veerkracht.domain.companies.queries import company_of_visitor
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.audit import about, action

from ..choices import Direction, QuestionSource, QuestionState
from ..models import Message, Question, ReferralCard
from ..notifications import confirm_receipt
from ..rules.moves import MOVES, Move
from ..rules.spam import is_held, same_words, signals
from .holding import hold_question, move_question

SAME_TEXT_WITHIN = dt.timedelta(days=7)


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
    source: QuestionSource | None = None,
    name: str = "",
    phone: str = "",
    by: User | None = None,
) -> Question:
    """Take in a question and mail its sender a link to follow or withdraw it.

    The same form posted twice (a double click, a retry after a lost connection) is one question, and the same words of
    the same sender within a week go on in one conversation. The person is known by mail address, the company only when
    it is certain; that makes no position, because anybody can name a company. Writes the fact that somebody asked.
    What looks like no real question is held apart for a person to look at: no mail and no fact until then, and nothing
    is dropped.
    """
    earlier = Question.objects.of(programme).filter(form_key=form_key).first()
    if earlier is not None:
        about(earlier, repeated=True)
        return earlier
    if (same := asked_lately(programme, email=email, text=text, at=at)) is not None:
        return _ask_again(same, text, source or same.source, form_key, at)
    person = find_or_add_person(programme, email=email, name=name, language=language)
    if phone and not person.phone:
        person.phone = phone
        person.save(update_fields=["phone"])
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
        source=source or (QuestionSource.CARD if card else QuestionSource.SITE),
        asked_at=at,
        due_on=add_working_days(timezone.localdate(at), programme.answer_working_days),
        form_key=form_key,
    )
    if by is None or source != QuestionSource.PHONE:
        _hold_when_odd(question)
    try:
        with transaction.atomic():
            question.save()
    except IntegrityError:
        return Question.objects.of(programme).get(form_key=form_key)
    if question.state != QuestionState.HELD:
        _welcome(question)
    return question


@action
def release_question(*, question: Question, at: dt.datetime, by: User | None) -> Question:
    """Say that a question that was held is a real one: it counts and its sender hears that it came in.

    Raises QuestionAlreadyHandled.
    """
    question = hold_question(question.pk)
    move_question(question, Move.RELEASE, at)
    question.held_for = []
    question.save()
    _welcome(question)
    return question


def asked_lately(programme: Programme, *, email: str, text: str, at: dt.datetime) -> Question | None:
    """Return the question in which the same sender used the same words within a week, where more can be heard of it."""
    if not email:
        return None
    lately = Question.objects.of(programme).filter(email__iexact=email.strip(), state__in=MOVES[Move.HEAR])
    rows = lately.filter(asked_at__gte=at - SAME_TEXT_WITHIN, asked_at__lte=at).order_by("-asked_at", "-pk")
    return next((row for row in rows if same_words(row.text, text)), None)


def _ask_again(question: Question, text: str, source: str, form_key: uuid.UUID, at: dt.datetime) -> Question:
    """Put the same question in the conversation that is there; its sender gets the link once more."""
    question = hold_question(question.pk)
    about(question, repeated=True)
    number = str(form_key)
    if not question.messages.filter(message_id=number).exists():
        move_question(question, Move.HEAR, at)
        question.save()
        Message.objects.create(
            question=question,
            direction=Direction.IN,
            channel=source,
            text=text,
            email=question.email,
            at=at,
            message_id=number,
        )
        if question.state != QuestionState.HELD:
            confirm_receipt(question)
    return question


def _hold_when_odd(question: Question) -> None:
    """Hold a question apart when its text, or how often others sent the same, says that it may be none."""
    lately = Question.objects.of(question.programme).filter(asked_at__gte=question.asked_at - SAME_TEXT_WITHIN)
    others = lately.filter(text=question.text).exclude(email__iexact=question.email).count()
    found = signals(question.text, same_text_before=others)
    if is_held(found):
        question.state, question.held_for = QuestionState.HELD, [str(signal) for signal in found]


def _welcome(question: Question) -> None:
    if question.person is not None:
        _note_fact(question, question.person, question.company)
    confirm_receipt(question)


def _note_fact(question: Question, person: Person, company: Company | None) -> None:
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
