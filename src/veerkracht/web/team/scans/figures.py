"""Totals of one scan for the team: how far people come, what hangs together, and levels with small groups hidden."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean
from textwrap import shorten
from typing import NamedTuple

from django.db.models import OuterRef, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.knowledge.queries import items_of
from veerkracht.domain.scans.choices import WaveState
from veerkracht.domain.scans.models import CompanyScan, EmployeeWave, ManagementSheet, ScanDefinition
from veerkracht.domain.scans.queries import (
    latest_of_each_company,
    live_reliability,
    reached_statements,
    read_scores,
    size_of,
)
from veerkracht.domain.scans.rules.definition import text_of
from veerkracht.domain.scans.rules.scoring import level_of, rounded
from veerkracht.domain.scans.rules.suppression import show_cuts, show_parts
from veerkracht.shared.ui.charts.values import Bar

LABEL = 44  # as much as fits above a bar on a phone


class Counted(NamedTuple):
    """The total of one company, and in which part of each cut it stands."""

    total: float
    parts: tuple[str, ...]


class Part(NamedTuple):
    """Some companies together."""

    label: str
    companies: int
    score: int
    level: str


class Cut(NamedTuple):
    """The parts of one cut that may be told."""

    title: str
    rows: list[Part]


class Quality(NamedTuple):
    """How well the statements of a dimension hang together."""

    label: str
    sheets: int
    alpha: str
    is_good: bool
    is_known: bool


def language() -> str:
    """Return the language of the moment."""
    return get_language() or "nl"


def level_names(definition: ScanDefinition) -> list[str]:
    """Return the levels from low to high."""
    return [text_of(level.label, language()) for level in definition.rules.levels]


def progress(definition: ScanDefinition) -> dict[str, int]:
    """Return how many scans were begun and completed, and how often employees were asked."""
    scans = CompanyScan.objects.filter(definition=definition)
    waves = EmployeeWave.objects.filter(definition=definition)
    return {
        "begun": scans.count(),
        "done": scans.completed().count(),
        "shared": scans.completed().filter(shares_scores=True).count(),
        "calls": scans.completed().filter(wants_call=True).count(),
        "waves": waves.count(),
        "closed": waves.filter(state=WaveState.CLOSED).count(),
    }


def drop_off(definition: ScanDefinition, smallest: int) -> list[Bar]:
    """Return per statement how many stopped after it; few are hidden, and the total with them."""
    sheets = ManagementSheet.objects.filter(scan__definition=definition, completed_on__isnull=True)
    reached = reached_statements(definition.rules, sheets.values_list("answers", flat=True).order_by("pk"))
    shown = show_parts(reached, smallest)
    numbered = enumerate(definition.rules.statements, start=1)
    labels = {each.code: f"{number}. {text_of(each.text, language())}" for number, each in numbered}
    return [Bar(shorten(labels[code], LABEL, placeholder=" …"), count) for code, count in shown.items() if count]


def quality(definition: ScanDefinition) -> list[Quality]:
    """Return alpha per dimension from live data (SCR-5)."""
    labels = {each.code: text_of(each.label, language()) for each in definition.rules.dimensions}
    return [
        Quality(
            labels[each.code],
            each.sheets,
            "-" if each.alpha is None else f"{each.alpha:.2f}".replace(".", "," if language() == "nl" else "."),
            each.is_good,
            each.alpha is not None,
        )
        for each in live_reliability(definition)
    ]


def levels(definition: ScanDefinition, counted: Sequence[Counted], smallest: int) -> list[Bar]:
    """Return how many companies stand at each level; few are hidden, and one more so that they do not follow."""
    found = Counter(level_of(definition.rules, each.total).code for each in counted)
    shown = show_parts({level.code: found[level.code] for level in definition.rules.levels}, smallest)
    labels = zip(shown.values(), level_names(definition), strict=True)
    return [Bar(label, count) for count, label in labels if count is not None] if any(shown.values()) else []


def counted(definition: ScanDefinition) -> list[Counted]:
    """Return the last scan of each company that has a total, with what it is cut by; one query."""
    met = Touchpoint.objects.live().filter(company=OuterRef("company"), kind=TouchpointKind.ATTENDED)
    theme = met.exclude(occasion__event__theme="").order_by("-on", "-pk").values("occasion__event__theme")[:1]
    rows = latest_of_each_company(definition).order_by("company").annotate(theme=Subquery(theme))
    found = rows.values_list("scores", "company__section", "company__headcount", "company__municipality__name", "theme")
    unknown = _("unknown")
    return [
        Counted(
            total,
            (str(SECTORS.get(section, unknown)), size_of(headcount) or unknown, place or unknown, theme or unknown),
        )
        for scores, section, headcount, place, theme in found
        if (total := read_scores(scores).total) is not None
    ]


def cuts(definition: ScanDefinition, counted: Sequence[Counted], smallest: int) -> list[Cut]:
    """Return the mean score by sector, size, place and theme, of parts that no cut and no two cuts make too small."""
    titles = (_("By sector"), _("By size"), _("By place"), _("By theme of the last meeting"))
    members: list[dict[str, list[int]]] = [defaultdict(list) for _title in titles]
    for number, each in enumerate(counted):
        for cut, part in zip(members, each.parts, strict=True):
            cut[part].append(number)
    found = []
    for title, cut, shown in zip(titles, members, show_cuts(members, smallest), strict=True):
        rows = [
            _part(definition, part, [counted[number].total for number in cut[part]])
            for part in sorted(shown, key=_in_order)
        ]
        rest = [counted[number].total for part, numbers in cut.items() if part not in shown for number in numbers]
        found.append(
            Cut(title, [*rows, *([_part(definition, _("the others together"), rest)] if rest and rows else [])])
        )
    return found


def _in_order(part: str) -> tuple[int, str]:
    """Let 2-9 stand before 10-49, and words by the alphabet."""
    first = part.partition("-")[0]
    return (int(first) if first.isdigit() else 0, part)


def _part(definition: ScanDefinition, label: str, totals: Sequence[float]) -> Part:
    mean = fmean(totals)
    return Part(label, len(totals), rounded(mean), text_of(level_of(definition.rules, mean).label, language()))


def without_item(definition: ScanDefinition) -> list[str]:
    """Return the dimensions for which the knowledge base has nothing to offer."""
    helped = {
        code
        for codes in items_of(definition.programme).values_list("scan_dimensions", flat=True).order_by()
        for code in codes
    }
    return [text_of(each.label, language()) for each in definition.rules.dimensions if each.code not in helped]


def sheet(definition: ScanDefinition, smallest: int) -> Iterator[list[object]]:
    """Yield the totals as rows of a file: what the page tells, and nothing else."""
    for cut in cuts(definition, counted(definition), smallest):
        for part in cut.rows:
            yield [cut.title, *part]
