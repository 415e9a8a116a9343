"""Facts of the ledger as a page shows them: what happened, who says so, where the proof is."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.domain.companies.choices import OccasionKind, SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.companies.models.ledger import TouchpointQuerySet
from veerkracht.domain.companies.permissions import can_move_touchpoint, can_see_people, can_void_touchpoint
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.shared.ui.formats import number
from veerkracht.web.requests import SignedInRequest

from .wording import FACT_ICONS, KINDS, LEVELS

SOURCE_PAGES = {
    SourceKind.ATTENDANCE_IMPORT: "team:import",
    SourceKind.EVENT: "team:event",
    SourceKind.QUESTION: "team:question",
    SourceKind.STEP: "team:step",
}


@dataclass(frozen=True)
class Reader:
    """Who looks: not everybody sees names, opens questions or takes out facts."""

    sees_people: bool
    reads_questions: bool
    request: SignedInRequest

    @classmethod
    def of(cls, request: SignedInRequest) -> "Reader":
        """Ask once for the whole page."""
        return cls(
            bool(can_see_people(request.user, request.programme)),
            bool(can_handle_questions(request.user, request.programme)),
            request,
        )


@dataclass(frozen=True)
class ShownFact:
    """One line of a timeline. `voided` says by whom, when and why; empty while the fact counts."""

    fact: Touchpoint
    title: str
    details: tuple[str, ...]
    icon: str
    url: str
    link: str
    may_void: bool
    may_move: bool = False


def with_everything_shown(facts: TouchpointQuerySet) -> TouchpointQuerySet:
    """Return facts, the newest first, with what a line shows; one query."""
    related = ("person", "company", "occasion", "recorded_by", "voided_by", "programme")
    return facts.select_related(*related).order_by("-on", "-pk")


def shown(facts: Iterable[Touchpoint], reader: Reader) -> list[ShownFact]:
    """Return the facts as lines for this reader."""
    return [show(fact, reader) for fact in facts]


def show(fact: Touchpoint, reader: Reader) -> ShownFact:
    """Return one fact as a line for this reader."""
    url, link = _proof(fact, reader)
    return ShownFact(
        fact=fact,
        title=title_of(fact),
        details=tuple(_details(fact)),
        icon=FACT_ICONS.get(fact.kind, "check"),
        url=url,
        link=link,
        may_void=bool(can_void_touchpoint(reader.request.user, fact)),
        may_move=bool(can_move_touchpoint(reader.request.user, fact)),
    )


def title_of(fact: Touchpoint) -> str:
    """Return what happened: `attended a meeting: Ondernemersavond`."""
    what = str(KINDS.get(fact.kind, fact.kind))
    return f"{what}: {fact.occasion.title}" if fact.occasion else what


def _details(fact: Touchpoint) -> Iterable[str]:
    if fact.minutes:
        yield ngettext("%(count)s minute", "%(count)s minutes", fact.minutes) % {"count": number(fact.minutes)}
    if fact.kind == TouchpointKind.SAW_NEED and fact.value is not None:
        yield _("answer %(value)s of 5") % {"value": fact.value}
    if fact.level:
        yield str(LEVELS[fact.level])
    if fact.evidence and fact.source_kind != SourceKind.STEP:
        yield fact.evidence


def _proof(fact: Touchpoint, reader: Reader) -> tuple[str, str]:
    """Return the page that shows where the fact comes from, and what the link says."""
    words = str(SourceKind(fact.source_kind).label)
    if fact.source_kind == SourceKind.QUESTION and not reader.reads_questions:
        return "", words
    page = SOURCE_PAGES.get(SourceKind(fact.source_kind))
    if page and fact.source_id:
        return reverse(page, args=[fact.source_id]), words
    if fact.occasion is not None and fact.occasion.kind == OccasionKind.EVENT:
        return reverse("team:event", args=[fact.occasion_id]), words
    return "", words


def day_of(fact: Touchpoint | None) -> dt.date | None:
    """Return the day of a fact, if there is one."""
    return fact.on if fact is not None else None
