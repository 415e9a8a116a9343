"""Two weeks later: were you helped? One tap closes the loop, or opens the question again with its history."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import record_step
from veerkracht.domain.companies.choices import StepKind
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.companies.permissions import can_speak_for
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import HandoffState, Outcome, QuestionState
from ..models import FollowUp, Handoff, Question
from ..notifications import ask_whether_helped, tell_pionier
from ..queries.desk import desk_of
from ..rules.moves import Move, next_state
from .holding import hold_question, move_question

LINK_DAYS = 90


class TooLate(Refused):
    """The link is older than we take answers by, or the question was taken up again in another way."""

    message = _("This link is no longer in use. You can still write to us or ask another question.")


class NoCompanyKnown(Refused):
    """A step belongs to a company, with somebody there who can confirm it."""

    message = _("We do not know for certain which company this is, so we cannot note a step of it.")


class StrangerToCompany(Refused):
    """Who only wrote the name of a company on a form cannot confirm what it did."""

    message = _("We do not know yet that you work at this company. The team asks, and notes your step then.")


def plan_follow_up(question: Question, at: dt.datetime, handoff: Handoff | None = None) -> FollowUp | None:
    """Plan when the sender is asked whether it helped; nothing without an address. For use inside an action."""
    FollowUp.objects.filter(question=question, answered_at=None).delete()
    if not question.email:
        return None
    ask_on = timezone.localdate(at) + dt.timedelta(days=desk_of(question.programme).ask_after_days)
    return FollowUp.objects.create(question=question, handoff=handoff, ask_on=ask_on)


@action
def ask_if_helped(*, follow_up: FollowUp, at: dt.datetime, by: User | None = None) -> FollowUp:
    """Mail the question whether it helped, once; nothing when it was answered or taken up again in the meantime."""
    follow_up = (
        FollowUp.objects.select_for_update(of=("self",)).select_related("question__programme").get(pk=follow_up.pk)
    )
    about(follow_up.question)
    if follow_up.asked_at is not None:
        return follow_up
    if next_state(QuestionState(follow_up.question.state), Move.CLOSE) is None:
        follow_up.delete()  # the question is open again; its next answer plans a new one
        return follow_up
    follow_up.asked_at = at
    follow_up.save()
    ask_whether_helped(follow_up)
    return follow_up


@action
def say_if_helped(
    *, follow_up: FollowUp, outcome: Outcome, line: str = "", at: dt.datetime, by: User | None = None
) -> FollowUp:
    """Note what the sender says: yes and no close the question, not yet opens it again with all that was said.

    The same answer twice changes nothing; a line may be added. The pionier hears how it ended, not what about.
    Raises TooLate.
    """
    question = hold_question(follow_up.question_id)
    follow_up = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    about(question, outcome=outcome)
    follow_up.question = question
    if follow_up.answered_at is not None:
        if follow_up.outcome != outcome:
            raise TooLate
        follow_up.line = line or follow_up.line
        follow_up.save()
        return follow_up
    if follow_up.asked_at is None or at - follow_up.asked_at > dt.timedelta(days=LINK_DAYS):
        raise TooLate
    move = Move.REOPEN if outcome == Outcome.NOT_YET else Move.CLOSE
    if next_state(QuestionState(question.state), move) is None:
        raise TooLate
    move_question(question, move, at)
    question.outcome = outcome
    question.save()
    follow_up.outcome, follow_up.line, follow_up.answered_at = outcome, line, at
    follow_up.save()
    if outcome == Outcome.NOT_YET:
        Handoff.objects.filter(question=question, state=HandoffState.ACCEPTED).update(state=HandoffState.HANDED_ON)
    else:
        tell_pionier(question)
    return follow_up


def can_tell_step(question: Question) -> bool:
    """Tell whether the sender may say what the company did."""
    company, person = question.company, question.person
    return company is not None and person is not None and bool(person.email) and can_speak_for(person, company)


@action
def tell_step(
    *, question: Question, kind: StepKind, description: str, done_on: dt.date, by: User | None = None
) -> ConcreteStep:
    """Note a concrete step that came of a question and ask somebody of the company to confirm it.

    It counts only after that yes, whoever told it: the sender, the team, or a provider. Raises NoCompanyKnown, and
    StrangerToCompany when only a form said that the sender works there.
    """
    company, person = question.company, question.person
    about(question)
    if company is None or person is None or not person.email:
        raise NoCompanyKnown
    if not can_speak_for(person, company):
        raise StrangerToCompany
    return record_step(company=company, contact=person, kind=kind, description=description, done_on=done_on, by=by)
