"""The list of companies; add one, change one."""

from django.db.models import Case, F, QuerySet, Value, When
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.ui.filters import pairs_of, query
from veerkracht.web.lists import KINDS, PER_PAGE, export
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import workspace

from ..paging import CappedPaginator
from ..tables import CompanyFilter, CompanyTable
from ..wording import NOT_REACHED

GUESSES = 5


@workspace
@require_safe
def companies(request: SignedInRequest) -> HttpResponseBase:
    """List the companies; to htmx only the part that follows while one types."""
    filterset = CompanyFilter(request.GET, queryset=_rows(request), request=request)
    table = CompanyTable(filterset.qs)
    paging = {"per_page": PER_PAGE, "silent": True, "paginator_class": CappedPaginator}
    RequestConfig(request, paginate=paging).configure(table)
    if request.GET.get("_export") in KINDS:
        return export(table, kind=request.GET["_export"], name=_("companies"))
    return _list(request, filterset, table)


def _list(request: SignedInRequest, filterset: CompanyFilter, table: CompanyTable) -> HttpResponse:
    searched = request.GET.get("q", "").strip()
    context = {
        "filter": filterset,
        "table": table,
        "count": table.paginator.count,
        "is_capped": table.paginator.is_capped,
        "may_change": can_change(request.user, request.programme),
        "searched": searched,
        "is_filtered": bool(pairs_of(request.GET)),
        "guesses": _guesses(request, searched) if searched and not table.paginator.count else [],
    }
    if not request.htmx:
        return render(request, "team/companies/companies.html", context)
    answer = render(request, "team/companies/companies.html#list", context)
    answer["HX-Replace-Url"] = f"{request.path}{query(pairs_of(request.GET))}"
    return answer


def _rows(request: SignedInRequest) -> QuerySet[Company]:
    """Return the companies with just what the list shows."""
    stage = Case(
        When(stage__activated_on__isnull=False, then=Value(Stage.ACTIVATED.value)),
        When(stage__aware_on__isnull=False, then=Value(Stage.AWARE.value)),
        When(stage__isnull=False, then=Value(Stage.REACHED.value)),
        default=Value(NOT_REACHED),
    )
    return (
        Company.objects.of(request.programme)
        .only("name", "kvk_number", "section", "headcount", "target_answer")
        .annotate(stage_code=stage, last_on=F("stage__last_on"), municipality_name=F("municipality__name"))
        .order_by("name", "pk")
    )


def _guesses(request: SignedInRequest, searched: str) -> list[Company]:
    """Return companies whose names look like what was typed, when nothing has exactly that."""
    return list(Company.objects.of(request.programme).only("name").sounding_like(searched)[:GUESSES])
