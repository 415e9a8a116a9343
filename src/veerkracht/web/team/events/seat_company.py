"""Which company somebody at the door wrote down: choose it, add it, or take the choice back."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.events.actions import tie_seat, tie_seat_to_new_company
from veerkracht.domain.events.choices import SeatState
from veerkracht.domain.events.models import Seat
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require

FOUND = 10
NEW, NONE, LINK = "new", "none", "link"


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show which companies it may be; take the decision."""
    require(can_see_people(request.user, request.programme))
    seats = Seat.objects.filter(event__programme=request.programme, state=SeatState.CAME)
    found = get_object_or_404(seats.select_related("event__occasion", "event__programme", "company"), pk=pk)
    if request.method == "POST":
        return _decide(request, found)
    words = request.GET.get("q", "").strip()
    context = {
        "seat": found,
        "event": found.event,
        "words": words,
        "companies": _found(request, words) if words else _alike(found),
    }
    return render(request, "team/events/seat_company.html", context)


def _found(request: SignedInRequest, words: str) -> list[Company]:
    return list(Company.objects.of(request.programme).search_first(words)[:FOUND])


def _alike(seat: Seat) -> list[Company]:
    """Return the companies that the written name looks like, the likeliest first."""
    if not seat.company_name:
        return []
    evidence = CompanyEvidence(name=seat.company_name, email=seat.email)
    match = match_companies(seat.event.programme, [evidence])[0]
    keys = dict.fromkeys([match.company_id, *(each.company_id for each in match.suggestions)])
    wanted = [int(cast("int", key)) for key in keys if key is not None]
    by_key = Company.objects.of(seat.event.programme).in_bulk(wanted)
    return [by_key[key] for key in wanted if key in by_key]


def _decide(request: SignedInRequest, found: Seat) -> HttpResponse:
    word, _colon, key = request.POST.get("to", "").partition(":")
    at = request.programme.now()
    try:
        if word == NEW and found.company is None and found.company_name:
            made = tie_seat_to_new_company(seat=found, at=at, by=request.user)
            messages.success(request, _("%(company)s is added and counts for this meeting.") % {"company": made.name})
        elif word == NONE and found.company is not None:
            tie_seat(seat=found, company=None, at=at, by=request.user)
            messages.success(request, _("Taken back. Choose another company, or leave it open."))
            return redirect("team:seat-company", found.pk)
        elif word == LINK and key.isdecimal():
            target = get_object_or_404(Company.objects.of(request.programme), pk=int(key))
            tied = tie_seat(seat=found, company=target, at=at, by=request.user)
            said = _("%(people)s at this meeting count for %(company)s.")
            messages.success(request, said % {"people": len(tied), "company": target.name})
        else:
            messages.error(request, _("Choose one of the companies, or a new one."))
            return redirect("team:seat-company", found.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:event-doors", found.event_id)
