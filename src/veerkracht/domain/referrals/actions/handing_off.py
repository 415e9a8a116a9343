"""From proposal to acceptance: with the sender's consent, one provider at a time, else the next, else the queue."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from .. import notifications
from ..choices import ConsentGivenBy, Direction, HandoffState, ProposalState, QuestionState, UnmetReason
from ..models import Handoff, Proposal, ProposalLine, Provider, Question
from ..rules.clock import local_day
from ..rules.matching import MOST, Match
from ..rules.moves import HandoffMove, Move, next_handoff_state
from .answering import end_proposals, write_message
from .capacity import give_place_back, month_of, take_place
from .following_up import plan_follow_up
from .holding import hold_question, move_question
from .queueing import put_in_queue


class ProposalIsOver(Refused):
    """The proposal was answered, or the question went another way."""

    message = _("This was answered already, or your question went another way. The page of your question says how.")


class HandoffIsOver(Refused):
    """The provider answered already, was too late, or the team took it back."""

    message = _(
        "This was answered already, or it went to somebody else in the meantime. You do not have to do anything."
    )


class NobodyChosen(Refused):
    """A proposal names one to three providers."""

    message = _("Choose one to three providers.")


class NobodyToAskForConsent(Refused):
    """Without an address the sender can only agree by telephone."""

    message = _("There is no e-mail address. Ask by telephone, and note that the sender agreed.")


@action
def propose_providers(
    *,
    question: Question,
    matches: Sequence[Match],
    context: str,
    by_phone: bool = False,
    at: dt.datetime,
    by: User | None,
) -> Proposal:
    """Ask the sender whether these providers may read these words about the question; the clock stands still meanwhile.

    When the sender agreed by telephone, the first provider is asked at once. Raises QuestionAlreadyHandled,
    NobodyChosen, NobodyToAskForConsent.
    """
    question = hold_question(question.pk)
    if not 1 <= len(matches) <= MOST:
        raise NobodyChosen
    if not by_phone and not question.email:
        raise NobodyToAskForConsent
    end_proposals(question)
    move_question(question, Move.PROPOSE, at)
    question.save()
    proposal = Proposal.objects.create(programme=question.programme, question=question, context=context, asked_at=at)
    ProposalLine.objects.bulk_create(
        ProposalLine(proposal=proposal, provider_id=each.provider, position=place, fit=each.fit, clues=each.reasons)
        for place, each in enumerate(matches, start=1)
    )
    if by_phone:
        _agree(proposal, question, ConsentGivenBy.PHONE, at)
    else:
        notifications.ask_consent(proposal)
    return proposal


@action
def agree_to_proposal(*, proposal: Proposal, context: str = "", at: dt.datetime, by: User | None = None) -> Proposal:
    """Note the sender's yes to these providers and these words, and ask the first. Raises ProposalIsOver."""
    question, proposal = _hold_proposal(proposal)
    if proposal.state == ProposalState.AGREED:
        return proposal
    if proposal.state != ProposalState.ASKED:
        raise ProposalIsOver
    proposal.context = context or proposal.context
    _agree(proposal, question, ConsentGivenBy.LINK, at)
    return proposal


@action
def refuse_proposal(*, proposal: Proposal, at: dt.datetime, by: User | None = None) -> Proposal:
    """Note the sender's no: nobody reads anything, and the question is the team's again. Raises ProposalIsOver."""
    question, proposal = _hold_proposal(proposal)
    if proposal.state == ProposalState.REFUSED:
        return proposal
    if proposal.state != ProposalState.ASKED:
        raise ProposalIsOver
    proposal.state, proposal.answered_at = ProposalState.REFUSED, at
    proposal.save()
    move_question(question, Move.REFUSE, at)
    question.save()
    return proposal


@action
def accept_handoff(*, handoff: Handoff, at: dt.datetime, by: User | None = None) -> Handoff:
    """Note the provider's yes: both hear how to reach each other, and the sender is asked later whether it helped.

    A second yes changes nothing. Raises HandoffIsOver.
    """
    question, handoff = _hold_handoff(handoff)
    if handoff.state == HandoffState.ACCEPTED:
        return handoff
    _move_handoff(handoff, HandoffMove.ACCEPT, at)
    move_question(question, Move.ACCEPT, at)
    question.passed_on_to, question.handled_at = handoff.provider.name, at
    question.save()
    Proposal.objects.filter(pk=handoff.proposal_id).update(state=ProposalState.ENDED)
    mail = notifications.introduce_provider(handoff)
    notifications.introduce_sender(handoff)
    write_message(question, Direction.OUT, handoff.provider.name, at, by, mail)
    plan_follow_up(question, at, handoff)
    return handoff


@action
def decline_handoff(*, handoff: Handoff, reason: str = "", at: dt.datetime, by: User | None = None) -> Handoff:
    """Note the provider's no and ask the next one; the place comes free. Raises HandoffIsOver."""
    return _end_and_go_on(handoff, HandoffMove.DECLINE, reason, at)


@action
def expire_handoff(*, handoff: Handoff, at: dt.datetime, by: User | None = None) -> Handoff:
    """Give up on a provider that did not answer in its own time, and ask the next one. Raises HandoffIsOver."""
    return _end_and_go_on(handoff, HandoffMove.EXPIRE, "", at)


