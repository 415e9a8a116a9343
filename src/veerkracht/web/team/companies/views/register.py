"""The list of companies, and what is done with many of them at once."""

from typing import Any

from django.contrib import messages
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, F, OuterRef, QuerySet, Subquery, Value, When
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.actions import label_companies, undo_labels, unlabel_companies
from veerkracht.domain.companies.models import Company, CompanyLabel, LabelChange, Labelling
from veerkracht.domain.companies.queries import NOT_REACHED
from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui.facets import count_facets
from veerkracht.shared.ui.filters import pairs_of
from veerkracht.shared.ui.formats import number
from veerkracht.web.lists import KINDS, export, list_page, selection
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .. import paging
from ..facets import expressions
from ..tables import CompanyFilter, CompanyTable, CompanyTableToRead

GUESSES = 5


@workspace
@require_safe
def companies(request: SignedInRequest) -> HttpResponseBase:
    """List the companies; to htmx only the part that follows while one types."""
    filterset = CompanyFilter(request.GET, queryset=_rows(request), request=request)
    may_change = bool(can_change(request.user, request.programme))
    pages: dict[str, Any] = {"paginator_class": paging.CappedPaginator}
    if request.GET.get("_export") not in KINDS:
        filterset.facets = count_facets(filterset, expressions(request.programme.today()), cap=paging.AT_MOST)
        pages["seen"] = filterset.facets.seen
    return list_page(
        request,
        "team/companies/companies.html",
        filterset=filterset,
        table_class=CompanyTable if may_change else CompanyTableToRead,
        name=_("companies"),
        page="companies",
        paging=pages,
        context=_context(request, filterset, may_change=may_change),
        live="list",
    )


def _context(request: SignedInRequest, filterset: CompanyFilter, *, may_change: bool) -> dict[str, Any]:
    searched = request.GET.get("q", "").strip()
    seen = filterset.facets.seen if filterset.facets else 0
    return {
        "may_change": may_change,
        "searched": searched,
        "is_capped": seen > paging.AT_MOST,
        "is_filtered": any(name in filterset.filters for name, _value in pairs_of(request.GET)),
        "guesses": _guesses(request, searched) if searched and not seen else [],
        "labels": _labels(filterset),
    }


def _labels(filterset: CompanyFilter) -> list[CompanyLabel]:
    """Return the labels, read once for the filter and the bar for many companies."""
    return list(filterset.form.fields["label"].records.values())


def _rows(request: SignedInRequest) -> QuerySet[Company]:
    """Return the companies with just what the list shows."""
    stage = Case(
        When(stage__activated_on__isnull=False, then=Value(Stage.ACTIVATED.value)),
        When(stage__aware_on__isnull=False, then=Value(Stage.AWARE.value)),
        When(stage__isnull=False, then=Value(Stage.REACHED.value)),
        default=Value(NOT_REACHED),
    )
    labels = Labelling.objects.filter(company=OuterRef("pk")).order_by().values("company")
    return (
        Company.objects.of(request.programme)
        .only("name", "kvk_number", "section", "headcount", "target_answer", "place", "website", "non_mailing")
        .annotate(stage_code=stage, last_on=F("stage__last_on"), municipality_name=F("municipality__name"))
        .annotate(
            label_names=Subquery(
                labels.annotate(names=StringAgg("label__name", ", ", order_by="label__name")).values("names")
            )
        )
        .order_by("name", "pk")
    )


def _guesses(request: SignedInRequest, searched: str) -> list[Company]:
    """Return companies whose names look like what was typed, when nothing has exactly that."""
    return list(Company.objects.of(request.programme).only("name").sounding_like(searched)[:GUESSES])


def _chosen(request: SignedInRequest) -> QuerySet[Company]:
    """Return the companies that were ticked, or all that the filters find."""

    def rows(data: QueryDict) -> QuerySet[Company]:
        return CompanyFilter(data, queryset=_rows(request), request=request).qs

    return selection(request, rows)


@changing
@require_POST
def companies_export(request: SignedInRequest) -> HttpResponseBase:
    """Give the chosen companies as a sheet."""
    return export(CompanyTableToRead(_chosen(request)), kind="xlsx", name=_("companies"))


@changing
@require_POST
def companies_label(request: SignedInRequest) -> HttpResponse:
    """Put a label on the chosen companies, or take it off."""
    back = redirect(f"{reverse('team:companies')}?{request.POST.get('_query', '')}")
    name = request.POST.get("label", "").strip()
    longest = CompanyLabel._meta.get_field("name").max_length or 0
    chosen = _chosen(request)
    if not name or len(name) > longest:
        messages.error(request, _("Type a label of 1 to %(longest)s characters first.") % {"longest": longest})
        return back
    if not chosen.exists():
        messages.error(request, _("No company was chosen. Tick the companies first, or choose all that were found."))
        return back
    change_labels = unlabel_companies if request.POST.get("_do") == "off" else label_companies
    try:
        change = change_labels(programme=request.programme, name=name, companies=chosen, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return back
    undo = reverse("team:label-undo", args=[change.pk])
    messages.success(request, _said(change), extra_tags=f"undo:{undo}")
    return back


def _said(change: LabelChange) -> str:
    count = len(change.company_ids)
    if change.is_removal:
        text = ngettext(
            "“%(label)s” was taken off %(count)s company.", "“%(label)s” was taken off %(count)s companies.", count
        )
    else:
        text = ngettext("%(count)s company got “%(label)s”.", "%(count)s companies got “%(label)s”.", count)
    return text % {"label": change.label.name, "count": number(count)}


@changing
@require_POST
def label_undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the labels back as they were."""
    change = get_object_or_404(LabelChange, programme=request.programme, pk=pk)
    try:
        undo_labels(change=change, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The labels are as they were."))
    return redirect("team:companies")
