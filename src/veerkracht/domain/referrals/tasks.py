"""What has to happen by itself: themes, offers that nobody answered, the queue, late questions, were you helped?"""

import logging
from collections.abc import Callable

from veerkracht.domain.programme.models import Programme
from veerkracht.shared.decision import Refused
from veerkracht.shared.tasks.periodic import every

from .actions.desk import set_theme
from .actions.escalating import escalate_question
from .actions.following_up import ask_if_helped
from .actions.handing_off import expire_handoff, serve_from_queue
from .choices import HandoffState, QuestionState
from .models import FollowUp, Handoff, Question
from .queries.likeness import hits_of, proposed_theme

logger = logging.getLogger(__name__)

AT_ONCE = 200


@every(seconds=300)
def move_on() -> None:
    """Do for every programme what is due; one row that is refused holds up no other."""
    for programme in Programme.objects.order_by("pk"):
        now, today = programme.now(), programme.today()
        questions = Question.objects.of(programme)
        offers = Handoff.objects.filter(programme=programme, state=HandoffState.OFFERED, answer_by__lt=today)
        queued = questions.filter(state=QuestionState.QUEUED)
        late = questions.overdue(today).filter(escalated_at=None)
        asked = FollowUp.objects.filter(question__programme=programme, asked_at=None, ask_on__lte=today)
        for offer in offers.order_by("pk")[:AT_ONCE]:
            _unless_refused(expire_handoff, handoff=offer, at=now)
        for question in queued.order_by("queued_at", "pk")[:AT_ONCE]:
            _unless_refused(serve_from_queue, question=question, at=now)
        for question in late.order_by("due_on", "pk")[:AT_ONCE]:
            _unless_refused(escalate_question, question=question, at=now)
        for follow_up in asked.order_by("ask_on", "pk")[:AT_ONCE]:
            _unless_refused(ask_if_helped, follow_up=follow_up, at=now)


@every(seconds=30)
def propose_themes() -> None:
    """Give new questions the theme to which the search engine leads, with why; a person can change it."""
    new = Question.objects.filter(state=QuestionState.OPEN, theme=None, theme_clues=[]).select_related("programme")
    for question in new.order_by("-asked_at", "-pk")[:20]:
        found = proposed_theme(question, hits_of(question.text, question.programme))
        theme, clues = (found[0], found[1].clues) if found else (None, ("-",))
        set_theme(
            programme=question.programme,
            ids=[question.pk],
            theme=theme,
            clues=clues,
            at=question.programme.now(),
            by=None,
        )


def _unless_refused(do: Callable[..., object], **given: object) -> None:
    try:
        do(**given)
    except Refused:
        logger.info("was handled meanwhile")
