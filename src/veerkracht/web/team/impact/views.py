"""The Monday overview, and the rows behind each of its figures."""

from django.db.models import F
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.impact import queries
from veerkracht.domain.impact.choices import PEOPLE_IN_ROWS, Dimension, Measure
from veerkracht.domain.impact.rules.figure import Figure, FigureError, parse
from veerkracht.shared.ui.formats import number
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

from .attention import waiting
from .blocks import Blocks
from .choosing import choices
from .chosen import chips_of, problem_of
from .selection import read_selection
from .splits import Splits
from .tables import KINDS_OF_ROWS, RowsFilter, reader_of
from .wording import explained, member_in_words, title_of, unit_of


@workspace
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """Show where the programme stands: targets, figures that are never added up, and what waits for somebody."""
    programme, today = request.programme, request.programme.today()
    selection = read_selection(request.GET)
    found = queries.overview(programme, selection.asked())
    blocks = Blocks(found.whole, selection, today)
    splits = Splits(found, queries.member_names(programme), selection)
    context = {
        "today": today,
        "behind": found.whole.behind,
        "selection": selection,
        "choices": choices(selection, programme, today),
        "targets": blocks.targets(programme),
        "blocks": blocks,
        "budget": programme.budget_lines.annotate(left=F("amount") - F("spent")).order_by("pk"),
        "waiting": waiting(request),
        "fans": splits.bars(Dimension.FAN, with_none=True),
        "pioniers": splits.bars(Dimension.PIONIER, with_none=True),
        "sectors": splits.bars(Dimension.SECTION, with_none=False),
        "sector_unknown": splits.unknown(Dimension.SECTION),
        "tiles": splits.tiles(),
        "off_the_map": splits.off_the_map(),
    }
    return render(request, "team/impact/overview.html", context)


@workspace
@require_safe
def rows(request: SignedInRequest) -> HttpResponseBase:
    """List the rows behind a figure, each with what proves it; without a figure, list the figures."""
    if not request.GET.get("measure"):
        return _figures(request, 200)
    try:
        figure = parse(request.GET)
    except FigureError as error:
        return _figures(request, 400, problem=problem_of(error))
    names = queries.member_names(request.programme).names
    member = member_in_words(figure, names)
    if member is None:
        raise Http404(_("This programme has no such %(what)s.") % {"what": Dimension(figure.dimension).label})
    return _list(request, figure, member)


def _list(request: SignedInRequest, figure: Figure, member: str) -> HttpResponseBase:
    measure = Measure(figure.measure)
    kind = KINDS_OF_ROWS[figure.counts]
    found = queries.rows_behind(request.programme, figure)
    title = title_of(figure, member)
    listed = kind.filter(request.GET, queryset=kind.dressed(found, reader_of(request)), request=request)
    context = {
        "figure": figure,
        "title": title,
        "chips": chips_of(figure, member),
        "definition": explained(measure, request.programme.today()),
        "people": _people(request, figure, listed) if figure.measure in PEOPLE_IN_ROWS else "",
        "row_unit": figure.counts.label,
    }
    return list_page(
        request,
        "team/impact/rows.html",
        filterset=listed,
        table_class=kind.table,
        name=title,
        context=context,
    )


def _people(request: SignedInRequest, figure: Figure, listed: RowsFilter) -> str:
    """Return how many people the rows hold; those that a search leaves over are counted from the rows themselves."""
    is_searched = bool(request.GET.get("q"))
    amount = queries.amount_of(listed.qs, figure) if is_searched else queries.amount(request.programme, figure)
    return f"{number(amount)} {unit_of(Measure(figure.measure), amount)}"


def _figures(request: SignedInRequest, status: int, problem: str = "") -> HttpResponse:
    """List every figure with its definition; say what was wrong with the address when something was."""
    today = request.programme.today()
    found = queries.figures(request.programme)
    listed = [
        (measure, Figure(measure.value).query(), found.amount(measure), explained(measure, today))
        for measure in Measure
    ]
    return render(request, "team/impact/figures.html", {"listed": listed, "problem": problem}, status=status)
