"""Nobody has room: a place in the queue, an honest day, and a note for policy. Nothing is lost."""

import datetime as dt

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.rules.sizes import size_class
from veerkracht.shared.audit import action

from ..choices import UnmetReason
from ..models import Question, UnmetDemand
from ..notifications import tell_place_in_queue
from ..queries.supply import queue_place, room_a_month
from ..rules.clock import waiting_day
from ..rules.moves import Move
from .holding import hold_question, move_question


@action
def queue_question(*, question: Question, reason: UnmetReason, at: dt.datetime, by: User | None) -> Question:
    """Put a question in the queue because nobody can take it now. Raises QuestionAlreadyHandled."""
    question = hold_question(question.pk)
    put_in_queue(question, reason, at)
    return question


def put_in_queue(question: Question, reason: UnmetReason, at: dt.datetime) -> None:
    """Put a question that is held in the queue, tell the sender the day, and note unmet demand.

    For use inside an action.
    """
    move_question(question, Move.QUEUE, at)
    today = timezone.localdate(at)
    question.queued_at = at
    question.expected_on = waiting_day(today, queue_place(question), room_a_month(question, today))
    question.save()
    note_unmet(question, reason, today)
    tell_place_in_queue(question)


def note_unmet(question: Question, reason: UnmetReason, on: dt.date) -> None:
    """Note once that this question could not be served, by theme, place and size. For use inside an action."""
    company = question.company
    UnmetDemand.objects.get_or_create(
        question=question,
        ended_on=None,
        defaults={
            "programme": question.programme,
            "reason": reason,
            "theme": question.theme,
            "municipality_id": company.municipality_id if company else None,
            "size": size_class(company.headcount if company else None),
            "noted_on": on,
        },
    )
