"""The rail on the left of every team page: the words of the workspace and what needs attention under each."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.events.choices import ImportState
from veerkracht.domain.events.models import AttendanceImport
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_enter_workspace
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.ui.items import RailItem


class Word(NamedTuple):
    """A line of the rail: where it leads, its icon, the letter after `g`; `counts` names its figure in `attention`."""

    route: str
    label: Promise
    icon: str
    key: str
    counts: str = ""
    is_confidential: bool = False


WORDS = (
    Word("team:overview", _("Overview"), "home", "o"),
    Word("team:companies", _("Companies"), "company", "c", "asked_steps"),
    Word("team:pioniers", _("Pioniers"), "pionier", "p"),
    Word("team:fans", _("Fans"), "fan", "f"),
    Word("team:events", _("Events"), "event", "e", "unread_lists"),
    Word("team:questions", _("Questions"), "question", "q", "open_questions", is_confidential=True),
    Word("team:mails", _("Outbox"), "mail", "m", "stopped_mails", is_confidential=True),
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
    here = max((url for _word, url in found if request.path.startswith(url)), key=len, default="")
    figures = attention(programme)
    return [
        RailItem(str(word.label), url, word.icon, figures.get(word.counts, 0), url == here, word.key)
        for word, url in found
    ]


def _addresses() -> Iterator[tuple[Word, str]]:
    """Yield the words that have a page."""
    for word in WORDS:
        try:
            yield word, reverse(word.route)
        except NoReverseMatch:
            continue


def attention(programme: Programme) -> dict[str, int]:
    """Return what waits for somebody, in one query: open questions, steps without the company's answer, attendance
    lists left in preview, mails that are held or could not be sent.
    """
    counted = {
        "open_questions": _number(Question, Q(state=QuestionState.OPEN)),
        "asked_steps": _number(ConcreteStep, Q(state=StepState.ASKED)),
        "unread_lists": _number(AttendanceImport, Q(state=ImportState.PREVIEW)),
        "stopped_mails": _number(Mail, Q(state__in=[MailState.HELD, MailState.FAILED])),
    }
    figures = Programme.objects.filter(pk=programme.pk).values_list(*counted.values()).get()
    return dict(zip(counted, figures, strict=True))


def _number(model: type[Question | ConcreteStep | AttendanceImport | Mail], waits: Q) -> Coalesce:
    """Return a subquery that counts the rows of the outer programme that wait."""
    rows: QuerySet = model._default_manager.filter(waits, programme_id=OuterRef("pk")).order_by()
    return Coalesce(Subquery(rows.values("programme_id").annotate(number=Count("pk")).values("number")), 0)
