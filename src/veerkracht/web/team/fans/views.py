"""Fans: what each brought, the stages they offer, and who to call."""

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.actions import decline_stage, offer_stage, save_fan
from veerkracht.domain.fans.actions.networks import FAN_FIELDS
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan, FanLogo, FanTalk, Stage
from veerkracht.domain.impact.choices import SECTORS, Dimension, Measure
from veerkracht.domain.impact.queries import Figures, figures
from veerkracht.domain.impact.queries.fans import what_fan_brought
from veerkracht.domain.impact.rules.figure import Figure
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.contribution import lines_of
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .forms import FanFilter, FanForm, StageForm
from .tables import FanTable, FanTableWithoutPeople

SHOWN = (Measure.MEETINGS, Measure.ATTENDANCES, Measure.PERSONS, Measure.REACHED, Measure.AWARE, Measure.ACTIVATED)


@workspace
@require_safe
def fans(request: SignedInRequest) -> HttpResponseBase:
    """List the fans with what they brought."""
    filterset = FanFilter(request.GET, queryset=_rows(request), request=request)
    counted = figures(request.programme)
    found = [_with_figures(each, counted) for each in filterset.qs]
    return list_page(
        request,
        "team/fans/fans.html",
        filterset=filterset,
        table_class=FanTable if can_see_people(request.user, request.programme) else FanTableWithoutPeople,
        rows=found,
        name=_("fans"),
        page="fans",
        context={"may_change": can_change(request.user, request.programme)},
    )


def _rows(request: SignedInRequest) -> "QuerySet[Fan]":
    open_stages = Count("stages", filter=Q(stages__state=StageState.OFFERED))
    found = Fan.objects.of(request.programme).select_related("contact")
    talks = FanTalk.objects.filter(fan=OuterRef("pk"), removed_at__isnull=True).order_by("-on").values("on")[:1]
    return found.annotate(open_stages=open_stages, spoke_on=Subquery(talks)).order_by("name", "pk")


def _with_figures(fan: Fan, counted: Figures) -> Fan:
    for measure in SHOWN:
        setattr(fan, measure.value, counted.amount(measure, dimension=Dimension.FAN, member=str(fan.pk)))
    return fan


@workspace
@require_safe
def fan(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one fan: contribution, stages, meetings, contact."""
    found = get_object_or_404(
        Fan.objects.of(request.programme).select_related("contact", "municipality", "programme"), pk=pk
    )
    counted = figures(request.programme)
    shown = [Figure(measure.value, Dimension.FAN.value, str(found.pk)) for measure in SHOWN]
    rows = reverse("team:rows")
    contribution = [(Measure(each.measure), counted.of(each), f"{rows}?{each.query()}") for each in shown]
    context = {
        "fan": found,
        "contribution": contribution,
        "stages": _stages(found),
        "events": Event.objects.of(request.programme).filter(fan=found).order_by("-occasion__starts_at", "-pk"),
        "today": request.programme.today(),
        "contacts": found.contacts.select_related("person").order_by("left_on", "person__name", "pk"),
        "agreements": found.agreements.order_by("-ended_on", "-agreed_on", "-pk"),
        "talks": found.talks.filter(removed_at__isnull=True).select_related("by").order_by("-on", "-pk"),
        "region": list(found.region.order_by("name")),
        "sectors": [SECTORS[letter] for letter in found.sections if letter in SECTORS],
        "brought": lines_of(what_fan_brought(found, counted)),
        "has_logo": FanLogo.objects.filter(fan=found).exists(),
        "may_change": can_change(request.user, request.programme),
        "sees_people": can_see_people(request.user, request.programme),
    }
    return render(request, "team/fans/fan.html", context)


def _stages(fan: Fan) -> list[Stage]:
    """Return the stages, newest first, each with the address that plans a meeting on it."""
    stages = list(fan.stages.select_related("occasion").order_by("-on", "-pk"))
    for stage in stages:
        stage.plan_url = f"{reverse('team:event-new')}?stage={stage.pk}"  # type: ignore[attr-defined]  # for the page
    return stages


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int | None = None) -> HttpResponse:
    """Add a fan or change one."""
    found = None if pk is None else get_object_or_404(Fan.objects.of(request.programme), pk=pk)
    form = FanForm(request.POST or None, initial=_initial(found), programme=request.programme)
    if request.method == "POST" and form.is_valid():
        try:
            fields = dict(form.cleaned_data)
            contact = {"contact_name": fields.pop("contact_name"), "contact_email": fields.pop("contact_email")}
            saved = save_fan(programme=request.programme, fan=found, fields=fields, by=request.user, **contact)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
            return redirect("team:fan", saved.pk)
    return render(request, "team/fans/edit.html", {"fan": found, "form": form})


def _initial(fan: Fan | None) -> dict[str, object]:
    if fan is None:
        return {}
    own = {name: getattr(fan, name) for name in FAN_FIELDS} | {"region": list(fan.region.all())}
    contact = fan.contact
    return own | {"contact_name": contact.name if contact else "", "contact_email": contact.email if contact else ""}


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note a stage that the fan offers."""
    found = get_object_or_404(Fan.objects.of(request.programme), pk=pk)
    form = StageForm(request.POST or None, today=request.programme.today())
    if request.method == "POST" and form.is_valid():
        offer_stage(fan=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("The stage is noted. Plan a meeting on it when the pionier said yes."))
        return redirect("team:fan", found.pk)
    return render(request, "team/fans/offer.html", {"fan": found, "form": form})


@changing
@require_POST
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say that a stage will not be used."""
    stage = get_object_or_404(Stage.objects.select_related("fan"), pk=pk, fan__programme=request.programme)
    try:
        decline_stage(stage=stage, by=request.user)
        messages.success(request, _("The stage is marked as not used."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:fan", stage.fan_id)
