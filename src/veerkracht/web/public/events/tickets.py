"""What the link in the mail is for: see tickets, answer an offer, change, cancel. Looking changes nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.events.actions import accept_offer, cancel_seats, change_registration
from veerkracht.domain.events.actions.leaving import MAY_LEAVE
from veerkracht.domain.events.models import Event, Registration, Seat
from veerkracht.domain.events.queries.places import place_in_line, standings
from veerkracht.domain.programme.queries import address
from veerkracht.shared.decision import Refused
from veerkracht.web.calendar_files import ticket_calendar
from veerkracht.web.printing import qr_drawing
from veerkracht.web.requests import ProgrammeRequest

from .change_form import ChangeForm
from .signing_up import own_page

REFUSED = 409


@login_not_required
@require_safe
def registration(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show everybody of one registration: tickets, places in line, offers."""
    found = _registration(request, token)
    rows = [
        (each, qr_drawing(_link(request, each.seat)) if each.seat.state == "registered" else "")
        for each in standings(found)
    ]
    context = {
        "registration": found,
        "event": found.event,
        "rows": rows,
        "may_leave": found.event.starts_at > request.programme.now()
        and any(each.seat.state in MAY_LEAVE for each, _code in rows),
    }
    return own_page(render(request, "public/events/registration.html", context))


def _registration(request: ProgrammeRequest, token: str) -> Registration:
    found = Registration.objects.of(request.programme)
    return get_object_or_404(found.select_related("event__occasion", "event__municipality", "event__fan"), token=token)


def _link(request: ProgrammeRequest, seat: Seat) -> str:
    return address(request.programme, "public:ticket", seat.token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Ask who does not come; then give those seats back."""
    found = _registration(request, token)
    seats = list(found.seats.filter(state__in=MAY_LEAVE).order_by("number"))
    if request.method != "POST":
        back = (reverse("public:registration", args=[token]), _("My registration"))
        return _who_leaves(request, found.event, seats, back)
    chosen = {int(key) for key in request.POST.getlist("seat") if key.isdecimal() and len(key) < 19}
    ids = [seat.pk for seat in seats if seat.pk in chosen]
    if not ids:
        messages.error(request, _("Choose who does not come."))
        return redirect("public:registration-cancel", token)
    return _done(request, lambda: cancel_seats(registration=found, seats=ids, at=request.programme.now()), token)


def _who_leaves(request: ProgrammeRequest, event: Event, seats: list[Seat], back: tuple[str, str]) -> HttpResponse:
    context = {"event": event, "seats": seats, "back": back[0], "back_label": back[1]}
    return own_page(render(request, "public/events/cancel.html", context))


def _done(request: ProgrammeRequest, act: object, token: str) -> HttpResponse:
    try:
        act()  # type: ignore[operator]  # one action
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You are signed off. Thank you for telling us: somebody else gets the seat."))
    return redirect("public:registration", token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Put names, company and answers right; somebody else may come on the same ticket."""
    found = _registration(request, token)
    form = ChangeForm(request.POST if request.method == "POST" else None, registration=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_registration(
                registration=found,
                names=form.names(),
                company_name=form.cleaned_data["company_name"],
                place=form.cleaned_data["place"],
                by=None,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. The tickets keep their codes."))
            return redirect("public:registration", token)
    return own_page(
        render(request, "public/events/change.html", {"form": form, "registration": found, "event": found.event})
    )


@login_not_required
@require_safe
def ticket(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show one ticket: the code at the door, or the place in line, or the offer."""
    seat = _seat(request, token)
    context = {
        "seat": seat,
        "event": seat.event,
        "place": place_in_line(seat),
        "qr": qr_drawing(_link(request, seat)) if seat.state == "registered" else "",
        "may_leave": seat.state in MAY_LEAVE and seat.event.starts_at > request.programme.now(),
        "offer_stands": seat.offer_until is not None and seat.offer_until > request.programme.now(),
    }
    return own_page(render(request, "public/events/ticket.html", context))


def _seat(request: ProgrammeRequest, token: str) -> Seat:
    seats = Seat.objects.filter(event__programme=request.programme)
    found = seats.select_related("event__occasion", "event__municipality", "event__fan", "event__programme")
    return get_object_or_404(found.select_related("registration"), token=token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Say yes to an offered seat; a second tap says what happened. The ticket itself has the button."""
    seat = _seat(request, token)
    if request.method != "POST":
        return redirect("public:ticket", token)
    try:
        accept_offer(seat=seat, at=request.programme.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The seat is yours. Your ticket is below."))
    return redirect("public:ticket", token)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_ticket(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Ask whether this one does not come; then give the seat back."""
    seat = _seat(request, token)
    if request.method != "POST":
        back = (reverse("public:ticket", args=[token]), _("Ticket"))
        return _who_leaves(request, seat.event, [seat] if seat.state in MAY_LEAVE else [], back)
    if seat.registration is not None:
        _done(
            request,
            lambda: cancel_seats(registration=seat.registration, seats=[seat.pk], at=request.programme.now()),
            seat.registration.token,
        )
    return redirect("public:ticket", token)


@login_not_required
@require_safe
def calendar_file(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Give the meeting as a calendar file that replaces an earlier one when it moved."""
    seat = _seat(request, token)
    response = HttpResponse(ticket_calendar(seat), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{seat.event_id}.ics"'
    return own_page(response)
