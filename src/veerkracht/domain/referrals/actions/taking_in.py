"""What comes in by mail or telephone: a new question, or the next message of a conversation."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import Direction, QuestionSource, QuestionState
from ..models import Attachment, Message, Question, ReferralCard
from ..rules.codes import codes_in
from ..rules.mail_reading import ReadFile, ReadMail, read_mail
from ..rules.moves import Move, next_state
from ..rules.spam import Signal
from .asking import ask_question, asked_lately
from .holding import hold_question, move_question

LONGEST_QUESTION = 4_000
MAIL_SPACE = uuid.UUID("6f6b7a3e-2d0c-4c11-9a53-0c6a4d2f6f10")


class NoSender(Refused):
    """A mail without a sender cannot be answered."""

    message = _("We cannot find who sent this mail. Note it as a question by telephone, with the address.")


class NothingSaid(Refused):
    """A mail or message without words."""

    message = _("There is no text in this mail. Look at its attachments yourself, and note what is asked.")


@dataclass(frozen=True)
class TakenIn:
    """What became of a mail: the question, the message, and whether it began the conversation or came twice."""

    question: Question
    is_new: bool
    is_repeated: bool = False


@action
def take_in_mail(
    *, programme: Programme, raw: bytes, question: Question | None = None, at: dt.datetime, by: User | None
) -> TakenIn:
    """Read a mail and put it where it belongs: in the conversation it answers, else as a new question of its sender.

    The same mail twice is once. An automatic reply is kept but moves nothing, one that goes round is held apart; files
    are kept as they are. Raises MailTooLargeError, NoSender, NothingSaid.
    """
    mail = read_mail(raw, own_domain=_own_domain(programme))
    found = question or _conversation(programme, mail) or _asked_lately(programme, mail, at)
    if found is not None:
        return _add(found, mail, at, by)
    if not mail.sender:
        raise NoSender
    if not mail.text and not mail.files:
        raise NothingSaid
    return _begin(programme, mail, at, by)


@action
def note_call(
    *,
    programme: Programme,
    text: str,
    name: str = "",
    phone: str = "",
    email: str = "",
    company_name: str = "",
    at: dt.datetime,
    by: User | None,
) -> Question:
    """Note a question that was asked by telephone; with an address its sender gets the same mails as everybody."""
    return ask_question(
        programme=programme,
        email=email,
        text=text,
        company_name=company_name,
        name=name,
        phone=phone,
        source=QuestionSource.PHONE,
        at=at,
        form_key=uuid.uuid4(),
        by=by,
    )


@action
def hear_sender(
    *, question: Question, text: str, channel: QuestionSource, at: dt.datetime, by: User | None = None
) -> Message:
    """Add what the sender says; where we waited for it, or had answered, the question is ours again.

    Raises QuestionAlreadyHandled when the sender took the question back.
    """
    question = hold_question(question.pk)
    about(question)
    if not text.strip():
        raise NothingSaid
    move_question(question, Move.HEAR, at)
    question.save()
    return Message.objects.create(
        question=question, direction=Direction.IN, channel=channel, text=text, email=question.email, at=at, author=by
    )


def _own_domain(programme: Programme) -> str:
    return programme.contact_email.rpartition("@")[2]


def _conversation(programme: Programme, mail: ReadMail) -> Question | None:
    """Return the question a mail is about: by the code in the address, else by the mails that it refers to."""
    of = Question.objects.of(programme)
    if mail.token and (found := of.filter(token=mail.token).first()):
        return _kept(found)
    numbers = [number for each in mail.refers_to if (number := _uuid(each))]
    message = Message.objects.filter(question__programme=programme, mail__message_id__in=numbers).first()
    if message is None and mail.refers_to:
        known = Message.objects.filter(question__programme=programme, message_id__in=mail.refers_to)
        message = known.order_by("pk").first()
    if message is None and mail.message_id:
        known = Message.objects.filter(question__programme=programme, message_id=mail.message_id)
        message = known.order_by("pk").first()
    return _kept(message.question) if message else None


def _asked_lately(programme: Programme, mail: ReadMail, at: dt.datetime) -> Question | None:
    """Return the question that asks the same, in the same words: it is mailed again because the answer is awaited."""
    if mail.is_automatic or mail.is_loop:
        return None
    return asked_lately(programme, email=mail.sender, text=_text_of(mail), at=at)


def _text_of(mail: ReadMail) -> str:
    text = mail.text or mail.subject or "-"
    return f"{mail.subject}\n\n{text}" if mail.subject and mail.subject.lower() not in text.lower() else text


def _kept(question: Question) -> Question:
    """Return the question with which this one was put together, else the question itself."""
    while question.merged_into is not None:
        question = question.merged_into
    return question


def _uuid(number: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(number.strip("<>").partition("@")[0])
    except ValueError:
        return None


def _add(question: Question, mail: ReadMail, at: dt.datetime, by: User | None) -> TakenIn:
    question = hold_question(question.pk)
    about(question)
    if mail.message_id and question.messages.filter(message_id=mail.message_id).exists():
        return TakenIn(question, is_new=False, is_repeated=True)
    quiet = mail.is_automatic or mail.is_loop
    if not quiet and next_state(QuestionState(question.state), Move.HEAR):
        move_question(question, Move.HEAR, at)
        question.save()
    _keep(question, mail, mail.said, at, by)
    return TakenIn(question, is_new=False)


def _begin(programme: Programme, mail: ReadMail, at: dt.datetime, by: User | None) -> TakenIn:
    text = _text_of(mail)
    key = uuid.uuid5(MAIL_SPACE, f"{programme.pk} {mail.message_id or uuid.uuid4()}")
    earlier = Question.objects.of(programme).filter(form_key=key).first()
    if earlier is not None:
        return TakenIn(_kept(earlier), is_new=False, is_repeated=True)
    if mail.is_automatic or mail.is_loop:
        question = _held(programme, mail, text, key, at)
    else:
        question = ask_question(
            programme=programme,
            email=mail.sender,
            text=text[:LONGEST_QUESTION],
            name=mail.sender_name,
            card=_card_named(programme, mail.text, at),
            source=QuestionSource.MAIL,
            at=at,
            form_key=key,
        )
    _keep(question, mail, mail.text, at, by)
    return TakenIn(question, is_new=True)


def _card_named(programme: Programme, text: str, at: dt.datetime) -> ReferralCard | None:
    """Return the first card whose address stands in a mail: so its pionier hears how it ended (N9)."""
    cards = {
        card.code: card for card in ReferralCard.objects.of(programme).attributing(at).filter(code__in=codes_in(text))
    }
    return next((cards[code] for code in codes_in(text) if code in cards), None)


def _held(programme: Programme, mail: ReadMail, text: str, key: uuid.UUID, at: dt.datetime) -> Question:
    """Hold a mail that a machine wrote apart: no answer goes out, so that two machines never talk to each other."""
    return Question.objects.create(
        programme=programme,
        email=mail.sender,
        text=text[:LONGEST_QUESTION],
        source=QuestionSource.MAIL,
        asked_at=at,
        due_on=at.date(),
        state=QuestionState.HELD,
        held_for=[Signal.LOOP.value],
        form_key=key,
    )


def _keep(question: Question, mail: ReadMail, text: str, at: dt.datetime, by: User | None) -> Message:
    message = Message.objects.create(
        question=question,
        direction=Direction.IN,
        channel=QuestionSource.MAIL,
        text=text or mail.subject,
        email=mail.sender,
        at=at,
        author=by,
        message_id=mail.message_id[:250],
        is_automatic=mail.is_automatic,
    )
    keep_files(message, mail.files)
    return message


def keep_files(message: Message, files: Sequence[ReadFile]) -> None:
    """Store files under random names in the private folder. For use inside an action."""
    for each in files:
        attachment = Attachment(message=message, name=each.name, content_type=each.content_type, size=len(each.content))
        attachment.file.save(each.name, ContentFile(each.content), save=False)
        attachment.save()
