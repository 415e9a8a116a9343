"""The settings of the desk, who covers whom, and how the clock of a question stands."""

import datetime as dt
from collections.abc import Iterable

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme

from ..choices import QuestionState
from ..models import DeskAbsence, DeskSettings, Question
from ..rules.clock import Clock, Light, Pause, clock, light_of

ANSWER_CLOCK = frozenset({QuestionState.OPEN, QuestionState.WAITING})
HANDOVER_CLOCK = frozenset({QuestionState.OFFERED, QuestionState.QUEUED})


def desk_of(programme: Programme) -> DeskSettings:
    """Return the settings of the desk; the usual ones when nobody changed them."""
    return DeskSettings.objects.filter(programme=programme).first() or DeskSettings(programme=programme)


def on_duty(user: User | None, programme: Programme, on: dt.date) -> User | None:
    """Return who deals with somebody's questions on a day: the person, or who covers while away."""
    seen: set[int] = set()
    while user is not None and user.pk not in seen:
        seen.add(user.pk)
        away = DeskAbsence.objects.filter(programme=programme, user=user, starts_on__lte=on, ends_on__gt=on)
        cover = away.select_related("cover").order_by("-pk").first()
        if cover is None:
            return user
        user = cover.cover
    return user


def clock_of(question: Question, pauses: Iterable[Pause], handover_days: int, now: dt.datetime) -> Clock | None:
    """Return the clock that runs: answer within days, or hand over within more (REF-A); None when nobody waits."""
    state = QuestionState(question.state)
    if state in HANDOVER_CLOCK:
        return clock(question.asked_at, handover_days, pauses, now=now)
    if state == QuestionState.WAITING:
        return Clock(question.due_on, Light.PAUSED, None)
    return light_of(question.due_on, now) if state in ANSWER_CLOCK else None
