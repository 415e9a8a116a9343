"""What waits for somebody: counted in one query, because it stands on every page of the workspace."""

import datetime as dt
from typing import Any, NamedTuple

from django.db.models import Count, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.events.models import AttendanceImport, Event
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail


class Attention(NamedTuple):
    """How many of each wait. `questions_overdue` are part of `questions_open`."""

    questions_open: int = 0
    questions_overdue: int = 0
    steps_waiting: int = 0
    mails_held: int = 0
    mails_failed: int = 0
    imports_in_preview: int = 0
    events_without_pionier: int = 0


def attention(programme: Programme, *, now: dt.datetime, today: dt.date) -> Attention:
    """Return what waits in this programme at this moment; one query."""
    open_questions = Question.objects.filter(state=QuestionState.OPEN)
    mails = Mail.objects.filter(state__in=[MailState.HELD, MailState.FAILED])
    counts = {
        "questions_open": _how_many(open_questions),
        "questions_overdue": _how_many(open_questions.filter(due_on__lt=today)),
        "steps_waiting": _how_many(ConcreteStep.objects.filter(state=StepState.ASKED)),
        "mails_held": _how_many(mails.filter(state=MailState.HELD), "programme_id"),
        "mails_failed": _how_many(mails.filter(state=MailState.FAILED), "programme_id"),
        "imports_in_preview": _how_many(AttendanceImport.objects.filter(state=ImportState.PREVIEW)),
        "events_without_pionier": _how_many(events_without_pionier(now)),
    }
    row = Programme.objects.filter(pk=programme.pk).values_list(*(counts[name] for name in Attention._fields)).first()
    return Attention(*row) if row else Attention()


def events_without_pionier(now: dt.datetime) -> QuerySet[Event]:
    """Return the events to come at which nobody speaks yet."""
    return Event.objects.filter(Q(occasion__engagements__isnull=True), occasion__starts_at__gte=now)


def _how_many(found: "QuerySet[Any]", programme: str = "programme") -> Any:
    of_programme: QuerySet[Model] = found.filter(**{programme: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(of_programme.values(programme).annotate(n=Count("pk")).values("n")), 0)
