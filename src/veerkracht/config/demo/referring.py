"""Providers, referrals in every state, conversations, and what could not be served."""

import datetime as dt
import uuid

from django.utils import timezone

from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.companies.rules.sizes import size_class
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.programme.rules.calendar import add_working_days
from veerkracht.domain.referrals.choices import HELPED_ON, QuestionSource, QuestionState, UnmetReason
from veerkracht.domain.referrals.models import (
    AnswerTemplate,
    DeskSettings,
    FollowUp,
    Handoff,
    Message,
    Proposal,
    ProposalLine,
    Provider,
    ProviderMonth,
    Question,
    QuestionPause,
    UnmetDemand,
)

from .cast import Cast, at
from .copying import copy_rows
from .draw import Draw
from .people import make_person
from .setting import add_user
from .texts.providers import HELPERS, ON_THEIR_WAY, TEMPLATES, THEME_WORDS, OnItsWay

MONDAY = dt.date(2019, 9, 23)
APPROVED, UNTIL = dt.date(2018, 11, 1), dt.date(2020, 11, 1)
SEPTEMBER = dt.date(2019, 9, 1)
EVIDENCE = "kennismaking door het team, twee referenties gebeld"
UNMET_ROWS = 34
STATES = {
    "waiting": QuestionState.WAITING,
    "asked": QuestionState.WAITING,
    "offered": QuestionState.OFFERED,
    "declined": QuestionState.OFFERED,
    "queued": QuestionState.QUEUED,
    "held": QuestionState.HELD,
    "helped": QuestionState.CLOSED,
    "not_helped": QuestionState.CLOSED,
    "accepted": QuestionState.PASSED_ON,
}


def refer(cast: Cast) -> None:
    """Fill the desk: who can help, what is on its way, and what waited in vain."""
    draw = cast.draw("referrals")
    themes = {theme.code: theme for theme in Theme.objects.of(cast.programme)}
    _name_themes(cast, themes)
    providers = _providers(cast, themes, draw)
    DeskSettings.objects.create(programme=cast.programme, escalate_to=cast.team(draw))
    AnswerTemplate.objects.bulk_create(
        AnswerTemplate(programme=cast.programme, name=name, text=text) for name, text in TEMPLATES
    )
    asked_before = list(
        Question.objects.of(cast.programme)
        .filter(state__in=HELPED_ON, company__isnull=False)
        .select_related("person", "company", "card")
        .order_by("pk")
    )
    for number, way in enumerate(ON_THEIR_WAY):
        _on_its_way(cast, way, asked_before[3 * number + 2], providers, themes, number)
    _unmet(cast, themes, asked_before, draw)


def _name_themes(cast: Cast, themes: dict[str, Theme]) -> None:
    """Give the questions that are over a theme, by a word in them; the open ones get theirs from the search engine."""
    for question in Question.objects.of(cast.programme).exclude(state=QuestionState.OPEN).order_by("pk"):
        text = f"{question.text} {question.answer}".lower()
        code = next((code for word, code in THEME_WORDS if word in text), None)
        if code:
            Question.objects.filter(pk=question.pk).update(theme=themes[code])


def _providers(cast: Cast, themes: dict[str, Theme], draw: Draw) -> list[Provider]:
    people = [make_person(cast, draw, None, name=each.contact) for each in HELPERS]
    first = people[0]
    first.user = add_user(cast, role="provider", name=first.name, email=first.email)
    copy_rows(people)
    team = cast.team(draw)
    providers = []
    for each, person in zip(HELPERS, people, strict=True):
        approval = {"approved_on": APPROVED, "approved_until": UNTIL, "approved_by": team, "evidence": EVIDENCE}
        provider = Provider.objects.create(
            programme=cast.programme,
            name=each.name,
            kind=each.kind,
            person=person,
            offer=each.offer,
            languages=["nl"],
            price=each.price,
            capacity=each.capacity,
            **(approval if each.is_approved else {}),
        )
        provider.themes.set([themes[code] for code in each.themes])
        taken = draw.randint(0, each.capacity) if each.capacity > 1 else each.capacity
        ProviderMonth.objects.create(provider=provider, month=SEPTEMBER, room=each.capacity, taken=taken)
        providers.append(provider)
    providers[6].absences.create(starts_on=dt.date(2019, 10, 7), ends_on=dt.date(2019, 10, 21))
    return providers


def _on_its_way(
    cast: Cast, way: OnItsWay, before: Question, providers: list[Provider], themes: dict[str, Theme], number: int
) -> None:
    """Ask once more in the name of somebody who asked before, and bring the question where it should be."""
    is_over = way.state in {"helped", "not_helped", "accepted"}
    day = (
        dt.date(2019, 8, 5) + dt.timedelta(days=number)
        if is_over
        else dt.date(2019, 9, 10) + dt.timedelta(days=number % 8)
    )
    state, theme = STATES[way.state], themes.get(way.theme)
    question = Question(
        programme=cast.programme,
        card=None if state == QuestionState.HELD else before.card,
        source=QuestionSource.CARD if before.card and state != QuestionState.HELD else QuestionSource.SITE,
        person=None if state == QuestionState.HELD else before.person,
        company=None if state == QuestionState.HELD else before.company,
        email=f"afzender{number}@example.org" if state == QuestionState.HELD else before.email,
        text=way.text,
        asked_at=at(day, 10, number),
        due_on=add_working_days(day, cast.programme.answer_working_days),
        state=state,
        theme=theme,
        held_for=["sells", "many_links" if number % 2 == 0 else "shouts"] if state == QuestionState.HELD else [],
        queued_at=at(day, 15) if state == QuestionState.QUEUED else None,
        expected_on=dt.date(2019, 10, 1) if state == QuestionState.QUEUED else None,
        form_key=uuid.UUID(int=cast.draw(f"way {number}").getrandbits(128), version=4),
    )
    found = [each for each in providers if theme and theme in each.themes.all() and each.is_approved(MONDAY)]
    if is_over:
        question.passed_on_to, question.handled_at = found[0].name, at(day + dt.timedelta(days=3), 11)
        question.outcome = {"helped": "yes", "not_helped": "no"}.get(way.state, "")
    question.save()
    if state != QuestionState.HELD:
        copy_rows([_fact(question)])
    _conversation(question, way, day)
    if way.state != "waiting" and state != QuestionState.HELD:
        _referral(question, way, day, found)


