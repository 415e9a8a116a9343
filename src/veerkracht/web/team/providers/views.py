"""Providers: the list with room and approval, one provider, and what can be changed."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.referrals.actions.providers import (
    approve_provider,
    note_absence,
    remove_absence,
    save_provider,
    stop_provider,
)
from veerkracht.domain.referrals.choices import HandoffState
from veerkracht.domain.referrals.models import Provider, ProviderAbsence
from veerkracht.domain.referrals.queries.supply import supplies
from veerkracht.domain.referrals.rules.matching import Supply
from veerkracht.domain.referrals.rules.shrinking import SHOWN_FROM, shrunk, usual_share
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace
from veerkracht.web.team.companies.wording import sector

from .forms import LANGUAGES, AbsenceForm, ApproveForm, ProviderForm
from .tables import STANDINGS, TONES, ProviderFilter, ProviderTable, standing


@workspace
@require_safe
def providers(request: SignedInRequest) -> HttpResponseBase:
    """List the providers with their room this month and how often they helped."""
    filterset = ProviderFilter(request.GET, queryset=_rows(request), request=request)
    offered = supplies(request.programme, request.programme.today())
    return list_page(
        request,
        "team/providers/providers.html",
        filterset=filterset,
        table_class=ProviderTable,
        rows=_with_supply(request, list(filterset.qs), offered),
        name=_("providers"),
        page="providers",
        context={"may_change": can_change(request.user, request.programme)},
    )


def _rows(request: SignedInRequest) -> QuerySet[Provider]:
    found = Provider.objects.of(request.programme).prefetch_related("themes__parent")
    return found.order_by("name", "pk")


def _with_supply(request: SignedInRequest, rows: list[Provider], offered: list[Supply]) -> list[Provider]:
    """Put the words that the list shows on each provider."""
    by_key = {each.pk: each for each in offered}
    usual = usual_share([(each.helped, each.answered) for each in offered])
    today = request.programme.today()
    for row in rows:
        supply = by_key.get(row.pk)
        shown: dict[str, Any] = {
            "theme_names": ", ".join(theme.label for theme in row.themes.all()[:3]),
            "standing": standing(row, today),
            "room_words": _("%(taken)s of %(room)s") % {"taken": supply.taken, "room": supply.room} if supply else "",
            "helped_words": helped_words(supply, usual) if supply else "",
        }
        for name, value in shown.items():
            setattr(row, name, value)
    return rows


def helped_words(supply: Supply, usual: float) -> str:
    """Return how often somebody was helped, drawn towards what is usual; no figure for few answers."""
    if supply.answered < SHOWN_FROM:
        return _("too few answers") if supply.answered else _("no answers yet")
    return f"{round(100 * shrunk(supply.helped, supply.answered, usual))}%"


@workspace
@require_safe
def provider(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one provider: offer, room, approval, days off, and how many hand-offs stand where."""
    return _page(request, _find(request, pk))


def _find(request: SignedInRequest, pk: int) -> Provider:
    found = Provider.objects.of(request.programme).select_related("person", "company", "approved_by", "programme")
    return get_object_or_404(found, pk=pk)


def _page(
    request: SignedInRequest,
    found: Provider,
    *,
    approve_form: ApproveForm | None = None,
    away_form: AbsenceForm | None = None,
) -> HttpResponse:
    today = request.programme.today()
    offered = supplies(request.programme, today)
    usual = usual_share([(each.helped, each.answered) for each in offered])
    supply = next((each for each in offered if each.pk == found.pk), None)
    counted = dict(found.handoffs.values_list("state").annotate(number=Count("pk")).order_by())
    stands = standing(found, today)
    context = {
        "provider": found,
        "themes": found.themes.select_related("parent").order_by("position", "name"),
        "municipalities": found.municipalities.order_by("name"),
        "languages": [str(dict(LANGUAGES).get(code, code)) for code in found.languages],
        "sectors": [sector(letter) for letter in found.sections],
        "supply": supply,
        "helped": helped_words(supply, usual) if supply else "",
        "handoffs": [(HandoffState(state).label, number) for state, number in sorted(counted.items())],
        "standing": STANDINGS[stands],
        "standing_tone": TONES[stands],
        "absences": found.absences.filter(ends_on__gt=today).order_by("starts_on", "pk"),
        "approve_form": approve_form or ApproveForm(today=today, initial={"evidence": found.evidence}),
        "opens_approval": approve_form is not None,
        "away_form": away_form or AbsenceForm(),
        "opens_away": away_form is not None,
        "may_change": can_change(request.user, request.programme),
        "sees_people": can_see_people(request.user, request.programme),
    }
    return render(request, "team/providers/provider.html", context)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """Enter a provider or change one."""
    found = None if pk is None else _find(request, pk)
    data = request.POST if request.method == "POST" else None
    form = ProviderForm(data, initial=_initial(found), programme=request.programme)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_provider(programme=request.programme, provider=found, by=request.user, **form.for_action())
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
            return redirect("team:provider", saved.pk)
    return render(request, "team/providers/edit.html", {"provider": found, "form": form})


def _initial(found: Provider | None) -> dict[str, object]:
    if found is None:
        return {}
    names = ("name", "kind", "offer", "sections", "sizes", "languages", "price", "capacity", "answer_days")
    return {name: getattr(found, name) for name in names} | {
        "contact_name": found.person.name,
        "contact_email": found.person.email,
        "kvk_number": found.company.kvk_number if found.company else "",
        "themes": list(found.themes.values_list("pk", flat=True)),
        "municipalities": list(found.municipalities.values_list("pk", flat=True)),
    }


@changing
@require_POST
def approve(request: SignedInRequest, pk: int) -> HttpResponse:
    """Approve a provider until a day, with what that rests on."""
    found = _find(request, pk)
    form = ApproveForm(request.POST, today=request.programme.today())
    if not form.is_valid():
        return _page(request, found, approve_form=form)
    approve_provider(provider=found, on=request.programme.today(), by=request.user, **form.cleaned_data)
    messages.success(request, _("Approved. The contact can sign in and sees what is asked."))
    return redirect("team:provider", pk)


@changing
@require_POST
def stop(request: SignedInRequest, pk: int) -> HttpResponse:
    """Refer to this provider no more; approving again undoes it."""
    found = _find(request, pk)
    stop_provider(provider=found, on=request.programme.today(), by=request.user)
    messages.success(request, _("We refer to %(name)s no more. Approve again to undo this.") % {"name": found.name})
    return redirect("team:provider", pk)


@changing
@require_POST
def away(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note days on which nothing new goes to a provider."""
    found, form = _find(request, pk), AbsenceForm(request.POST)
    if not form.is_valid():
        return _page(request, found, away_form=form)
    note_absence(provider=found, by=request.user, **form.cleaned_data)
    messages.success(request, _("Noted. Nothing new goes to them on those days."))
    return redirect("team:provider", pk)


@changing
@require_POST
def back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take days off back."""
    absence = get_object_or_404(
        ProviderAbsence.objects.select_related("provider"), pk=pk, provider__programme=request.programme
    )
    remove_absence(absence=absence, by=request.user)
    messages.success(request, _("These days are free for questions again."))
    return redirect("team:provider", absence.provider_id)
