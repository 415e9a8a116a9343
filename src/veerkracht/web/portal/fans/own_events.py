"""Own events of a fan for the shared calendar: send, change, take back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.models import Person
from veerkracht.domain.fans.actions import change_own_event, send_own_event, withdraw_own_event
from veerkracht.domain.fans.actions.own_events import FIELDS, OPEN
from veerkracht.domain.fans.models import OwnEvent
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest

from .bringing import find_own
from .forms import OwnEventForm
from .sections import own_fans


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send an own event to the team."""
    found = find_own(request, pk)
    form = OwnEventForm(request.POST or None, programme=request.programme)
    if request.method == "POST" and form.is_valid():
        person = Person.objects.of(request.programme).filter(user=request.user).first()
        send_own_event(fan=found, fields=form.cleaned_data, person=person, at=request.programme.now(), by=request.user)
        messages.success(request, _("Thank you! The team looks at it, and you get a mail."))
        return redirect("portal:fan")
    return render(request, "portal/fans/own_event.html", {"fan": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change what was sent, as long as it is not public."""
    found = _find(request, pk)
    start = {name: getattr(found, name) for name in FIELDS}
    form = OwnEventForm(request.POST or None, initial=start, programme=request.programme)
    if request.method == "POST" and form.is_valid():
        try:
            change_own_event(own_event=found, fields=form.cleaned_data, at=request.programme.now(), by=request.user)
            messages.success(request, _("Thank you! The team looks at it, and you get a mail."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("portal:fan")
    context = {"fan": found.fan, "form": form, "own_event": found, "is_open": found.state in OPEN}
    return render(request, "portal/fans/own_event.html", context)


@require_POST
def withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what was sent; sending it again is the way back."""
    found = _find(request, pk)
    try:
        withdraw_own_event(own_event=found, by=request.user)
        messages.success(request, _("Your event is taken back."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("portal:fan")


def _find(request: SignedInRequest, pk: int) -> OwnEvent:
    own = OwnEvent.objects.filter(fan__in=own_fans(request.user, request.programme)).select_related("fan")
    return get_object_or_404(own, pk=pk)
