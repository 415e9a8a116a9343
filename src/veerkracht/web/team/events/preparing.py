"""What has to be done for a meeting, by whom and when, and what it costs."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.events.actions.checklist import add_to_checklist, list_what_to_do, set_cost, tick_item
from veerkracht.domain.events.models import ChecklistItem, Event, EventPlan
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.permissions import can_change
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

LARGEST = 10**7


class CostForm(forms.Form):
    """From which line, what it may cost, what it cost."""

    budget_line = forms.ModelChoiceField(
        label=gettext_lazy("Budget line"), queryset=BudgetLine.objects.none(), required=False
    )
    estimated = forms.DecimalField(
        label=gettext_lazy("Estimated cost"),
        required=False,
        min_value=0,
        max_value=LARGEST,
        decimal_places=2,
        localize=True,
    )
    spent = forms.DecimalField(
        label=gettext_lazy("What it cost"),
        required=False,
        min_value=0,
        max_value=LARGEST,
        decimal_places=2,
        localize=True,
    )

    def __init__(self, *args: object, programme: Programme, **kwargs: object) -> None:
        """Offer the lines of this programme."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came
        self.fields["budget_line"].queryset = BudgetLine.objects.filter(programme=programme).order_by("name")  # type: ignore[attr-defined]  # a field that chooses from rows


class ItemForm(forms.Form):
    """Something to do, before a day."""

    what = forms.CharField(label=gettext_lazy("What has to be done"), max_length=200)
    due_on = forms.DateField(
        label=gettext_lazy("Before"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def _find(request: SignedInRequest, pk: int) -> Event:
    return get_object_or_404(Event.objects.of(request.programme), pk=pk)


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def preparing(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what has to be done and what it costs; who may, adds to it."""
    found = _find(request, pk)
    may = bool(can_change(request.user, request.programme))
    plan = EventPlan.objects.filter(pk=pk).first() or EventPlan(event=found)
    cost = {"budget_line": plan.budget_line_id, "estimated": plan.estimated, "spent": plan.spent}
    context = {
        "event": found,
        "items": found.checklist.select_related("owner").order_by("done_on", "due_on", "pk"),
        "today": request.programme.today(),
        "may_change": may,
        "item_form": ItemForm(),
        "cost_form": CostForm(initial=cost, programme=request.programme),
        "plan": plan,
    }
    return render(request, "team/events/preparing.html", context)


@changing
@require_POST
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put the usual things on the list, add one, or note the costs: what the pressed button says."""
    found, wanted = _find(request, pk), request.POST.get("do", "")
    if wanted == "usual":
        list_what_to_do(event=found, owner=request.user, by=request.user)
    elif wanted == "add":
        form = ItemForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Fill in what has to be done and before which day."))
            return redirect("team:event-preparing", pk)
        given = form.cleaned_data
        add_to_checklist(event=found, what=given["what"], due_on=given["due_on"], owner=request.user, by=request.user)
    elif wanted == "cost":
        cost = CostForm(request.POST, programme=request.programme)
        if not cost.is_valid():
            messages.error(request, _("An amount is a number of euros, such as 450 or 450,50."))
            return redirect("team:event-preparing", pk)
        set_cost(event=found, by=request.user, **cost.cleaned_data)
        messages.success(request, _("Saved. The page of the meeting shows what a new company cost."))
    return redirect("team:event-preparing", pk)


@changing
@require_POST
def tick(request: SignedInRequest, pk: int) -> HttpResponse:
    """Mark something as done, or as not done."""
    items = ChecklistItem.objects.filter(event__programme=request.programme).select_related("event")
    item = get_object_or_404(items, pk=pk)
    tick_item(item=item, on=None if item.done_on else request.programme.today(), by=request.user)
    return redirect("team:event-preparing", item.event_id)
