"""Signing up for a meeting, from the team's side: seats, who comes, how it was."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.events.actions import cancel_seats, follow_up, set_sign_up
from veerkracht.domain.events.actions.leaving import MAY_LEAVE
from veerkracht.domain.events.actions.signing_up import SETTINGS
from veerkracht.domain.events.choices import SeatEnd, SeatState
from veerkracht.domain.events.models import Event, Feedback, Seat, Seating
from veerkracht.domain.events.queries.answers import summary_of
from veerkracht.domain.events.queries.places import place_in_line
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from . import seat_list
from .sign_up_form import SignUpSettingsForm, settings_of


def _find(request: SignedInRequest, pk: int) -> Event:
    return get_object_or_404(Event.objects.of(request.programme).select_related("programme"), pk=pk)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say how people sign up, and how many seats there are; more seats go to who waits."""
    found = _find(request, pk)
    form = SignUpSettingsForm(request.POST or None, initial=settings_of(found))
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in SETTINGS}
        try:
            set_sign_up(event=found, fields=fields, rooms=form.rooms(), at=request.programme.now(), by=request.user)
        except Refused as refusal:
            form.add_error("capacity", str(refusal))
        else:
            messages.success(request, _("Saved. The page on the site follows at once."))
            return redirect("team:event-seats", found.pk)
    return render(request, "team/events/sign_up.html", {"form": form, "event": found})


@workspace
@require_safe
def seats(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """List who signed up."""
    found = _find(request, pk)
    decision = can_see_people(request.user, request.programme)
    if not decision:
        raise PermissionDenied(decision.reason)
    return list_page(
        request,
        "team/events/seats.html",
        filterset=seat_list.SeatFilter(request.GET, queryset=seat_list.rows(found), request=request),
        table_class=seat_list.SeatTable,
        name=_("registrations"),
        context={
            "event": found,
            "seatings": list(Seating.objects.filter(event=found).order_by("-group")),
            "may_change": can_change(request.user, request.programme),
            "is_past": found.starts_at <= request.programme.now(),
        },
    )


@workspace
@require_safe
def seat(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one person on the list."""
    decision = can_see_people(request.user, request.programme)
    if not decision:
        raise PermissionDenied(decision.reason)
    found = _seat(request, pk)
    together = Seat.objects.filter(registration__isnull=False, registration=found.registration_id).exclude(pk=pk)
    context = {
        "seat": found,
        "event": found.event,
        "place": place_in_line(found),
        "colleagues": together.order_by("number"),
        "may_tie": can_change(request.user, request.programme) and found.state == SeatState.CAME,
        "may_leave": can_change(request.user, request.programme)
        and found.state in MAY_LEAVE
        and found.registration_id is not None,
    }
    return render(request, "team/events/seat.html", context)


def _seat(request: SignedInRequest, pk: int) -> Seat:
    seats = Seat.objects.filter(event__programme=request.programme)
    return get_object_or_404(seats.select_related("event__occasion", "company", "registration"), pk=pk)


@changing
@require_POST
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take one person off the list; who waits longest gets the seat and both are told."""
    seat = _seat(request, pk)
    if seat.registration is not None:
        cancel_seats(
            registration=seat.registration,
            seats=[seat.pk],
            ended=SeatEnd.BY_TEAM,
            at=request.programme.now(),
            by=request.user,
        )
        messages.success(request, _("Taken off the list. Who waits longest gets the seat."))
    return redirect("team:seat", pk)


@changing
@require_POST
def ask(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask who came how it was, now; nobody is asked twice."""
    found = _find(request, pk)
    before = Feedback.objects.filter(event=found).count()
    if found.ends_at <= request.programme.now():
        follow_up(event=found, at=request.programme.now(), by=request.user)
    asked = Feedback.objects.filter(event=found).count() - before
    said = ngettext("%(number)s person is asked how it was.", "%(number)s people are asked how it was.", asked)
    messages.success(request, said % {"number": asked})
    return redirect("team:event-answers", pk)


@workspace
@require_safe
def answers(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what people said, together and without names."""
    found = _find(request, pk)
    context = {
        "event": found,
        "summary": summary_of(found),
        "least": 5,
        "may_change": can_change(request.user, request.programme),
        "has_ended": found.ends_at <= request.programme.now(),
    }
    return render(request, "team/events/answers.html", context)
