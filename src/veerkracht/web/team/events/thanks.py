"""Thanks that are due: a mail lies ready for each, to send with one tap."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.events.actions import note_thanks, send_thanks
from veerkracht.domain.events.models import Thanks
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

LATELY = 20


@workspace
@require_safe
def thanks_to_give(request: SignedInRequest) -> HttpResponse:
    """List who is to be thanked, the most urgent first, and who was thanked lately."""
    found = Thanks.objects.filter(programme=request.programme).select_related("pionier__person", "occasion", "mail")
    context = {
        "due": found.filter(thanked_on__isnull=True).order_by("due_on", "pk"),
        "given": found.filter(thanked_on__isnull=False).order_by("-thanked_on", "-pk")[:LATELY],
        "today": request.programme.today(),
        "shows_mail": bool(can_see_people(request.user, request.programme)),
        "may_change": can_change(request.user, request.programme),
    }
    return render(request, "team/events/thanks.html", context)


def _done(request: SignedInRequest, pk: int, do: Callable[..., Thanks], said: str) -> HttpResponse:
    found = get_object_or_404(Thanks, pk=pk, programme=request.programme)
    try:
        do(thanks=found, on=request.programme.today(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("team:thanks")


@changing
@require_POST
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the prepared mail go out."""
    return _done(request, pk, send_thanks, _("The thanks are on their way."))


@changing
@require_POST
def done(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that the pionier was thanked in another way."""
    return _done(request, pk, note_thanks, _("Noted. The mail that lay ready is not sent."))
