"""Take a wrong fact out of the figures, and back."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.actions import record_again, void_touchpoint
from veerkracht.domain.companies.actions.ledger import FactIsThereAgain
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.domain.companies.permissions import can_void_touchpoint
from veerkracht.domain.events.actions import note_headcount
from veerkracht.domain.events.actions.planning import hold_event
from veerkracht.domain.events.models import Event
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require

from ..facts import Reader, show
from ..forms import VoidForm
from .finding import find_fact


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def touchpoint_void(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask why a fact is wrong, and take it out of every figure."""
    fact = find_fact(request, pk)
    if request.method == "POST" and fact.voided_at is not None:
        messages.info(request, _("This fact was already taken out of the figures."))
        return redirect(home_of(fact))
    require(can_void_touchpoint(request.user, fact))
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _with_its_meeting(request, fact, partial(_void, request, fact, form.cleaned_data["reason"]))
        undo = reverse("team:touchpoint-again", args=[pk])
        messages.success(request, _("Taken out. Stages and figures follow."), extra_tags=f"undo:{undo}")
        return redirect(home_of(fact))
    context = {"form": form, "line": show(fact, Reader.of(request)), "fact": fact, "back": home_of(fact)}
    return render(request, "team/companies/fact_void.html", context)


@changing
@require_POST
def touchpoint_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record a voided fact anew."""
    fact = find_fact(request, pk)
    try:
        _with_its_meeting(request, fact, partial(record_again, touchpoint=fact, by=request.user))
    except FactIsThereAgain as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The fact counts again."))
    return redirect(home_of(fact))


def _void(request: SignedInRequest, fact: Touchpoint, reason: str) -> None:
    void_touchpoint(touchpoint=fact, reason=reason, at=request.programme.now(), by=request.user)


@transaction.atomic
def _with_its_meeting(request: SignedInRequest, fact: Touchpoint, act: Callable[[], object]) -> None:
    """Take a fact out or back, and count again who was at its meeting without a name: the room was as full as before.

    The meeting is held first, as attendance lists hold it, so that nobody deadlocks.
    """
    is_attendance = fact.kind == TouchpointKind.ATTENDED and fact.occasion_id is not None
    event = Event.objects.filter(pk=fact.occasion_id).first() if is_attendance else None
    held = hold_event(event) if event is not None else None
    act()
    if held is not None:
        note_headcount(event=held, headcount=held.headcount, at=request.programme.now(), by=request.user)


def home_of(fact: Touchpoint) -> str:
    """Return the page on which a fact stands: its company's, else its person's."""
    if fact.company_id is not None:
        return reverse("team:company", args=[fact.company_id])
    if fact.person_id is not None:
        return reverse("team:person", args=[fact.person_id])
    return reverse("team:companies")
