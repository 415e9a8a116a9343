"""Answer a question, or pass it on."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.shared.audit import action
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.decision import Refused

from ..choices import QuestionState
from ..models import Question
from ..notifications import send_answer, tell_passed_on


class QuestionAlreadyHandled(Refused):
    """Somebody else was first, or the sender withdrew the question."""

    message = _("This question was handled or withdrawn in the meantime. Reload the page to see how it ended.")


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
