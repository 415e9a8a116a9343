"""The rail on the left of every team page: the words of the workspace and what needs attention under each."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from veerkracht.domain.accounts.models import User
from veerkracht.domain.impact.queries import Attention, attention
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change, can_enter_workspace, can_give_roles
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.shared.decision import Decision
from veerkracht.shared.ui.items import RailItem


class Word(NamedTuple):
    """A line of the rail: where it leads, its icon, the letter after `g`; `counts` names its figures in `Attention`."""

    route: str
    label: Promise
    icon: str
    key: str
    counts: tuple[str, ...] = ()
    is_confidential: bool = False
    may: Callable[[User | AnonymousUser, Programme], Decision] | None = None


WORDS = (
    Word("team:overview", _("Overview"), "home", "o"),
    Word("team:companies", _("Companies"), "company", "c", ("steps_waiting",)),
    Word("team:people", _("People"), "people", "r", ("rights_overdue",), is_confidential=True),
    Word("team:segments", _("Segments"), "filter", "s"),
    Word("team:pioniers", _("Pioniers"), "pionier", "p", ("candidates_overdue", "expenses_waiting")),
    Word("team:fans", _("Fans"), "fan", "f"),
    Word("team:stage-requests", _("Stages"), "clock", "t", ("stages_waiting", "thanks_waiting")),
    Word("team:events", _("Events"), "event", "e", ("imports_in_preview",)),
    Word("team:knowledge", _("Knowledge base"), "book", "k"),
    Word("team:scans", _("Scans"), "chart", "z"),
    Word("team:questions", _("Questions"), "question", "q", ("questions_open",), is_confidential=True),
    Word("team:providers", _("Providers"), "people", "v"),
    Word("team:mails", _("Outbox"), "mail", "m", ("mails_held", "mails_failed", "mails_unsure"), is_confidential=True),
    Word("wagtailadmin_home", _("Editor of the site"), "edit", "b", may=can_change),
    Word("team:members", _("People with access"), "gear", "a", may=can_give_roles),
)


def rail(request: HttpRequest) -> dict[str, object]:
    """Give the pages of the team their rail; nothing is read until the page really draws it."""
    match = request.resolver_match
    if match is None or "team" not in match.namespaces:
        return {}
    return {"rail": SimpleLazyObject(lambda: items(request))}


def items(request: HttpRequest) -> list[RailItem]:
    """Return the lines that this user may open; none for who may not enter. One query for all figures."""
    programme: Programme | None = request.programme  # type: ignore[attr-defined]  # our own attribute
    if programme is None or not can_enter_workspace(request.user, programme):
        return []
    reads_all = bool(can_handle_questions(request.user, programme))
    found = [(word, url) for word, url in _addresses() if reads_all or not word.is_confidential]
    found = [(word, url) for word, url in found if word.may is None or word.may(request.user, programme)]
    here = max((url for _word, url in found if request.path.startswith(url)), key=len, default="")
    waits = attention_of(request)
    return [
        RailItem(_label(word, waits), url, word.icon, _count(word, waits), url == here, word.key) for word, url in found
    ]


def _addresses() -> Iterator[tuple[Word, str]]:
    """Yield the words that have a page."""
    for word in WORDS:
        try:
            yield word, reverse(word.route)
        except NoReverseMatch:
            continue


def attention_of(request: HttpRequest) -> Attention:
    """Return what waits in this programme, asked once a request."""
    kept: Attention | None = request.__dict__.get("attention")
    if kept is None:
        programme: Programme = request.programme  # type: ignore[attr-defined]  # our own attribute
        kept = request.__dict__["attention"] = attention(programme, now=programme.now(), today=programme.today())
    return kept


def _count(word: Word, waits: Attention) -> int:
    return sum(getattr(waits, name) for name in word.counts)


def _label(word: Word, waits: Attention) -> str:
    """Return the word; that of the questions says how many are past their day."""
    if word.route != "team:questions" or not waits.questions_overdue:
        return str(word.label)
    late = ngettext("%(number)s late", "%(number)s late", waits.questions_overdue) % {"number": waits.questions_overdue}
    return f"{word.label}, {late}"
