"""The network as a picture drawn on the server, year by year, and the same as a table."""

import datetime as dt
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.impact.queries.network import network
from veerkracht.domain.impact.rules.network import COLUMN_WIDTH, Placed, bounded, place
from veerkracht.shared.ui.formats import number
from veerkracht.shared.ui.items import Link
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

ROWS_PER_PAGE = 50
LONGEST_LABEL = 34


class Drawn(NamedTuple):
    """A point as it is drawn."""

    x: int
    y: int
    size: int
    label: str
    title: str
    column: int


class Stroke(NamedTuple):
    """A line as it is drawn."""

    path: str


@workspace
@require_safe
def network_picture(request: SignedInRequest) -> HttpResponse:
    """Show pioniers, meetings, fans and where companies came from, as it was at the end of a year."""
    programme = request.programme
    today = programme.today()
    years = list(range(programme.starts_on.year, today.year + 1))
    asked = request.GET.get("jaar", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in years else years[-1]
    found = network(programme, until=min(dt.date(year, 12, 31), today))
    points, lines = bounded(found.points, found.lines)
    placed = {each.point.key: each for each in place(points, lines)}
    context = {
        "years": [Link(str(each), f"?jaar={each}", each == year) for each in years],
        "year": year,
        "years_range": (years[0], years[-1]),
        "points": [_drawn(each) for each in placed.values()],
        "strokes": [_stroke(placed[one], placed[other]) for one, other in lines if one in placed and other in placed],
        "columns": [(20 + at * COLUMN_WIDTH, label) for at, label in enumerate(_columns())],
        "width": COLUMN_WIDTH * 4,
        "height": max((each.y for each in placed.values()), default=0) + 40,
        "ties": Paginator(found.ties, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "count": len(found.ties),
    }
    return render(request, "team/network/network.html", context)


def _columns() -> list[str]:
    return [_("Pioniers"), _("Meetings"), _("Fans"), _("Where companies came from")]


def _drawn(each: Placed) -> Drawn:
    point = each.point
    label = point.label or _("and %(number)s more") % {"number": number(point.stands_for)}
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"
    return Drawn(each.x, each.y, min(4 + round(point.weight**0.5), 12), short, f"{label}: {point.weight}", point.column)


def _stroke(one: Placed, other: Placed) -> Stroke:
    half = (one.x + other.x) // 2
    return Stroke(f"M{one.x} {one.y}C{half} {one.y} {half} {other.y} {other.x} {other.y}")