@action
def take_back_handoff(*, handoff: Handoff, at: dt.datetime, by: User | None) -> Handoff:
    """Take back what a provider did not answer yet: the question is the team's again. Raises HandoffIsOver."""
    question, handoff = _hold_handoff(handoff)
    _move_handoff(handoff, HandoffMove.TAKE_BACK, at)
    give_place_back(handoff)
    move_question(question, Move.GIVE_BACK, at)
    question.save()
    end_proposals(question)
    return handoff


@action
def hand_on(*, handoff: Handoff, to: Provider, at: dt.datetime, by: User | None) -> Proposal:
    """Let a provider that accepted propose another one; the sender is asked again, and the conversation stays one.

    Raises HandoffIsOver, QuestionAlreadyHandled.
    """
    question, handoff = _hold_handoff(handoff)
    if handoff.state != HandoffState.ACCEPTED or not question.email:
        raise HandoffIsOver
    match = Match(to.pk, 50, ())
    context = handoff.proposal.context
    return propose_providers(question=question, matches=[match], context=context, at=at, by=by)


@action
def note_meeting(*, handoff: Handoff, met_on: dt.date, at: dt.datetime, by: User | None) -> Handoff:
    """Note the first meeting; two weeks after it the sender is asked whether it helped. Raises HandoffIsOver."""
    question, handoff = _hold_handoff(handoff)
    if handoff.state != HandoffState.ACCEPTED:
        raise HandoffIsOver
    handoff.met_on = met_on
    handoff.save()
    waiting = question.follow_ups.filter(answered_at=None, asked_at=None)
    if waiting.exists():
        met_at = dt.datetime.combine(met_on, dt.time(12), timezone.get_current_timezone())
        plan_follow_up(question, met_at, handoff)
    return handoff


@action
def serve_from_queue(*, question: Question, at: dt.datetime, by: User | None = None) -> Question:
    """Offer a question from the queue when a provider that the sender agreed to has room again; else it stays."""
    question = hold_question(question.pk)
    about(question)
    proposal = question.proposals.filter(state=ProposalState.AGREED).first()
    if question.state == QuestionState.QUEUED and proposal is not None:
        _offer_next(proposal, question, at)
    return question


def _agree(proposal: Proposal, question: Question, how: ConsentGivenBy, at: dt.datetime) -> None:
    proposal.state, proposal.given_by, proposal.answered_at = ProposalState.AGREED, how, at
    proposal.save()
    if not _offer_next(proposal, question, at):
        put_in_queue(question, UnmetReason.NO_ROOM, at)


def _end_and_go_on(handoff: Handoff, move: HandoffMove, reason: str, at: dt.datetime) -> Handoff:
    question, handoff = _hold_handoff(handoff)
    _move_handoff(handoff, move, at, reason)
    give_place_back(handoff)
    if not _offer_next(handoff.proposal, question, at):
        reason_why = UnmetReason.NOBODY_ACCEPTED if _all_asked(handoff.proposal) else UnmetReason.NO_ROOM
        put_in_queue(question, reason_why, at)
    return handoff


def _all_asked(proposal: Proposal) -> bool:
    return proposal.lines.count() == proposal.handoffs.count()


def _offer_next(proposal: Proposal, question: Question, at: dt.datetime) -> bool:
    """Offer the question to the first provider of the proposal that was not asked, may be asked and has room."""
    today = local_day(at)
    asked = proposal.handoffs.values_list("provider_id", flat=True)
    for line in proposal.lines.exclude(provider__in=asked).select_related("provider__person").order_by("position"):
        fits = Provider.objects.approved(today).present(today).filter(pk=line.provider_id).exists()
        if fits and take_place(line.provider, today):
            _offer(proposal, question, line.provider, at)
            return True
    return False


def _offer(proposal: Proposal, question: Question, provider: Provider, at: dt.datetime) -> None:
    earlier = question.handoffs.filter(state=HandoffState.ACCEPTED).first()
    if earlier is not None:
        _move_handoff(earlier, HandoffMove.HAND_ON, at)
    today = local_day(at)
    move_question(question, Move.OFFER, at)
    question.save()
    handoff = Handoff.objects.create(
        programme=question.programme,
        question=question,
        proposal=proposal,
        provider=provider,
        earlier=earlier or question.handoffs.order_by("-pk").first(),
        month=month_of(today),
        offered_at=at,
        answer_by=add_working_days(today, provider.answer_days),
    )
    notifications.offer_to_provider(handoff)


def _hold_proposal(proposal: Proposal) -> tuple[Question, Proposal]:
    """Return question and proposal as they are now; the question is held first, as everywhere."""
    question = hold_question(proposal.question_id)
    found = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    found.question, found.programme = question, question.programme
    about(question)
    return question, found


def _hold_handoff(handoff: Handoff) -> tuple[Question, Handoff]:
    question = hold_question(handoff.question_id)
    found = Handoff.objects.select_for_update(of=("self",)).select_related("proposal", "provider__person")
    handoff = found.get(pk=handoff.pk)
    handoff.question, handoff.programme = question, question.programme
    about(question)
    return question, handoff


def _move_handoff(handoff: Handoff, move: HandoffMove, at: dt.datetime, reason: str = "") -> None:
    after = next_handoff_state(HandoffState(handoff.state), move)
    if after is None:
        raise HandoffIsOver
    handoff.state, handoff.reason = after, reason or handoff.reason
    if move != HandoffMove.HAND_ON:
        handoff.answered_at = at
    handoff.save()
