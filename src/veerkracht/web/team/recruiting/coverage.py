"""The present group of pioniers beside the target group, with the gaps named (PIO-7)."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.impact.queries import coverage
from veerkracht.domain.knowledge.models import Theme
from veerkracht.domain.pioniers.choices import Gender
from veerkracht.domain.pioniers.rules.coverage import Part
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace
from veerkracht.web.team.companies.wording import SIZES

from .finding import parts as tabs_of


class Line(NamedTuple):
    """One part of a dimension in words."""

    label: str
    have: int
    size: int | None
    expected: float | None
    missing: int


class CoverageTable(Table):
    """One line per part: how many there are, and how many its share would give."""

    label = columns.TextColumn(verbose_name=_("Part"), orderable=False)
    have = columns.NumberColumn(verbose_name=_("Pioniers"), orderable=False)
    expected = columns.NumberColumn(verbose_name=_("By share"), decimals=1, orderable=False)
    size = columns.NumberColumn(verbose_name=_("Companies in the target group"), orderable=False, only_wide=True)


class Dimension(NamedTuple):
    """One dimension: its name, its table, and its gaps in words."""

    title: str
    table: Table
    gaps: list[str]


@workspace
@require_safe
def coverage_page(request: SignedInRequest) -> HttpResponse:
    """Show where the group is thin, so that the next search is directed."""
    found = coverage(request.programme, request.programme.today())
    themes = {theme.code: theme.label for theme in Theme.objects.of(request.programme).order_by("pk")}
    sides = (
        (_("Part of the region"), found.region, lambda code: code),
        (_("Sector"), found.sector, lambda code: str(SECTORS.get(code, code))),
        (_("Size"), found.size, lambda code: str(SIZES.get(code, code))),
    )
    shown = [_dimension(title, parts, label) for title, parts, label in sides]
    shown.append(_themes(found.theme, themes))
    context = {
        "pioniers": found.pioniers,
        "dimensions": shown,
        "gender": _gender(found.gender) if found.gender else None,
        "gender_told": found.gender_told,
        "gaps": [gap for each in shown for gap in each.gaps],
        "parts": tabs_of(request, "coverage"),
    }
    return render(request, "team/recruiting/coverage.html", context)


def _dimension(title: str, parts: Iterable[Part], label: Callable[[str], str]) -> Dimension:
    lines = [Line(label(each.code), each.have, each.size, each.expected, each.missing) for each in parts]
    return Dimension(title, CoverageTable(lines), [_gap(line) for line in lines if line.missing])


def _themes(parts: Iterable[Part], names: dict[str, str]) -> Dimension:
    lines = [Line(names[each.code], each.have, None, None, each.missing) for each in parts]
    gaps = [_("Nobody tells about “%(theme)s”.") % {"theme": line.label} for line in lines if line.missing]
    return Dimension(_("Theme"), CoverageTable(lines, exclude=("expected", "size")), gaps)


def _gender(parts: Iterable[Part]) -> Dimension:
    lines = [Line(str(Gender(each.code).label), each.have, None, each.expected, each.missing) for each in parts]
    return Dimension(_("Gender"), CoverageTable(lines, exclude=("size",)), [])


def _gap(line: Line) -> str:
    """Return a gap in words."""
    values = {"part": line.label, "have": line.have, "missing": line.missing}
    if line.have == 0:
        none = ngettext(
            "No pionier: %(part)s. By its share there would be one.",
            "No pionier: %(part)s. By its share there would be %(missing)s.",
            line.missing,
        )
        return none % values
    few = ngettext(
        "One more would fit: %(part)s, where there are %(have)s now.",
        "%(missing)s more would fit: %(part)s, where there are %(have)s now.",
        line.missing,
    )
    return few % values
