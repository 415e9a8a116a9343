"""Who deserves attention now, why, and one tap to give it; what went back and forth."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.pioniers.actions import note_value, remove_value
from veerkracht.domain.pioniers.choices import Signal, ValueKind
from veerkracht.domain.pioniers.models import Pionier, ValueMoment
from veerkracht.domain.pioniers.queries.attention import ledger_of, radar
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.ui.items import Chip
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

# More than a team gives attention to in a week.
NEEDING_PER_PAGE = 50
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ValueForm(forms.Form):
    """One moment of giving or receiving."""

    kind = forms.ChoiceField(label=gettext_lazy("What?"), choices=ValueKind.choices)
    on = forms.DateField(label=gettext_lazy("When?"), widget=DAY)
    note = forms.CharField(label=gettext_lazy("In a few words"), max_length=200, required=False)


@workspace
@require_safe
def radar_page(request: SignedInRequest) -> HttpResponse:
    """Show the pioniers, who deserves attention most first, each with reasons and a suggested gesture."""
    found = radar(request.programme, request.programme.today())
    wanted = request.GET.get("signal", "")
    counts = {signal: sum(1 for blip in found if signal in blip.signals) for signal in Signal}
    chips = [_chip(signal, count, wanted) for signal, count in counts.items() if count or wanted == signal]
    shown = [blip for blip in found if wanted in blip.signals] if wanted in Signal.values else found
    needing = [blip for blip in shown if blip.signals]
    context = {
        "needing": Paginator(needing, NEEDING_PER_PAGE).get_page(request.GET.get("page")),
        "well": [blip for blip in shown if not blip.signals],
        "chips": chips,
        "shows_people": bool(can_see_people(request.user, request.programme)),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/pioniers/radar.html", context)


def _chip(signal: Signal, count: int, wanted: str) -> Chip:
    is_on = wanted == signal
    return Chip(str(signal.label).capitalize(), "?" if is_on else f"?signal={signal.value}", is_on, count)


def _find(request: SignedInRequest, pk: int) -> Pionier:
    return get_object_or_404(Pionier.objects.of(request.programme).select_related("person", "company"), pk=pk)


@changing
@require_POST
def gesture(request: SignedInRequest, pk: int, kind: str) -> HttpResponse:
    """Note with one tap that a gesture was made today."""
    found = _find(request, pk)
    if kind not in ValueKind.values:
        raise Http404
    note_value(pionier=found, kind=ValueKind(kind), on=request.programme.today(), by=request.user)
    said = _("Noted for %(name)s: %(what)s. You can take it away on the page of the pionier.")
    messages.success(request, said % {"name": found.person, "what": ValueKind(kind).label})
    return redirect("team:radar")


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what went back and forth, and note a moment."""
    found, today = _find(request, pk), request.programme.today()
    form = ValueForm(request.POST or None, initial={"on": today, "kind": ValueKind.CALLED})
    if request.method == "POST" and form.is_valid():
        kind = ValueKind(form.cleaned_data["kind"])
        note_value(
            pionier=found, kind=kind, on=form.cleaned_data["on"], note=form.cleaned_data["note"], by=request.user
        )
        messages.success(request, _("Noted."))
        return redirect("team:value-new", pk)
    context = {
        "pionier": found,
        "form": form,
        "quarters": ledger_of(found, today),
        "moments": ValueMoment.objects.filter(pionier=found).select_related("occasion").order_by("-on", "-pk")[:50],
    }
    return render(request, "team/pioniers/giving.html", context)


@changing
@require_POST
def remove(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take away a moment that was noted by mistake."""
    found = get_object_or_404(
        ValueMoment.objects.select_related("pionier"), pk=pk, pionier__programme=request.programme
    )
    pionier_id = found.pionier_id
    remove_value(moment=found, by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("team:value-new", pionier_id)
