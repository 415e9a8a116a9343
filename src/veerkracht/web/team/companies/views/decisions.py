"""What people decided about written company names: look it up, take it back."""

from typing import Any

import django_filters
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.actions import restore_decision, revoke_decision
from veerkracht.domain.companies.choices import DecisionVerdict
from veerkracht.domain.companies.models import MatchDecision
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.filters import pairs_of
from veerkracht.shared.ui.tables import Table
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace


class DecisionFilter(django_filters.FilterSet):
    """Words in what was written and in the company's name, and what was decided."""

    q = django_filters.CharFilter(label=gettext_lazy("Search decisions"), method="search")
    verdict = django_filters.ChoiceFilter(label=gettext_lazy("Decision"), choices=DecisionVerdict.choices)

    class Meta:
        model = MatchDecision
        fields: list[str] = []

    def search(self, found: QuerySet[MatchDecision], name: str, text: str) -> QuerySet[MatchDecision]:
        """Look in both names."""
        return found.filter(Q(written__icontains=text) | Q(company__name__icontains=text))


class DecisionTable(Table):
    """One line per decision."""

    written = columns.TextColumn(verbose_name=gettext_lazy("Written as"), order_by=("written", "pk"))
    said = columns.TextColumn(verbose_name=gettext_lazy("With"), accessor="beside", orderable=False, only_wide=True)
    company = columns.TextColumn(
        verbose_name=gettext_lazy("Is"),
        accessor="company__name",
        orderable=False,
        default=gettext_lazy("no company we know"),
    )
    decided_by = columns.TextColumn(verbose_name=gettext_lazy("Decided by"), orderable=False)
    decided_at = columns.DayColumn(verbose_name=gettext_lazy("On"), order_by=("decided_at", "pk"))


@workspace
@require_safe
def decisions(request: SignedInRequest) -> HttpResponseBase:
    """List the decisions in force, the newest first."""
    found = MatchDecision.objects.of(request.programme).in_force().select_related("company", "decided_by")
    context: dict[str, Any] = {
        "may_change": bool(can_change(request.user, request.programme)),
        "is_filtered": bool(pairs_of(request.GET)),
    }
    return list_page(
        request,
        "team/companies/decisions.html",
        filterset=DecisionFilter(request.GET, queryset=found.order_by("-decided_at", "-pk"), request=request),
        table_class=DecisionTable,
        name=_("decisions"),
        context=context,
    )


@changing
@require_POST
def decision_change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a decision back, or let one hold again that was taken back."""
    found = get_object_or_404(MatchDecision.objects.of(request.programme), pk=pk)
    try:
        if found.revoked_at is not None:
            restore_decision(decision=found, by=request.user)
            messages.success(request, _("“%(name)s” is known again.") % {"name": found.written})
        else:
            revoke_decision(decision=found, at=request.programme.now(), by=request.user)
            undo = reverse("team:decision-change", args=[pk])
            text = _("“%(name)s” is forgotten: the next list is matched anew. Links that were made stay.")
            messages.success(request, text % {"name": found.written}, extra_tags=f"undo:{undo}")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:decisions")
