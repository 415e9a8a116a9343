"""Stages for which a pionier is sought: list, page with proposals and why, a plan for all that wait."""

from django.contrib import messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.events.actions import ask_planned, change_request, request_stage
from veerkracht.domain.events.choices import Ground, InvitationState, RequestState
from veerkracht.domain.events.models import StageInvitation, StageRequest, Thanks
from veerkracht.domain.events.queries.proposals import plan_requests, proposals_for
from veerkracht.domain.events.rules.proposing import AGAINST, BARS
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from .request_form import (
    REQUEST_TONES,
    StageRequestFilter,
    StageRequestForm,
    StageRequestTable,
    initial_of_request,
    initial_of_stage,
)

MOST_PROPOSALS = 8
LIVE = (InvitationState.ASKED, InvitationState.OTHER, InvitationState.YES)


@workspace
@require_safe
def stage_requests(request: SignedInRequest) -> HttpResponseBase:
    """List the requests, and the offered stages for which nobody seeks yet."""
    offered = Stage.objects.filter(
        fan__programme=request.programme, state=StageState.OFFERED, on__gt=request.programme.today()
    )
    sought = StageRequest.objects.of(request.programme).unplanned()
    to_thank = Thanks.objects.filter(programme=request.programme, thanked_on__isnull=True)
    return list_page(
        request,
        "team/events/requests.html",
        filterset=StageRequestFilter(request.GET, queryset=_rows(request), request=request),
        table_class=StageRequestTable,
        name=_("stages"),
        page="stage-requests",
        context={
            "offered": offered.exclude(requests__in=sought).select_related("fan").order_by("on", "pk"),
            "waiting": sought.filter(state__in=(RequestState.OPEN, RequestState.UNFILLED)).count(),
            "to_thank": to_thank.count(),
            "may_change": can_change(request.user, request.programme),
        },
    )


def _rows(request: SignedInRequest) -> "QuerySet[StageRequest]":
    asked = StageInvitation.objects.filter(request=OuterRef("pk"), state__in=LIVE).order_by("-asked_at", "-pk")
    found = StageRequest.objects.of(request.programme).annotate(
        pionier=Subquery(asked.values("pionier__person__name")[:1]),
        answer_by=Subquery(asked.filter(state=InvitationState.ASKED).values("expires_at")[:1]),
    )
    return found.order_by("first_at", "pk")


def find_request(request: SignedInRequest, pk: int) -> StageRequest:
    """Return a request of this programme, or 404."""
    return get_object_or_404(StageRequest.objects.of(request.programme).select_related("programme"), pk=pk)


@workspace
@require_safe
def stage_request(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one request: whom we asked and what they said, and who fits best with the reasons."""
    found = find_request(request, pk)
    asks = found.state in {RequestState.OPEN, RequestState.UNFILLED, RequestState.OTHER}
    proposals = proposals_for(found, today=request.programme.today()) if asks else []
    context = {
        "found": found,
        "tone": REQUEST_TONES.get(found.state, "neutral"),
        "invitations": found.invitations.select_related("pionier__person").order_by("-asked_at", "-pk"),
        "possible": [each for each in proposals if each.fit.is_possible][:MOST_PROPOSALS],
        "barred": [each for each in proposals if not each.fit.is_possible],
        "against": AGAINST | BARS,
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/events/request.html", context)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Begin to seek a pionier for an offered stage."""
    stage = get_object_or_404(Stage.objects.select_related("fan"), pk=pk, fan__programme=request.programme)
    form = StageRequestForm(request.POST or None, programme=request.programme, initial=initial_of_stage(stage))
    if request.method == "POST" and form.is_valid():
        try:
            made = request_stage(
                programme=request.programme,
                stage=stage,
                asked=form.cleaned_data,
                at=request.programme.now(),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("team:stage-request", made.pk)
    return render(request, "team/events/request_form.html", {"form": form, "stage": stage})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what is asked; who was asked gets the new dates."""
    found = find_request(request, pk)
    form = StageRequestForm(request.POST or None, programme=request.programme, initial=initial_of_request(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_request(request=found, asked=form.cleaned_data, at=request.programme.now(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. Who was asked and did not answer yet gets the new dates by mail."))
            return redirect("team:stage-request", pk)
    return render(request, "team/events/request_form.html", {"form": form, "stage": found.stage, "found": found})


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Propose pioniers for all stages that wait, together, and ask those that were ticked."""
    proposed = plan_requests(request.programme, today=request.programme.today())
    if request.method == "POST":
        ticked = set(request.POST.getlist("chosen"))
        chosen = _chosen(request, ticked)
        asked = ask_planned(programme=request.programme, chosen=chosen, at=request.programme.now(), by=request.user)
        text = ngettext("%(number)s pionier is asked by mail.", "%(number)s pioniers are asked by mail.", len(asked))
        messages.success(request, text % {"number": len(asked)})
        if len(asked) < len(ticked):
            text = _("Some stages changed meanwhile, or their pionier has no address. Look at the list.")
            messages.warning(request, text)
        return redirect("team:stage-requests")
    return render(request, "team/events/plan.html", {"proposed": proposed, "against": AGAINST | BARS})


def _chosen(request: SignedInRequest, ticked: set[str]) -> list[tuple[StageRequest, Pionier, list[str]]]:
    """Return the pairs that stood on the page, as "request-pionier-ground.ground"; what is not ours is left out."""
    pairs = [part.split("-") for part in sorted(ticked) if part.count("-") == 2]
    keys = [
        (int(one), int(other), [each for each in grounds.split(".") if each in Ground.values])
        for one, other, grounds in pairs
        if one.isdecimal() and other.isdecimal()
    ]
    requests = StageRequest.objects.of(request.programme).in_bulk([one for one, _other, _grounds in keys])
    pioniers = Pionier.objects.of(request.programme).in_bulk([other for _one, other, _grounds in keys])
    return [
        (requests[one], pioniers[other], grounds)
        for one, other, grounds in keys
        if one in requests and other in pioniers
    ]
