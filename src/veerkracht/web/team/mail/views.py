"""The outbox: what the programme writes to people, and stopping it in time."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import ALLOWED, Decision, Refused, denied
from veerkracht.shared.mail.actions import MAY_CANCEL, MAY_HOLD, MAY_RELEASE, cancel_mail, hold_mail, release_mail
from veerkracht.shared.mail.choices import MailState
from veerkracht.shared.mail.models import Mail
from veerkracht.shared.mail.writing import blocks
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .tables import MailFilter, MailTable
from .wording import TONES, kind_in_words, shown_at


@workspace
@require_safe
def mails(request: SignedInRequest) -> HttpResponseBase:
    """List the mails of the programme, newest first."""
    require(_may_read(request))
    recipient = Coalesce(NullIf("to_name", Value("")), "to_address", output_field=TextField())
    rows = _outbox(request).annotate(recipient=recipient)
    rows = rows.only("subject", "state", "kind", "created_at", "sent_at").order_by("-created_at", "-pk")
    return list_page(
        request,
        "team/mail/mails.html",
        filterset=MailFilter(request.GET, queryset=rows, request=request),
        table_class=MailTable,
        name=_("outbox"),
        page="mails",
    )


@workspace
@require_safe
def mail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one mail as its reader sees it."""
    found = _find(request, pk)
    context = {
        "mail": found,
        "blocks": blocks(found.text),
        "kind": kind_in_words(found.kind),
        "tone": TONES[MailState(found.state)],
        "written": shown_at(request.programme, found.created_at),
        "sent": shown_at(request.programme, found.sent_at),
        "may_hold": found.state in MAY_HOLD,
        "may_release": found.state in MAY_RELEASE,
        "may_cancel": found.state in MAY_CANCEL,
    }
    return render(request, "team/mail/mail.html", context)


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


def _move(request: SignedInRequest, pk: int, act: Callable[..., Mail], done: str, undo: str) -> HttpResponse:
    """Do it and offer the way back; a refusal shows on the mail, with its state as it is now."""
    found = _find(request, pk)
    require(can_change(request.user, request.programme))
    try:
        act(mail=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done, extra_tags=f"undo:{reverse(undo, args=[pk])}")
    return redirect("team:mail", pk)


def _outbox(request: SignedInRequest) -> QuerySet[Mail]:
    """Return the programme's mails; those with a sign-in code only where the outbox is the place to read mail."""
    found = Mail.objects.filter(programme_id=request.programme.pk)
    return found if settings.DEMO or settings.DEBUG else found.filter(is_secret=False)


def _find(request: SignedInRequest, pk: int) -> Mail:
    found = get_object_or_404(_outbox(request), pk=pk)
    require(_may_read(request))
    return found


def _may_read(request: SignedInRequest) -> Decision:
    """Allow the people who answer questions: mails repeat what was asked and answered."""
    if can_change(request.user, request.programme):
        return ALLOWED
    return denied(_("Only the programme team may read the outbox: its mails hold questions and answers of people."))
