"""How the inbox says how urgent a question is."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.models import Company
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.domain.referrals.rules.clock import Clock, Light
from veerkracht.domain.referrals.rules.matching import Clue
from veerkracht.domain.referrals.rules.spam import Signal
from veerkracht.shared.ui.formats import NO_BREAK_SPACE, day, moment
from veerkracht.shared.ui.items import Term
from veerkracht.shared.ui.markup import esc, html
from veerkracht.shared.ui.tags.actions import draw_badge

STATE_TONES = {
    QuestionState.OPEN: "info",
    QuestionState.WAITING: "careful",
    QuestionState.OFFERED: "careful",
    QuestionState.QUEUED: "careful",
    QuestionState.ANSWERED: "good",
    QuestionState.PASSED_ON: "good",
    QuestionState.CLOSED: "good",
    QuestionState.WITHDRAWN: "neutral",
    QuestionState.HELD: "wrong",
    QuestionState.MERGED: "neutral",
}
# Short words for chips and lists; the page of a question says it in full.
STATES = {
    QuestionState.OPEN: _("open"),
    QuestionState.WAITING: _("waits for sender"),
    QuestionState.OFFERED: _("with provider"),
    QuestionState.QUEUED: _("in the queue"),
    QuestionState.ANSWERED: QuestionState.ANSWERED.label,
    QuestionState.PASSED_ON: QuestionState.PASSED_ON.label,
    QuestionState.CLOSED: QuestionState.CLOSED.label,
    QuestionState.HELD: _("held"),
    QuestionState.MERGED: _("put together"),
    QuestionState.WITHDRAWN: _("taken back"),
}


class Urgency(NamedTuple):
    """A word and its tone."""

    word: Promise
    tone: str


LATE = Urgency(_("late"), "wrong")
TODAY = Urgency(_("today"), "careful")
IN_TIME = Urgency(_("in time"), "good")


PAUSED = Urgency(_("clock stands still"), "neutral")
LIGHTS = {Light.GREEN: IN_TIME, Light.AMBER: TODAY, Light.RED: LATE, Light.PAUSED: PAUSED}

CLUES = {
    Clue.SAME_THEME: _("this theme"),
    Clue.MAIN_THEME: _("a theme beside it"),
    Clue.SAME_PLACE: _("works in this municipality"),
    Clue.WHOLE_REGION: _("works in the region"),
    Clue.SAME_SIZE: _("knows firms of this size"),
    Clue.SAME_SECTOR: _("knows this sector"),
    Clue.MUCH_ROOM: _("much room this month"),
    Clue.LITTLE_ASKED: _("was not asked lately"),
    Clue.HELPED_OTHERS: _("helped others more than usual"),
    Clue.OTHER_THEME: _("another theme"),
    Clue.OTHER_PLACE: _("works elsewhere"),
    Clue.OTHER_SIZE: _("other sizes"),
    Clue.OTHER_SECTOR: _("other sectors"),
    Clue.OTHER_LANGUAGE: _("does not speak the language"),
    Clue.NOT_APPROVED: _("not approved"),
    Clue.AWAY: _("away"),
    Clue.NO_ROOM: _("no room this month"),
    Clue.LINKED_COMPANY: _("linked with the sender's company (PIO-6)"),
    Clue.PIONIERS_OWN_FIRM: _("the pionier's own firm (PIO-6)"),
    Clue.SAID_NO: _("said no before"),
}
SIGNALS = {
    Signal.MANY_LINKS: _("many links"),
    Signal.SELLS: _("sells something"),
    Signal.MARKUP: _("web code"),
    Signal.OTHER_SCRIPT: _("another script"),
    Signal.SHOUTS: _("capitals only"),
    Signal.SAME_TEXT: _("others sent the same text"),
    Signal.LOOP: _("written by a machine"),
}


def clue_words(found: Iterable[str]) -> str:
    """Return in words why a provider fits, or what stands in the way."""
    return ", ".join(str(CLUES[Clue(each)]) for each in found)


def signals_in_words(found: Iterable[str]) -> str:
    """Return in words why a question is held apart."""
    return ", ".join(str(SIGNALS[Signal(each)]) if each in list(Signal) else gettext("by hand") for each in found)


def clues(titles: Iterable[str]) -> str:
    """Return the titles that led to a theme."""
    return ", ".join(title for title in titles if title != "-")


def turns(clock: Clock | None) -> str:
    """Return when the light changes by itself."""
    return moment(clock.turns_at) if clock and clock.turns_at else ""


def urgency(state: str, due_on: dt.date, today: dt.date) -> Urgency | None:
    """Return how urgent a question is; None when nobody waits any more."""
    if state != QuestionState.OPEN:
        return None
    if due_on < today:
        return LATE
    return TODAY if due_on == today else IN_TIME


def due(state: str, due_on: dt.date, today: dt.date) -> str:
    """Return the day by which we answer, with its word while the sender waits."""
    found = urgency(state, due_on, today)
    on = day(due_on).replace(" ", NO_BREAK_SPACE)
    whole = html('<span class="num">', esc(on), "</span>")
    return html(whole, " ", draw_badge(str(found.word), tone=found.tone)) if found else whole


def handled(question: Question) -> str:
    """Return who dealt with a question and when; empty while it waits."""
    who = str(question.handled_by) if question.handled_by else ""
    return ", ".join(filter(None, (who, moment(question.handled_at))))


def who_asks(question: Question) -> list[Term]:
    """Return what is known of the sender: person, address, company with its stage."""
    company, person = question.company, question.person
    return [
        Term(gettext("Name"), link(person.name, "team:person", person.pk) if person and person.name else ""),
        Term(gettext("E-mail"), question.email),
        Term(gettext("Phone"), person.phone if person else ""),
        _company(question, company),
        Term(gettext("Stage"), stage_of(company), gettext("counted from the facts") if company else ""),
        Term(gettext("Asked"), moment(question.asked_at), question.get_source_display()),
    ]


def _company(question: Question, company: Company | None) -> Term:
    if company is not None:
        note = "" if company.name == question.company_name else question.company_name
        return Term(gettext("Company"), link(company.name, "team:company", company.pk), note)
    note = gettext("as the sender wrote it; not matched to a company") if question.company_name else ""
    return Term(gettext("Company"), question.company_name, note)


def stage_of(company: Company | None) -> str:
    """Return how far the company is, as the ledger says."""
    stage = getattr(company, "stage", None)
    for name, word in (("activated_on", _("activated")), ("aware_on", _("aware")), ("reached_on", _("reached"))):
        if getattr(stage, name, None) is not None:
            return str(word)
    return ""


def through_card(question: Question) -> list[Term]:
    """Return whose card it was, and where it was handed out."""
    card = question.card
    if card is None:
        return []
    occasion = card.occasion
    at = link(occasion.title, "team:event", occasion.pk) if occasion else gettext("not tied to an event")
    return [
        Term(gettext("Pionier"), link(str(card.pionier), "team:pionier", card.pionier_id)),
        Term(gettext("Event"), at, day(occasion.starts_at) if occasion else ""),
        Term(gettext("Card"), card.code),
    ]


def link(label: str, route: str, *args: object) -> str:
    """Return a link to a page of the workspace; only the words as long as that page does not exist."""
    try:
        return html(f'<a href="{esc(reverse(route, args=args))}">{esc(label)}</a>')
    except NoReverseMatch:
        return label
