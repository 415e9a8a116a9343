"""Requests of people about their own data."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Case, TextField, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.actions import close_request, extend_request, open_request
from veerkracht.domain.companies.choices import RightsKind, RightsState
from veerkracht.domain.companies.models import RightsRequest
from veerkracht.domain.companies.permissions import can_handle_rights
from veerkracht.domain.companies.rules.retention import answer_by
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from .finding import find_request
from .forms import CloseForm, ExtendForm, RequestForm
from .tables import RightsFilter, RightsTable, urgency
from .wording import said_done


@workspace
@require_safe
def rights(request: SignedInRequest) -> HttpResponseBase:
    """List the requests, what is open first, in the order of their last day."""
    require(can_handle_rights(request.user, request.programme))
    who = Coalesce(NullIf("name", Value("")), NullIf("email", Value("")), Value("-"), output_field=TextField())
    is_over = Case(When(state=RightsState.OPEN, then=0), default=1)
    rows = RightsRequest.objects.of(request.programme).annotate(who=who, is_over=is_over)
    return list_page(
        request,
        "team/people/rights.html",
        filterset=RightsFilter(request.GET, queryset=rows.order_by("is_over", "due_on", "pk"), request=request),
        table_class=RightsTable,
        name=_("requests"),
    )


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def rights_new(request: SignedInRequest) -> HttpResponse:
    """Note a request; whom it is about is found by address."""
    today = request.programme.today()
    initial = {"received_on": today, "email": request.GET.get("adres", "")}
    form = RequestForm(request.POST if request.method == "POST" else None, initial=initial, today=today)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "kind": RightsKind(form.cleaned_data["kind"])}
        made = open_request(programme=request.programme, by=request.user, **given)
        messages.success(request, _("Noted. The month counts from the day on which it came in."))
        return redirect("team:rights-request", made.pk)
    return render(request, "team/people/rights_new.html", {"form": form})


@workspace
@require_safe
def rights_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a request with what can be done and what was done."""
    require(can_handle_rights(request.user, request.programme))
    return _page(request, find_request(request, pk))


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def rights_extend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take two months more, and mail the person why."""

    def extend(found: RightsRequest, given: dict[str, Any]) -> None:
        extend_request(request=found, reason=given["reason"], on=request.programme.today(), by=request.user)

    return _do(request, pk, "extend", ExtendForm, extend)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def rights_close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close a request with what was done."""

    def close(found: RightsRequest, given: dict[str, Any]) -> None:
        is_granted, at = given["is_granted"] == "yes", request.programme.now()
        close_request(request=found, is_granted=is_granted, outcome=given["outcome"], at=at, by=request.user)

    return _do(request, pk, "close", CloseForm, close)


def _do(
    request: SignedInRequest, pk: int, name: str, form_class: Any, act: Callable[[RightsRequest, dict[str, Any]], None]
) -> HttpResponse:
    """Take one form of the page; what is wrong with it is said there."""
    found = find_request(request, pk)
    if request.method != "POST":
        return redirect("team:rights-request", pk)
    form = form_class(request.POST)
    if form.is_valid():
        try:
            act(found, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("team:rights-request", pk)
    return _page(request, found, **{name: form})


def _page(request: SignedInRequest, found: RightsRequest, **forms: Any) -> HttpResponse:
    is_open, today = found.state == RightsState.OPEN, request.programme.today()
    may_extend = is_open and found.extended_on is None and today <= answer_by(found.received_on)
    context = {
        "found": found,
        "is_open": is_open,
        "due": urgency(found.due_on, is_open=is_open, today=today),
        "extend": forms.get("extend") or (ExtendForm() if may_extend else None),
        "close": forms.get("close") or (CloseForm() if is_open else None),
        "log": said_done(request.programme, AuditLine.objects.about(found).select_related("actor")),
    }
    return render(request, "team/people/rights_request.html", context)
