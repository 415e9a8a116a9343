"""Meetings: list, page, plan, change, count the room."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.events.actions import change_event, note_headcount, plan_event
from veerkracht.domain.events.actions.announcing import ReasonNeeded
from veerkracht.domain.events.actions.planning import FIELDS
from veerkracht.domain.events.models import Event
from veerkracht.domain.events.queries import event_figures
from veerkracht.domain.events.queries.door import companies_to_tie, door_counts
from veerkracht.domain.events.rules.door import door_ends
from veerkracht.domain.events.rules.readiness import Readiness
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from . import listing
from .beginnings import begins_with, meeting_like_it
from .event_form import EventForm, HeadcountForm, initial_of
from .outcome_rows import outcome_of
from .readiness import readiness_for, readiness_of

PEOPLE_PER_PAGE = 100


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
        page="events",
        context={"may_change": can_change(request.user, request.programme)},
    )


def _find(request: SignedInRequest, pk: int) -> Event:
    return get_object_or_404(Event.objects.of(request.programme).select_related("programme", "plan"), pk=pk)


@workspace
@require_safe
def event(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one meeting: who came, as people and as companies, its lists, pioniers and cards."""
    return _page(request, _find(request, pk))


def _page(request: SignedInRequest, found: Event, *, form: HeadcountForm | None = None) -> HttpResponse:
    came = Touchpoint.objects.live().filter(occasion_id=found.pk, kind=TouchpointKind.ATTENDED)
    counts, shows_people = door_counts(found), bool(can_see_people(request.user, request.programme))
    people = came.select_related("person", "company").order_by("person__name", "company__name", "pk")
    speakers = _speakers(found)
    context: dict[str, object] = {
        "event": found,
        "figures": event_figures(found),
        "counts": counts,
        "to_tie": companies_to_tie(found) if counts.is_used and shows_people else [],
        "door_is_over": door_ends(found.ends_at) <= request.programme.now(),
        "speakers": speakers,
        "has_cards": any(card for _speaker, card in speakers),
        "imports": found.imports.defer("cells", "columns")
        .select_related("uploaded_by")
        .order_by("-uploaded_at", "-pk"),
        "people": Paginator(people, PEOPLE_PER_PAGE).get_page(request.GET.get("page")),
        "shows_people": shows_people,
        "form": form or HeadcountForm(initial={"headcount": found.headcount}),
        "is_past": timezone.localdate(found.starts_at) <= request.programme.today(),
        "may_change": can_change(request.user, request.programme),
        "readiness": readiness_of(found),
        "plan": getattr(found, "plan", None),
    }
    if context["is_past"]:
        context |= outcome_of(found)
    return render(request, "team/events/event.html", context)


def _speakers(found: Event) -> list[tuple[Engagement, ReferralCard | None]]:
    """Return who speaks, each with the card for this meeting and how many questions came of it."""
    speakers = Engagement.objects.filter(occasion_id=found.pk).select_related("pionier__person")
    live = ReferralCard.objects.live().filter(occasion_id=found.pk).annotate(asked=Count("questions"))
    cards = {card.pionier_id: card for card in live}
    return [(each, cards.get(each.pionier_id)) for each in speakers.order_by("pionier__person__name", "pk")]


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Plan a meeting, perhaps on a stage that a fan offered, perhaps like an earlier one."""
    like = meeting_like_it(request.programme, request.GET.get("like", ""))
    initial = begins_with(request.programme, stage=request.GET.get("stage", ""), like=like)
    form = EventForm(request.POST or None, programme=request.programme, initial=initial)
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
                readiness=_readiness(request, form),
                reason=given["reason"],
                like=like,
                by=request.user,
            )
        except ReasonNeeded as refusal:
            form.ask_for_reason(str(refusal))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The meeting is planned."))
            return redirect("team:event", made.pk)
    return render(request, "team/events/form.html", {"form": form, "like": like})


def _readiness(request: SignedInRequest, form: EventForm, event: Event | None = None) -> Readiness | None:
    given = form.cleaned_data
    if not given["is_public"]:
        return None
    return readiness_for(
        request.programme, kind=given["kind"], theme=given["theme"], starts_at=form.starts_at(), event=event
    )


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
                readiness=_readiness(request, form, found),
                reason=given["reason"],
                by=request.user,
            )
        except ReasonNeeded as refusal:
            form.ask_for_reason(str(refusal))
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
