"""Travel costs: list with totals per budget line, claim for a pionier, look and decide."""

import django_filters
from django import forms
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.pioniers.actions import claim_expense, decide_expense, reopen_expense
from veerkracht.domain.pioniers.choices import ExpenseState
from veerkracht.domain.pioniers.models import Pionier, TravelExpense
from veerkracht.domain.pioniers.permissions import can_decide_expense
from veerkracht.domain.pioniers.queries.attention import travel_by_line
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui import columns
from veerkracht.shared.ui.tables import Table
from veerkracht.web.lists import list_page
from veerkracht.web.private_files import private_file
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace
from veerkracht.web.working import ExpenseForm

TONES = {ExpenseState.CLAIMED.value: "careful", ExpenseState.APPROVED.value: "good"}
APPROVE, REFUSE = "approve", "refuse"


class ExpenseFilter(django_filters.FilterSet):
    """Words, state, period and budget line."""

    q = django_filters.CharFilter(label=gettext_lazy("Search travel costs"), method="search")
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=ExpenseState.choices)

    class Meta:
        model = TravelExpense
        fields: list[str] = []

    def search(self, expenses: QuerySet[TravelExpense], name: str, words: str) -> QuerySet[TravelExpense]:
        """Look in pionier and journey."""
        return expenses.filter(Q(pionier__person__name__icontains=words) | Q(description__icontains=words))


class ExpenseTable(Table):
    """One line per claim."""

    row_url = ("team:expense", "pk")

    on = columns.DayColumn(verbose_name=gettext_lazy("Day"))
    pionier = columns.TextColumn(verbose_name=gettext_lazy("Pionier"), order_by="pionier__person__name")
    amount = columns.MoneyColumn(verbose_name=gettext_lazy("Amount"), only_wide=True)
    state = columns.BadgeColumn(verbose_name=gettext_lazy("State"), labels=dict(ExpenseState.choices), tones=TONES)
    description = columns.TextColumn(verbose_name=gettext_lazy("Journey"), only_wide=True)
    budget_line = columns.TextColumn(
        verbose_name=gettext_lazy("Budget line"), order_by="budget_line__name", only_wide=True
    )


class DecisionForm(forms.Form):
    """Approve on a line, or say why not."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[(APPROVE, gettext_lazy("Approve")), (REFUSE, gettext_lazy("Do not approve"))],
        widget=forms.RadioSelect,
        initial=APPROVE,
    )
    budget_line = forms.ModelChoiceField(
        label=gettext_lazy("Budget line"), queryset=BudgetLine.objects.none(), required=False
    )
    remark = forms.CharField(
        label=gettext_lazy("Remark"), max_length=300, required=False, help_text=gettext_lazy("The pionier reads this.")
    )

    def __init__(self, *args: object, programme: Programme, **kwargs: object) -> None:
        """Offer the lines of this programme."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        lines = BudgetLine.objects.filter(programme=programme).order_by("name", "pk")
        self.fields["budget_line"].queryset = lines  # type: ignore[attr-defined]  # chooses from rows

    def clean(self) -> dict[str, object]:
        """Ask for what the decision needs."""
        cleaned = super().clean() or {}
        if cleaned.get("decision") == APPROVE and not cleaned.get("budget_line"):
            self.add_error("budget_line", _("Choose the line from which it is paid."))
        if cleaned.get("decision") == REFUSE and not cleaned.get("remark"):
            self.add_error("remark", _("Say why, so that the pionier can mend it."))
        return cleaned


@workspace
@require_safe
def expenses(request: SignedInRequest) -> HttpResponseBase:
    """List the claims, with what was approved on each budget line."""
    found = TravelExpense.objects.of(request.programme).select_related("pionier__person", "budget_line")
    return list_page(
        request,
        "team/pioniers/expenses.html",
        filterset=ExpenseFilter(request.GET, queryset=found.order_by("-on", "-pk"), request=request),
        table_class=ExpenseTable,
        name=_("travel costs"),
        page="expenses",
        context={"lines": [each for each in travel_by_line(request.programme) if each.travel]},
    )


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Enter a claim for a pionier who sent a receipt by mail or on paper."""
    found = get_object_or_404(Pionier.objects.of(request.programme).select_related("person", "programme"), pk=pk)
    form = ExpenseForm(request.POST or None, request.FILES or None, programme=request.programme)
    if request.method == "POST" and form.is_valid():
        try:
            made = claim_expense(pionier=found, **form.cleaned_data, at=request.programme.now(), by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Noted. A colleague looks at it."))
            return redirect("team:expense", made.pk)
    return render(request, "team/pioniers/expense_form.html", {"form": form, "pionier": found})


def _find(request: SignedInRequest, pk: int) -> TravelExpense:
    related = ("pionier__person", "budget_line", "claimed_by", "decided_by", "programme")
    return get_object_or_404(TravelExpense.objects.of(request.programme).select_related(*related), pk=pk)


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def expense(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one claim with its receipt, and decide on it."""
    found = _find(request, pk)
    may = can_decide_expense(request.user, found)
    form = DecisionForm(request.POST or None, programme=request.programme)
    if request.method == "POST":
        require(may)
        if form.is_valid():
            given = form.cleaned_data
            try:
                decide_expense(
                    expense=found,
                    is_approved=given["decision"] == APPROVE,
                    budget_line=given["budget_line"],
                    remark=given["remark"],
                    at=request.programme.now(),
                    by=request.user,
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("The decision is noted."))
                return redirect("team:expense", pk)
    context = {"expense": found, "form": form, "may": may, "tone": TONES.get(found.state, "neutral")}
    context["may_change"] = can_change(request.user, request.programme)
    return render(request, "team/pioniers/expense.html", context)


@workspace
@require_safe
def receipt(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Hand out the receipt, to whoever may change or decide."""
    require(can_change(request.user, request.programme))
    return private_file(_find(request, pk).receipt, name=f"bon-{pk}")


@changing
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a decision back, so that it is made again."""
    try:
        reopen_expense(expense=_find(request, pk), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The decision is taken back."))
    return redirect("team:expense", pk)
