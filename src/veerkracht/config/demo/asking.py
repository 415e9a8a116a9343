"""The questions that people asked, and what became of them."""

import datetime as dt
import uuid
from collections.abc import Iterator

from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Person, Touchpoint
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.domain.referrals.choices import QuestionSource, QuestionState
from veerkracht.domain.referrals.models import Question, ReferralCard

from .cast import Cast, at
from .copying import copy_rows
from .draw import Draw
from .firms import Firm
from .people import make_person, position
from .texts.asking import Asked
from .texts.questions_2016_2018 import FIRST_QUESTIONS
from .texts.questions_2018_2019 import LATER_QUESTIONS

FIRST_FROM, FIRST_EVERY = dt.date(2017, 1, 20), 21
LATER_FROM, LATER_EVERY = dt.date(2018, 10, 2), 13
# The open ones: two are overdue on the Monday on which the example begins, one is due that day.
OPEN_AT = (
    at(dt.date(2019, 9, 17), 14, 10),
    at(dt.date(2019, 9, 18), 21, 42),
    at(dt.date(2019, 9, 19), 8, 5),
    at(dt.date(2019, 9, 20), 16, 31),
    at(dt.date(2019, 9, 21), 10, 12),
    at(dt.date(2019, 9, 22), 19, 3),
    at(dt.date(2019, 9, 22), 20, 48),
)
CARD_WITHIN = dt.timedelta(days=60)
BY_CARD = 0.85
# Who asks: somebody who was at a meeting, somebody else of a known company, or somebody with an unknown company.
SENDERS = (("guest", 58), ("company", 27), ("unknown", 15))
UNKNOWN_COMPANIES = ("eigen zaak", "Ateliers aan de Vecht", "bedrijf in oprichting", "De Nieuwe Werkplaats", "zzp")
TEXT_REMOVED = ""


def ask_questions(cast: Cast) -> list[Question]:
    """Ask all questions, oldest first, each with its fact; return them."""
    draw, people = cast.draw("questions"), _People(cast)
    moments = list(_moments(draw))
    asked = [*FIRST_QUESTIONS, *LATER_QUESTIONS]
    senders = [people.choose(moment.date(), draw) for moment in moments]
    people.save(draw)
    questions = [_question(cast, *parts, draw) for parts in zip(asked, moments, senders, strict=True)]
    copy_rows(questions)
    copy_rows([_fact(question) for question in questions])
    return questions


def _moments(draw: Draw) -> Iterator[dt.datetime]:
    handled = len(LATER_QUESTIONS) - len(OPEN_AT)
    for first, every, count in ((FIRST_FROM, FIRST_EVERY, len(FIRST_QUESTIONS)), (LATER_FROM, LATER_EVERY, handled)):
        for number in range(count):
            day = first + dt.timedelta(days=number * every + draw.randint(0, 4))
            yield at(day, draw.randint(8, 22), draw.randint(0, 59))
    yield from OPEN_AT


class _People:
    """Who asks; each person at most once."""

    def __init__(self, cast: Cast) -> None:
        """Note when each guest first came."""
        self.cast = cast
        self.free = {guest.person.pk: (held.meeting.on, guest) for held, guest in reversed(cast.visits)}
        self.fresh: list[tuple[Person, Firm | None]] = []

    def choose(self, day: dt.date, draw: Draw) -> tuple[Person, Firm | None]:
        """Return a sender for a question on this day."""
        kind = draw.one(SENDERS)
        been = [guest for on, guest in self.free.values() if on < day] if kind == "guest" else []
        if been:
            guest = draw.choice(been)
            del self.free[guest.person.pk]
            return guest.person, guest.firm
        firm = draw.choice(self.cast.firms.target) if kind == "company" else None
        self.fresh.append((make_person(self.cast, draw, firm), firm))
        return self.fresh[-1]

    def save(self, draw: Draw) -> None:
        """Write the people who were not known yet."""
        copy_rows([person for person, _ in self.fresh])
        copy_rows([position(person, firm, draw) for person, firm in self.fresh if firm])


def _question(
    cast: Cast, asked: Asked, moment: dt.datetime, sender: tuple[Person, Firm | None], draw: Draw
) -> Question:
    person, firm = sender
    card = _card(cast, asked.pionier, moment.date()) if draw.chance(BY_CARD) or asked.state == "open" else None
    handled = asked.state != QuestionState.OPEN
    answered_by = cast.team(draw) if handled and not asked.withdrawn else None
    return Question(
        programme=cast.programme,
        card=card,
        source=QuestionSource.CARD if card else QuestionSource.SITE,
        person=person,
        company=firm.company if firm else None,
        email=person.email,
        company_name=firm.company.name if firm else draw.choice(UNKNOWN_COMPANIES),
        text=TEXT_REMOVED if asked.withdrawn else asked.text,
        asked_at=moment,
        due_on=add_working_days(moment.date(), cast.programme.answer_working_days),
        state=asked.state,
        answer=asked.reply,
        passed_on_to=asked.to,
        handled_by=answered_by,
        handled_at=_handled_at(moment, draw) if handled else None,
        form_key=uuid.UUID(int=draw.getrandbits(128), version=4),
    )


def _card(cast: Cast, pionier: str, day: dt.date) -> ReferralCard:
    """Return the card of the pionier's last meeting when that was not long ago, else the pionier's own card."""
    recent = [
        on for key, on in cast.cards if key == pionier and on is not None and on <= day and day - on <= CARD_WITHIN
    ]
    return cast.cards[pionier, max(recent, default=None)]


def _handled_at(asked_at: dt.datetime, draw: Draw) -> dt.datetime:
    """Return when the team dealt with it: mostly within two working days, now and then later."""
    days = draw.one(((0, 20), (1, 50), (2, 22), (4, 8)))
    day = add_working_days(asked_at.date(), days) if days else asked_at.date()
    while day.weekday() > 4:
        day += dt.timedelta(days=1)
    return at(day, 9, draw.randint(0, 59)) if day > asked_at.date() else asked_at + dt.timedelta(minutes=50)


def _fact(question: Question) -> Touchpoint:
    """Return the fact that somebody asked; it does not count when the sender took the question back."""
    withdrawn = question.state == QuestionState.WITHDRAWN
    return Touchpoint(
        programme=question.programme,
        kind=TouchpointKind.ASKED,
        on=question.asked_at.date(),
        person=question.person,
        company=question.company,
        occasion=question.card.occasion if question.card else None,
        source_kind=SourceKind.QUESTION,
        source_id=question.pk,
        recorded_at=question.asked_at,
        voided_at=question.handled_at if withdrawn else None,
        void_reason="withdrawn by the sender" if withdrawn else "",
    )
