"""Hold a question and move it: every action on a question begins here, so that two people at once never both win."""

import datetime as dt

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.decision import Refused

from ..choices import QuestionState
from ..models import Question, QuestionPause, UnmetDemand
from ..rules.clock import Pause, due_day
from ..rules.moves import Move, next_state


class QuestionAlreadyHandled(Refused):
    """Somebody else was first, or the sender withdrew the question."""

    message = _("This question was handled or withdrawn in the meantime. Reload the page to see how it ended.")


def hold_question(pk: int) -> Question:
    """Return the question as it is now, held until the transaction ends."""
    held = Question.objects.select_for_update(of=("self",), no_key=True)
    related = ("programme", "person", "company", "theme__parent", "card__pionier__person", "card__pionier__company")
    return held.select_related(*related).get(pk=pk)


def move_question(question: Question, move: Move, at: dt.datetime) -> None:
    """Move a question that is held, with its pause and its place in the queue; the caller saves it.

    For use inside an action. Raises QuestionAlreadyHandled.
    """
    before = QuestionState(question.state)
    after = next_state(before, move)
    if after is None:
        raise QuestionAlreadyHandled
    if before == QuestionState.WAITING != after:
        _end_pause(question, at)
    if after == QuestionState.WAITING != before:
        QuestionPause.objects.create(question=question, starts_at=at)
    if before == QuestionState.QUEUED != after:
        UnmetDemand.objects.filter(question=question, ended_on=None).update(ended_on=timezone.localdate(at))
        question.queued_at = question.expected_on = None
    if after == QuestionState.OPEN and before != QuestionState.OPEN:
        _give_time(question, before, at)
    question.state = after


def _end_pause(question: Question, at: dt.datetime) -> None:
    """End the pause; the time that stood still is added to the day by which we answer (REF-A)."""
    QuestionPause.objects.filter(question=question, ends_at=None, starts_at__lte=at).update(ends_at=at)
    QuestionPause.objects.filter(question=question, ends_at=None).update(ends_at=F("starts_at"))
    days = question.programme.answer_working_days
    question.due_on = max(question.due_on, due_day(question.asked_at, days, pauses_of(question), now=at))


def pauses_of(question: Question) -> list[Pause]:
    """Return the pauses of a question in order."""
    return [Pause(row.starts_at, row.ends_at) for row in question.pauses.order_by("starts_at", "pk")]


def _give_time(question: Question, before: str, at: dt.datetime) -> None:
    """Give a question that comes back a day that can be met: anew after an answer, else the next working day."""
    days = 1 if before in {QuestionState.WAITING, QuestionState.OFFERED} else question.programme.answer_working_days
    question.due_on = max(question.due_on, add_working_days(timezone.localdate(at), days))
    question.escalated_at = None
    question.handled_at, question.handled_by = None, None
