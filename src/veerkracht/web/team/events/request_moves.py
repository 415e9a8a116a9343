"""One tap each: ask a pionier, stop or begin again, take or leave another date."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from veerkracht.domain.events.actions import (
    accept_other_date,
    ask_pionier,
    refuse_other_date,
    reopen_request,
    withdraw_request,
)
from veerkracht.domain.events.models import StageInvitation
from veerkracht.domain.events.queries.proposals import proposals_for
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .requests import find_request


def _done(request: SignedInRequest, pk: int, do: Callable[[], object], said: str) -> HttpResponse:
    """Do one thing and go back to the request, with what was done or why not."""
    try:
        do()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("team:stage-request", pk)


@changing
@require_POST
def ask(request: SignedInRequest, pk: int, pionier: int) -> HttpResponse:
    """Mail this pionier the dates."""
    found = find_request(request, pk)
    whom = get_object_or_404(Pionier.objects.of(request.programme).select_related("person", "company"), pk=pionier)
    proposals = proposals_for(found, today=request.programme.today())
    grounds = next(([each.value for each in one.fit.grounds] for one in proposals if one.pionier == whom), [])
    said = _("%(name)s gets a mail with the dates.") % {"name": whom.person}
    at = request.programme.now()
    return _done(
        request, pk, lambda: ask_pionier(request=found, pionier=whom, grounds=grounds, at=at, by=request.user), said
    )


@changing
@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Stop seeking; can be begun again."""
    found, at = find_request(request, pk), request.programme.now()
    said = _("Taken back. Whoever opens the link in a mail reads that it is no longer needed.")
    return _done(request, pk, lambda: withdraw_request(request=found, at=at, by=request.user), said)


@changing
@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Seek again."""
    found = find_request(request, pk)
    return _done(request, pk, lambda: reopen_request(request=found, by=request.user), _("We seek again."))


def _invitation(request: SignedInRequest, pk: int) -> StageInvitation:
    invitations = StageInvitation.objects.filter(request__programme=request.programme).select_related("request")
    return get_object_or_404(invitations, pk=pk)


@changing
@require_POST
def accept(request: SignedInRequest, pk: int) -> HttpResponse:
    """Plan the meeting on the date that the pionier proposed."""
    found, at = _invitation(request, pk), request.programme.now()
    said = _("The meeting is planned. Pionier and fan get a mail.")
    return _done(request, found.request_id, lambda: accept_other_date(invitation=found, at=at, by=request.user), said)


@changing
@require_POST
def refuse(request: SignedInRequest, pk: int) -> HttpResponse:
    """Go on to the next pionier."""
    found, at = _invitation(request, pk), request.programme.now()
    said = _("We go on to the next pionier.")
    return _done(request, found.request_id, lambda: refuse_other_date(invitation=found, at=at, by=request.user), said)
