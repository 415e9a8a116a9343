"""Pioniers: who they are, how their year goes, what came of their cards."""

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.actions import ensure_person
from veerkracht.domain.events.models import Event
from veerkracht.domain.impact.choices import Dimension, Measure
from veerkracht.domain.impact.queries import figures
from veerkracht.domain.impact.rules.figure import Figure
from veerkracht.domain.pioniers.actions import (
    add_pionier,
    change_profile,
    consents_missing,
    log_engagement,
    remove_engagement,
)
from veerkracht.domain.pioniers.models import Engagement, Pionier
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.referrals.models import ReferralCard
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace
from veerkracht.web.team.recruiting.finding import parts

from .appointing import renewal_day
from .cards import cards_of
from .forms import EngagementForm, PionierFilter, PionierForm, ProfileForm
from .tables import PionierTable
from .years import LOAD_TONES, STANDING_TONES, with_year

SHOWN = (Measure.MEETINGS, Measure.ATTENDANCES, Measure.PERSONS, Measure.REACHED, Measure.AWARE, Measure.ACTIVATED)


@workspace
@require_safe
def pioniers(request: SignedInRequest) -> HttpResponseBase:
    """List the pioniers with how their year goes."""
    filterset = PionierFilter(request.GET, queryset=_rows(request), request=request)
    today, wanted = request.programme.today(), request.GET.get("year", "")
    found = [with_year(each, today) for each in filterset.qs]
    return list_page(
        request,
        "team/pioniers/pioniers.html",
        filterset=filterset,
        table_class=PionierTable,
        rows=[each for each in found if not wanted or each.standing == wanted],
        name=_("pioniers"),
        page="pioniers",
        context={"may_change": can_change(request.user, request.programme), "parts": parts(request, "pioniers")},
    )


def _rows(request: SignedInRequest) -> "QuerySet[Pionier]":
    found = Pionier.objects.of(request.programme).select_related("person", "company")
    found = found.prefetch_related("appointments", "engagements").annotate(asked=Count("cards__questions"))
    return found.order_by("person__name", "pk")


def _find(request: SignedInRequest, pk: int) -> Pionier:
    return get_object_or_404(_rows(request).select_related("programme"), pk=pk)


@workspace
@require_safe
def pionier(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one pionier: year card, contribution, dates, cards, profile."""
    found = with_year(_find(request, pk), request.programme.today())
    counted = figures(request.programme)
    shown = [Figure(measure.value, Dimension.PIONIER.value, str(found.pk)) for measure in SHOWN]
    events = Event.objects.of(request.programme).filter(occasion__engagements__pionier=found)
    cards = list(cards_of(found))
    context = {
        "pionier": found,
        "asked": found.profile_requests.order_by("-asked_at", "-pk").first(),
        "missing": consents_missing(found),
        "renewal": renewal_day(found, request.programme.today()),
        "contribution": [(Measure(each.measure), counted.of(each), each.query()) for each in shown],
        "appointments": sorted(found.appointments.all(), key=lambda each: each.starts_on, reverse=True),
        "engagements": found.engagements.select_related("occasion", "picture").order_by("-on", "-pk"),
        "cards": cards,
        "events_without_card": _without_card(cards, events.order_by("-occasion__starts_at", "-pk")),
        "standing_tone": STANDING_TONES.get(found.standing, "neutral"),
        "load_tone": LOAD_TONES.get(found.load, "neutral"),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/pioniers/pionier.html", context)


def _without_card(cards: list[ReferralCard], events: "QuerySet[Event]") -> list[Event]:
    with_card = {card.occasion_id for card in cards if card.withdrawn_at is None}
    return [event for event in events if event.pk not in with_card]


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Add a pionier; public only after an own yes and an appointment."""
    form = PionierForm(request.POST or None, programme=request.programme)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        name, email, company = given.pop("name"), given.pop("email"), given.pop("company")
        person = ensure_person(programme=request.programme, email=email, name=name, by=request.user)
        try:
            made = add_pionier(
                person=person, company=company, profile=given, on=request.programme.today(), by=request.user
            )
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, _("%(name)s is added. Ask for an own yes before the profile is public.") % {"name": name}
            )
            return redirect("team:pionier", made.pk)
    return render(request, "team/pioniers/form.html", {"form": form, "title": _("New pionier")})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change the profile; a changed text needs a new yes of the pionier."""
    found = _find(request, pk)
    own = {name: getattr(found, name) for name in ("headline", "themes", "story")}
    form = ProfileForm(request.POST or None, initial=own)
    if request.method == "POST" and form.is_valid():
        change_profile(pionier=found, profile=form.cleaned_data, by=request.user)
        messages.success(request, _("The profile is saved. It is public again after the pionier's own yes."))
        return redirect("team:pionier", found.pk)
    return _form(request, found, form, _("Change the profile"))


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def log(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note an act outside our own meetings."""
    found = _find(request, pk)
    form = EngagementForm(request.POST or None, today=request.programme.today())
    if request.method == "POST" and form.is_valid():
        log_engagement(pionier=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted. It counts on the year card."))
        return redirect("team:pionier", found.pk)
    return _form(request, found, form, _("Note an act"))


@changing
@require_POST
def unlog(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take away an act that was noted by mistake."""
    found = get_object_or_404(Engagement, pk=pk, pionier__programme=request.programme)
    try:
        remove_engagement(engagement=found, by=request.user)
        messages.success(request, _("The act is taken away. The year card follows."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:pionier", found.pionier_id)


def _form(request: SignedInRequest, found: Pionier, form: object, title: str) -> HttpResponse:
    return render(request, "team/pioniers/form.html", {"pionier": found, "form": form, "title": title})
