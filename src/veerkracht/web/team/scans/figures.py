"""Totals of one scan for the team: how far people come, what hangs together, and levels with small groups hidden."""

from collections import Counter
from collections.abc import Callable, Iterator
from textwrap import shorten
from typing import NamedTuple

from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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
from veerkracht.domain.scans.rules.scoring import level_of
from veerkracht.domain.scans.rules.suppression import show_parts
from veerkracht.shared.ui.charts.values import Bar

LABEL = 44  # as much as fits above a bar on a phone


class Cut(NamedTuple):
    """Companies per level in the parts of one cut; None is hidden."""

    title: str
    rows: list[tuple[str, list[int | None]]]


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


def cuts(definition: ScanDefinition, smallest: int) -> list[Cut]:
    """Return companies per level: all, by sector, size and place; each cut hides its small cells on its own total.

    Cells of two cuts are never told in combination, and only levels of whole companies are counted.
    """
    rows = latest_of_each_company(definition).annotate(
        section=F("company__section"), headcount=F("company__headcount"), place=F("company__municipality__name")
    )
    found = list(rows.order_by("pk").values_list("scores", "section", "headcount", "place"))
    rules = definition.rules
    counted = [
        (level_of(rules, total).code, section, size_of(headcount), place or "")
        for scores, section, headcount, place in found
        if (total := read_scores(scores).total) is not None
    ]
    ways: tuple[tuple[str, Callable[[tuple[str, str, str, str]], str]], ...] = (
        (_("All companies"), lambda row: _("all")),
        (_("By sector"), lambda row: str(SECTORS.get(row[1], _("unknown")))),
        (_("By size"), lambda row: row[2] or _("unknown")),
        (_("By place"), lambda row: row[3] or _("unknown")),
    )
    return [Cut(title, _rows(definition, counted, part_of, smallest)) for title, part_of in ways]


def _rows(
    definition: ScanDefinition,
    counted: list[tuple[str, str, str, str]],
    part_of: Callable[[tuple[str, str, str, str]], str],
    smallest: int,
) -> list[tuple[str, list[int | None]]]:
    levels = [level.code for level in definition.rules.levels]
    cells = Counter((part_of(row), row[0]) for row in counted)
    shown = show_parts({f"{part}\t{level}": count for (part, level), count in cells.items()}, smallest)
    parts = sorted({part for part, _level in cells})
    return [(part, [shown.get(f"{part}\t{level}", 0) for level in levels]) for part in parts]


def without_item(definition: ScanDefinition) -> list[str]:
    """Return the dimensions for which the knowledge base has nothing to offer."""
    helped = {
        code
        for codes in items_of(definition.programme).values_list("scan_dimensions", flat=True).order_by()
        for code in codes
    }
    return [text_of(each.label, language()) for each in definition.rules.dimensions if each.code not in helped]


def sheet(definition: ScanDefinition, smallest: int) -> Iterator[list[object]]:
    """Yield the totals as rows of a file; hidden figures stay hidden."""
    for cut in cuts(definition, smallest):
        for part, counts in cut.rows:
            yield [cut.title, part, *(f"< {smallest}" if count is None else count for count in counts)]
