"""What the team does with mails: one at a time on their page, or many at once from the list."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from veerkracht.shared.decision import Refused
from veerkracht.shared.mail.actions import (
    cancel_mail,
    hold_mail,
    move_many,
    release_mail,
    resend_mail,
    schedule_mail,
    settle_mail,
)
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.ui.formats import moment, number
from veerkracht.web.lists import selection
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import ScheduleForm
from .tables import MailFilter
from .views import find_mail, may_read, rows_of

MOVES: dict[str, Callable[..., Mail]] = {"hold": hold_mail, "release": release_mail, "cancel": cancel_mail}


@workspace
@require_POST
def hold(request: SignedInRequest, pk: int) -> HttpResponse:
    """Keep a mail back."""
    return _move(request, pk, hold_mail, _("This mail is held. It goes out when you release it."), "team:mail-release")


@workspace
@require_POST
def release(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a mail go out."""
    return _move(request, pk, release_mail, _("This mail goes out now."), "team:mail-hold")


@workspace
@require_POST
def cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    """Never send a mail."""
    return _move(request, pk, cancel_mail, _("This mail is cancelled. It is not sent."), "team:mail-hold")


@workspace
@require_POST
def schedule(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a mail the moment at which it goes."""
    find_mail(request, pk)
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a day and a time that are still to come."))
        return redirect("team:mail", pk)
    at: dt.datetime = form.cleaned_data["at"]
    done = _("This mail goes out on %(moment)s.") % {"moment": moment(at)}
    return _move(request, pk, partial(schedule_mail, at=at), done, "team:mail-hold")


@workspace
@require_POST
def settle(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what became of a mail of which nobody knows whether it went."""
    arrived = request.POST.get("arrived") == "yes"
    done = _("Noted: this mail arrived.") if arrived else _("This mail goes out once more.")
    return _move(request, pk, partial(settle_mail, arrived=arrived), done, "")


@workspace
@require_POST
def resend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the same words again as a new mail."""
    found = find_mail(request, pk)
    try:
        again = resend_mail(mail=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("team:mail", pk)
    undo = reverse("team:mail-cancel", args=[again.pk])
    messages.success(request, _("This is the second copy. It goes out now."), extra_tags=f"undo:{undo}")
    return redirect("team:mail", again.pk)


def _move(request: SignedInRequest, pk: int, act: Callable[..., Mail], done: str, undo: str) -> HttpResponse:
    """Do it and offer the way back; a refusal shows on the mail, with its state as it is now."""
    found = find_mail(request, pk)
    try:
        act(mail=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done, extra_tags=f"undo:{reverse(undo, args=[pk])}" if undo else "")
    return redirect("team:mail", pk)


@workspace
@require_POST
def bulk(request: SignedInRequest) -> HttpResponse:
    """Hold, release or cancel the chosen mails; those for which it is too late stay as they are."""
    require(may_read(request))
    back = redirect(f"{reverse('team:mails')}?{request.POST.get('_query', '')}")
    move = MOVES.get(request.POST.get("_do", ""))
    chosen = list(selection(request, partial(_found, request)))
    if move is None or not chosen:
        messages.error(request, _("No mail was chosen. Tick the mails first, or choose all that were found."))
        return back
    moved, refused = move_many(chosen, lambda mail: move(mail=mail, by=request.user))
    done = ngettext("Done with %(count)s mail.", "Done with %(count)s mails.", len(moved))
    said = done % {"count": number(len(moved))}
    if refused:
        late = ngettext(
            "%(count)s mail was not in the right state.", "%(count)s mails were not in the right state.", refused
        )
        said += " " + late % {"count": number(refused)}
    (messages.success if moved else messages.error)(request, said)
    return back


def _found(request: SignedInRequest, data: QueryDict):  # type: ignore[no-untyped-def]  # a queryset of mails
    return MailFilter(data, queryset=rows_of(request), request=request).qs
