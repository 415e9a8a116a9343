"""Own events of fans: look at what was sent, put it in the calendar, or ask for a change."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.events.actions import publish_own_event
from veerkracht.domain.fans.actions import return_own_event
from veerkracht.domain.fans.actions.own_events import OPEN
from veerkracht.domain.fans.models import OwnEvent
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

MOST_DECIDED = 30


class RemarkForm(forms.Form):
    """What the fan should change."""

    remark = forms.CharField(
        label=gettext_lazy("What should change?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


@changing
@require_safe
def own_events(request: SignedInRequest) -> HttpResponse:
    """List what waits for a look, and what was decided lately."""
    rows = OwnEvent.objects.filter(fan__programme=request.programme).select_related("fan")
    waiting = rows.waiting()
    decided = rows.exclude(pk__in=waiting.values("pk")).order_by("-sent_at", "-pk")[:MOST_DECIDED]
    return render(request, "team/fans/own_events.html", {"waiting": waiting, "decided": decided})


@changing
@require_safe
def own_event(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what was sent, and how it went."""
    return _page(request, _find(request, pk), RemarkForm())


@changing
@require_POST
def publish(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put it in the calendar."""
    found = _find(request, pk)
    try:
        event = publish_own_event(own_event=found, at=request.programme.now(), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:own-event", pk)
    messages.success(request, _("It is in the calendar, and the fan gets a mail. Change the meeting to take it off."))
    return redirect("team:event", event.pk)


@changing
@require_POST
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask the fan to change something."""
    found = _find(request, pk)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        return_own_event(
            own_event=found, remark=form.cleaned_data["remark"], at=request.programme.now(), by=request.user
        )
        messages.success(request, _("The fan gets a mail with what should change."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:own-event", pk)


def _page(request: SignedInRequest, found: OwnEvent, form: RemarkForm) -> HttpResponse:
    versions = history_of(found).count()
    context = {"own_event": found, "form": form, "is_open": found.state in OPEN, "changes": versions}
    return render(request, "team/fans/own_event.html", context)


def _find(request: SignedInRequest, pk: int) -> OwnEvent:
    rows = OwnEvent.objects.filter(fan__programme=request.programme)
    return get_object_or_404(rows.select_related("fan", "sent_by", "decided_by", "municipality", "occasion"), pk=pk)
