"""Answer a question, ask back, pass it on, or take it back."""

import datetime as dt

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.shared.audit import action
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.mail.models import Mail

from ..choices import Direction, HandoffState
from ..models import Attachment, Handoff, Message, Proposal, Question
from ..notifications import ask_back as mail_ask_back
from ..notifications import send_answer, tell_passed_on
from ..rules.moves import Move
from .capacity import give_place_back
from .following_up import plan_follow_up
from .holding import hold_question, move_question


@action
def answer_question(*, question: Question, answer: str, at: dt.datetime, by: User | None) -> Question:
    """Answer by mail; the sender and the pionier see that it ended, and are asked later whether it helped.

    Raises QuestionAlreadyHandled.
    """
    question = hold_question(question.pk)
    move_question(question, Move.ANSWER, at)
    question.answer, question.handled_by, question.handled_at = answer, by, at
    question.save()
    end_proposals(question)
    mail = send_answer(question)
    write_message(question, Direction.OUT, answer, at, by, mail)
    plan_follow_up(question, at)
    return question


@action
def ask_back(*, question: Question, text: str, at: dt.datetime, by: User | None) -> Question:
    """Ask the sender something; the clock stands still until they answer (REF-A). Raises QuestionAlreadyHandled."""
    question = hold_question(question.pk)
    move_question(question, Move.ASK_BACK, at)
    question.save()
    mail = mail_ask_back(question, text)
    write_message(question, Direction.OUT, text, at, by, mail)
    return question


@action
def pass_on_question(*, question: Question, to: str, note: str = "", at: dt.datetime, by: User | None) -> Question:
    """Mark a question as passed on and tell the sender to whom. Raises QuestionAlreadyHandled."""
    question = hold_question(question.pk)
    move_question(question, Move.PASS_ON, at)
    question.passed_on_to, question.answer = to, note
    question.handled_by, question.handled_at = by, at
    question.save()
    end_proposals(question)
    mail = tell_passed_on(question)
    write_message(question, Direction.OUT, note or to, at, by, mail)
    plan_follow_up(question, at)
    return question


@action
def withdraw_question(*, question: Question, at: dt.datetime, by: User | None = None) -> Question:
    """Withdraw a question at the sender's wish: the text is removed and the fact no longer counts.

    What was written about it goes too, and a provider who did not answer yet gets its place back.
    Raises QuestionAlreadyHandled.
    """
    question = hold_question(question.pk)
    move_question(question, Move.WITHDRAW, at)
    question.handled_at, question.text = at, ""
    question.save()
    take_back_offers(question, at)
    empty_conversation(question)
    history_of(question).delete()
    facts = Touchpoint.objects.of(question.programme).live()
    found = facts.filter(source_kind=SourceKind.QUESTION, source_id=question.pk)
    void_facts(question.programme, found, reason="withdrawn by the sender", at=at, by=by)
    return question


@action
def write_note(*, question: Question, text: str, at: dt.datetime, by: User | None) -> Message:
    """Write a note that only the team sees."""
    return write_message(question, Direction.NOTE, text, at, by)


def write_message(
    question: Question, direction: Direction, text: str, at: dt.datetime, by: User | None, mail: Mail | None = None
) -> Message:
    """Add a message to the conversation. For use inside an action."""
    return Message.objects.create(question=question, direction=direction, text=text, at=at, author=by, mail=mail)


def end_proposals(question: Question) -> None:
    """End proposals that were not used. For use inside an action."""
    Proposal.objects.filter(question=question, state__in=["asked", "agreed"]).update(state="ended")


def take_back_offers(question: Question, at: dt.datetime) -> None:
    """Take back what no provider answered yet, with the place it took. For use inside an action."""
    for handoff in Handoff.objects.filter(question=question, state=HandoffState.OFFERED).order_by("pk"):
        handoff.state, handoff.answered_at = HandoffState.TAKEN_BACK, at
        handoff.save()
        give_place_back(handoff)
    end_proposals(question)


def empty_conversation(question: Question) -> None:
    """Remove every text and file about a question, earlier versions too. For use inside an action."""
    for attachment in Attachment.objects.filter(message__question=question).order_by("pk"):
        attachment.file.delete(save=False)
        attachment.delete()
    Message.objects.filter(question=question).update(text="", email="", message_id="")
    for proposal in Proposal.objects.filter(question=question).order_by("pk"):
        proposal.context = ""
        proposal.save()
        history_of(proposal).delete()
    for handoff in Handoff.objects.filter(question=question).exclude(reason="").order_by("pk"):
        handoff.reason = ""
        handoff.save()
        history_of(handoff).delete()
    question.follow_ups.update(line="")
