"""The outbox: what the programme writes to people, and stopping it in time."""

from django.conf import settings
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import ALLOWED, Decision, denied
from veerkracht.shared.mail.actions import MAY_CANCEL, MAY_HOLD, MAY_RELEASE, MAY_RESEND, MAY_SCHEDULE
from veerkracht.shared.mail.choices import MailState, Stream
from veerkracht.shared.mail.models import BlockedAddress, Mail
from veerkracht.shared.mail.writing import blocks
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import ScheduleForm
from .tables import MailFilter, MailTable
from .wording import DELIVERY_TONES, TONES, kind_in_words, shown_at


@workspace
@require_safe
def mails(request: SignedInRequest) -> HttpResponseBase:
    """List the mails of the programme, newest first."""
    require(may_read(request))
    return list_page(
        request,
        "team/mail/mails.html",
        filterset=MailFilter(request.GET, queryset=rows_of(request), request=request),
        table_class=MailTable,
        name=_("outbox"),
        page="mails",
        context={"may_change": bool(can_change(request.user, request.programme))},
    )


@workspace
@require_safe
def mail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one mail as its reader sees it."""
    found = find_mail(request, pk)
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
        "may_resend": found.state in MAY_RESEND and not found.is_secret and found.stream == Stream.SERVICE,
        "schedule": ScheduleForm() if found.state in MAY_SCHEDULE else None,
        "goes_at": shown_at(request.programme, found.send_after) if found.send_after > timezone.now() else "",
        "delivery_tone": DELIVERY_TONES.get(found.delivery, "neutral"),
        "blocked": BlockedAddress.objects.standing().of(request.programme.pk, found.to_address).first(),
    }
    return render(request, "team/mail/mail.html", context)


def rows_of(request: SignedInRequest) -> QuerySet[Mail]:
    """Return the rows of the list, with just what it shows."""
    recipient = Coalesce(NullIf("to_name", Value("")), "to_address", output_field=TextField())
    rows = outbox_of(request).annotate(recipient=recipient)
    shown = ("subject", "state", "kind", "created_at", "sent_at", "delivery")
    return rows.only(*shown).order_by("-created_at", "-pk")


def outbox_of(request: SignedInRequest) -> QuerySet[Mail]:
    """Return the programme's mails; those with a sign-in code only where the outbox is the place to read mail."""
    found = Mail.objects.filter(programme_id=request.programme.pk)
    return found if settings.DEMO or settings.DEBUG else found.filter(is_secret=False)


def find_mail(request: SignedInRequest, pk: int) -> Mail:
    found = get_object_or_404(outbox_of(request), pk=pk)
    require(may_read(request))
    return found


def may_read(request: SignedInRequest) -> Decision:
    """Allow the people who answer questions: mails repeat what was asked and answered."""
    if can_change(request.user, request.programme):
        return ALLOWED
    return denied(_("Only the programme team may read the outbox: its mails hold questions and answers of people."))
