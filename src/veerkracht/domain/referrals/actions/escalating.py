"""What is late goes to a named person, once."""

import datetime as dt

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import action

from .. import notifications
from ..choices import QuestionState
from ..models import Question
from ..queries.desk import desk_of, on_duty
from .holding import hold_question


@action
def escalate_question(*, question: Question, at: dt.datetime, by: User | None = None) -> Question:
    """Tell the named person, or who covers, that a question is late; once until it comes back."""
    question = hold_question(question.pk)
    today = timezone.localdate(at)
    to = on_duty(desk_of(question.programme).escalate_to, question.programme, today)
    late = question.state == QuestionState.OPEN and question.due_on < today
    if to is not None and late and question.escalated_at is None:
        question.escalated_at = at
        question.save()
        notifications.escalate(question, to)
    return question
