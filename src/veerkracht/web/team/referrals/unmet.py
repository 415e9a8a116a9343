"""What could not be served: theme by place and size, questions against supply, and what would help most."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.rules.demand import demand_error, expected_questions
from veerkracht.domain.companies.rules.sizes import SIZE_CLASSES
from veerkracht.domain.events.queries.readiness import past_meetings
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.domain.referrals.queries.unmet import missed_words, supply_rows, unmet_cells
from veerkracht.domain.referrals.rules.unmet import Suggestion, Table, ThemeSupply, suggestions, tabled
from veerkracht.web.lists import KINDS
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

SUGGESTED = {
    Suggestion.MORE_ROOM: gettext_lazy("more room of who already helps with it"),
    Suggestion.NEW_PROVIDER: gettext_lazy("a provider: there is none yet"),
    Suggestion.ARTICLE: gettext_lazy("an article: people search for it and find nothing"),
    Suggestion.VOUCHER: gettext_lazy("a theme for vouchers: many wait, and room alone does not solve it"),
}
EXAMPLE_VISITORS = 50


@workspace
@require_safe
def unmet(request: SignedInRequest) -> HttpResponseBase:
    """Show the map in counts; who does not answer questions sees no small groups."""
    programme = request.programme
    smallest = 1 if can_handle_questions(request.user, programme) else programme.small_group
    size = request.GET.get("grootte", "")
    # Whoever sees no small groups gets one cut only: two cuts can be subtracted from each other.
    size = size if size in SIZE_CLASSES and smallest == 1 else ""
    table = tabled(unmet_cells(programme, size), smallest)
    if request.GET.get("_export") in KINDS:
        return _file(table, smallest, request.GET["_export"])
    return _page(request, table, smallest, size)


def _page(request: SignedInRequest, table: Table, smallest: int, size: str) -> HttpResponse:
    past = past_meetings(request.programme)
    rows = supply_rows(request.programme, smallest)
    if smallest > 1:
        rows = [_beside(row, table) for row in rows]
    advice = [(row.theme, [str(SUGGESTED[each]) for each in suggestions(row)]) for row in rows]
    hides = smallest > 1
    context: dict[str, Any] = {
        "table": table,
        "by_place": [
            (place, [counts[at] for _theme, counts, _total in table.rows], table.totals[at])
            for at, place in enumerate(table.places)
        ],
        "sizes": list(SIZE_CLASSES),
        "size": size,
        "supply": rows,
        "advice": [(theme, words) for theme, words in advice if words],
        "missed": missed_words(request.programme),
        "error": demand_error(past),
        "example": expected_questions(past, "", EXAMPLE_VISITORS),
        "visitors": EXAMPLE_VISITORS,
        "back": reverse("team:overview" if hides else "team:questions"),
        "back_label": _("Overview") if hides else _("Questions"),
        "hides": hides,
        "smallest": smallest,
    }
    return render(request, "team/referrals/unmet.html", context)


def _beside(row: ThemeSupply, table: Table) -> ThemeSupply:
    """Return a row that says no more of a theme than the map does."""
    total = {theme: total for theme, _counts, total in table.rows}.get(row.theme, 0)
    return replace(row, unmet=total, waiting_days=row.waiting_days if total else None)


def _whole(total: int | None) -> object:
    """Return a sum for a file; a sum of which a part is hidden is left out."""
    return "" if total is None else total


def _file(table: Table, smallest: int, kind: str) -> StreamingHttpResponse:
    """Give the map as a file; what is too small to show is too small there too."""

    def shown(count: int | None) -> object:
        return f"< {smallest}" if count is None else count

    def rows() -> Iterator[list[object]]:
        for theme, counts, total in table.rows:
            yield [theme, *map(shown, counts), _whole(total)]
        yield [_("all"), *map(_whole, table.totals), _whole(table.total)]

    content_type, write = KINDS[kind]
    header = [_("Theme"), *table.places, _("all")]
    answer = StreamingHttpResponse(write(header, rows()), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(_("unmet demand"))}.{kind}"'
    return answer