def _fact(question: Question) -> Touchpoint:
    return Touchpoint(
        programme=question.programme,
        kind=TouchpointKind.ASKED,
        on=timezone.localdate(question.asked_at),
        person=question.person,
        company=question.company,
        occasion=question.card.occasion if question.card else None,
        source_kind=SourceKind.QUESTION,
        source_id=question.pk,
        recorded_at=question.asked_at,
    )


def _conversation(question: Question, way: OnItsWay, day: dt.date) -> None:
    if question.state == QuestionState.WAITING:
        QuestionPause.objects.create(question=question, starts_at=at(day + dt.timedelta(days=1), 9))
    if way.said:
        Message.objects.create(question=question, direction="out", text=way.said, at=at(day + dt.timedelta(days=1), 9))
        Message.objects.create(
            question=question, direction="note", text="Belde ook; probeert het na donderdag weer.", at=at(day, 16)
        )


def _referral(question: Question, way: OnItsWay, day: dt.date, found: list[Provider]) -> None:
    """Propose who fits, and let them answer as the example wants it."""
    is_asked = way.state == "asked"
    state = "asked" if is_asked else "ended" if question.state in HELPED_ON else "agreed"
    proposal = Proposal.objects.create(
        programme=question.programme,
        question=question,
        context=question.text,
        state=state,
        given_by="" if is_asked else "link",
        asked_at=at(day, 14),
        answered_at=None if is_asked else at(day, 20),
    )
    ProposalLine.objects.bulk_create(
        ProposalLine(proposal=proposal, provider=each, position=place, fit=88 - 9 * place, clues=["same_theme"])
        for place, each in enumerate(found[:3], start=1)
    )
    if way.state in {"asked", "queued"}:
        if way.state == "queued":
            _note_unmet(question, day)
        return
    earlier = None
    if way.state == "declined":
        earlier = _handoff(proposal, found[0], day, "declined", reason="te druk tot oktober")
    live = found[1] if earlier else found[0]
    handoff = _handoff(
        proposal, live, day, "offered" if question.state == QuestionState.OFFERED else "accepted", earlier
    )
    if question.state in HELPED_ON:
        _follow_up(question, handoff, way, day)


def _handoff(
    proposal: Proposal, provider: Provider, day: dt.date, state: str, earlier: Handoff | None = None, reason: str = ""
) -> Handoff:
    return Handoff.objects.create(
        programme=proposal.programme,
        question=proposal.question,
        proposal=proposal,
        provider=provider,
        earlier=earlier,
        state=state,
        reason=reason,
        month=day.replace(day=1),
        offered_at=at(day, 20),
        answer_by=dt.date(2019, 9, 25) if state == "offered" else add_working_days(day, provider.answer_days),
        answered_at=None if state == "offered" else at(day + dt.timedelta(days=1), 11),
        met_on=day + dt.timedelta(days=5) if state == "accepted" else None,
    )


def _follow_up(question: Question, handoff: Handoff, way: OnItsWay, day: dt.date) -> None:
    is_answered = question.state == QuestionState.CLOSED
    FollowUp.objects.create(
        question=question,
        handoff=handoff,
        ask_on=day + dt.timedelta(days=19 if is_answered else 60),
        asked_at=at(day + dt.timedelta(days=19), 9) if is_answered else None,
        outcome=question.outcome,
        line="Eén dag meekijken was genoeg om te beginnen." if question.outcome == "yes" else "",
        answered_at=at(day + dt.timedelta(days=20), 19) if is_answered else None,
    )


def _note_unmet(question: Question, day: dt.date) -> None:
    company = question.company
    UnmetDemand.objects.create(
        programme=question.programme,
        question=question,
        reason=UnmetReason.NO_ROOM,
        theme=question.theme,
        municipality_id=company.municipality_id if company else None,
        size=size_class(company.headcount if company else None),
        noted_on=day,
    )


def _unmet(cast: Cast, themes: dict[str, Theme], asked_before: list[Question], draw: Draw) -> None:
    """Note what waited in the past year: mostly technology and workload, where there is little room."""
    codes = (("techniek-samen-invoeren", 5), ("werkdruk", 4), ("kunstmatige-intelligentie", 3), ("beloning", 2))
    rows = []
    for _number in range(UNMET_ROWS):
        company = draw.choice(asked_before).company
        day = draw.day(dt.date(2018, 10, 1), dt.date(2019, 8, 1))
        rows.append(
            UnmetDemand(
                programme=cast.programme,
                reason=draw.choice(UnmetReason.values),
                theme=themes[draw.one(codes)],
                municipality_id=company.municipality_id if company else None,
                size=size_class(company.headcount if company else None),
                noted_on=day,
                ended_on=day + dt.timedelta(days=draw.randint(5, 40)),
            )
        )
    UnmetDemand.objects.bulk_create(rows)
