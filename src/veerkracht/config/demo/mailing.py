"""The mails of the past, as the product's own texts say it: sent, but for two that the team still holds."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import get_language

from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import Company, ConcreteStep, Correspondence, Person
from veerkracht.domain.programme.queries import address
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.wording import values_for
from veerkracht.shared.mail.writing import blocks

from .cast import Cast
from .copying import copy_rows

HELD = 2
ANSWERS = {QuestionState.ANSWERED: "question_answered", QuestionState.PASSED_ON: "question_passed_on"}


@dataclass(frozen=True)
class Letter:
    """A mail to be rendered: which template, to whom, about what, when."""

    kind: str
    person: Person
    company: Company | None
    at: dt.datetime
    about: Mapping[str, object]
    held: bool = False


def write_mails(cast: Cast, steps: Sequence[ConcreteStep], questions: Iterable[Question]) -> None:
    """Write the mails that steps and questions caused, in the active language, tied to their person and company."""
    letters = sorted([*_about_steps(cast, steps), *_about_questions(cast, questions)], key=lambda letter: letter.at)
    mails = [_mail(cast, letter) for letter in letters]
    copy_rows(mails)
    copy_rows(
        [
            Correspondence(programme=cast.programme, mail=mail, person=letter.person, company=letter.company)
            for mail, letter in zip(mails, letters, strict=True)
        ]
    )


def _about_steps(cast: Cast, steps: Sequence[ConcreteStep]) -> Iterator[Letter]:
    """Yield a request to confirm for every step with a contact; the last two that wait are held by the team."""
    waiting = sorted((step for step in steps if step.state == StepState.ASKED), key=lambda step: step.recorded_at)
    held = {step.pk for step in waiting[-HELD:]}
    for step in steps:
        if step.contact is not None:
            about = {"step": step, "link": address(cast.programme, "public:step", step.token)}
            yield Letter("confirm_step", step.contact, step.company, step.recorded_at, about, step.pk in held)


def _about_questions(cast: Cast, questions: Iterable[Question]) -> Iterator[Letter]:
    """Yield the receipt of every question, and the answer or the news that it was passed on."""
    for question in questions:
        if question.person is None or question.state == QuestionState.WITHDRAWN:
            continue
        about = {"question": question, "link": address(cast.programme, "public:question", question.token)}
        yield Letter("question_received", question.person, question.company, question.asked_at, about)
        if question.handled_at is not None:
            kind = ANSWERS[QuestionState(question.state)]
            yield Letter(kind, question.person, question.company, question.handled_at, about)


def _mail(cast: Cast, letter: Letter) -> Mail:
    context = {"programme": cast.programme, "person": letter.person, "company": letter.company, **letter.about}
    subject, _, text = render_to_string(f"mail/{letter.kind}.txt", context).strip().partition("\n")
    text = text.strip() + "\n"
    frame = {"blocks": blocks(text), "subject": subject, "language": get_language()}
    return Mail(
        programme_id=cast.programme.pk,
        kind=letter.kind,
        to_address=letter.person.email,
        to_name=letter.person.name,
        subject=subject.strip()[:250],
        text=text,
        html=render_to_string("mail/frame.html", frame),
        language=get_language(),
        state=MailState.HELD if letter.held else MailState.SENT,
        created_at=letter.at,
        send_after=letter.at,
        sent_at=None if letter.held else letter.at + dt.timedelta(seconds=40),
        attempts=0 if letter.held else 1,
        values=values_for(letter.kind, context),
    )
