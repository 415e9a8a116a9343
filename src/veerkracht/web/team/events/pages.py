"""Meetings: list, page, plan, change, count the room."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.domain.events.actions import change_event, note_headcount, plan_event
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from . import listing
from .event_form import EventForm, HeadcountForm, initial_of

PEOPLE_SHOWN = 200
FIELDS = ("kind", "minutes", "fan", "venue", "municipality", "theme", "summary", "is_public")


@workspace
@require_safe
def events(request: SignedInRequest) -> HttpResponseBase:
    """List the meetings."""
    return list_page(
        request,
        "team/events/events.html",
        filterset=listing.EventFilter(request.GET, queryset=listing.rows(request), request=request),
        table_class=listing.EventTable,
        name=_("events"),
        context={"may_change": can_change(request.user, request.programme)},
    )


def _find(request: SignedInRequest, pk: int) -> Event:
    return get_object_or_404(Event.objects.of(request.programme).select_related("programme"), pk=pk)


@workspace
@require_safe
def event(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one meeting: who came, as people and as companies, its lists, pioniers and cards."""
    return _page(request, _find(request, pk))


def _page(request: SignedInRequest, found: Event, *, form: HeadcountForm | None = None) -> HttpResponse:
    facts = Touchpoint.objects.live().filter(occasion_id=found.pk)
    came = facts.filter(kind=TouchpointKind.ATTENDED)
    cards = ReferralCard.objects.live().filter(occasion_id=found.pk)
    context = {
        "event": found,
        "figures": _figures(facts, came),
        "speakers": Engagement.objects.filter(occasion_id=found.pk).select_related("pionier__person"),
        "cards": {card.pionier_id: card for card in cards},
        "imports": found.imports.select_related("uploaded_by").order_by("-uploaded_at", "-pk"),
        "people": came.select_related("person", "company").order_by("person__name", "pk")[:PEOPLE_SHOWN],
        "people_shown": PEOPLE_SHOWN,
        "form": form or HeadcountForm(initial={"headcount": found.headcount}),
        "is_past": found.starts_at <= request.programme.now(),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/events/event.html", context)


def _figures(facts: "object", came: "object") -> dict[str, int]:
    """Count what came of the meeting; persons, attendances and companies are never added up."""
    named = came.filter(person__isnull=False).values("person_id").distinct().count()  # type: ignore[attr-defined]  # rows
    unnamed = sum(
        facts.filter(person__isnull=True, kind__in=[TouchpointKind.HEADCOUNT, TouchpointKind.ATTENDED]).values_list(  # type: ignore[attr-defined]  # rows
            "quantity", flat=True
        )
    )
    companies = came.filter(company__isnull=False).values("company_id").distinct()  # type: ignore[attr-defined]  # rows
    aware = CompanyStage.objects.filter(company_id__in=companies, aware_on__isnull=False).count()
    return {
        "attendances": named + unnamed,
        "named": named,
        "unnamed": unnamed,
        "companies": companies.count(),
        "aware": aware,
    }


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Plan a meeting, perhaps on a stage that a fan offered."""
    stage = request.GET.get("stage", "")
    form = EventForm(
        request.POST or None,
        programme=request.programme,
        initial={"stage": int(stage)} if stage.isdecimal() else None,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = plan_event(
                programme=request.programme,
                title=given["title"],
                starts_at=form.starts_at(),
                fields={name: given[name] for name in FIELDS},
                pioniers=list(given["pioniers"]),
                stage=given["stage"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is planned."))
            return redirect("team:event", made.pk)
    return render(request, "team/events/form.html", {"form": form})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change a meeting; figures per fan and pionier follow."""
    found = _find(request, pk)
    initial = initial_of(found)
    form = EventForm(request.POST or None, programme=request.programme, event=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change_event(
                event=found,
                title=given["title"],
                starts_at=form.starts_at(),
                fields={name: given[name] for name in FIELDS},
                pioniers=list(given["pioniers"]),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is saved. Figures of fan and pioniers follow."))
            return redirect("team:event", found.pk)
    return render(request, "team/events/form.html", {"form": form, "event": found})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def headcount(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note how many people were in the room."""
    found = _find(request, pk)
    if request.method != "POST":
        return redirect(f"{reverse('team:event', args=[pk])}#zaal")
    form = HeadcountForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form)
    note_headcount(event=found, headcount=form.cleaned_data["headcount"], at=request.programme.now(), by=request.user)
    messages.success(request, _("Noted. People without a name count as attendances, not as companies."))
    return redirect("team:event", found.pk)
