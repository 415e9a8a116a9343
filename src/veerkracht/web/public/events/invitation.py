"""One link from the mail: a pionier looks at a stage and says yes, no or another date. Looking changes nothing."""

import datetime as dt
from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.events.actions import answer_no, answer_other, answer_yes
from veerkracht.domain.events.choices import InvitationState
from veerkracht.domain.events.models import Event, StageInvitation
from veerkracht.domain.events.rules.requests import may_answer
from veerkracht.shared.decision import Refused
from veerkracht.web.calendar_files import calendar_text
from veerkracht.web.requests import ProgrammeRequest

GONE = 410
Reply = Callable[[ProgrammeRequest, StageInvitation, str], HttpResponse | None]


class NoForm(forms.Form):
    """A no, perhaps with a word."""

    remark = forms.CharField(label=_("Why not? You may leave this empty."), max_length=500, required=False)


class OtherDateForm(forms.Form):
    """Another day that would suit."""

    prefix = "other"

    day = forms.DateField(
        label=_("Which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Fill in a day that suits you."),
            "invalid": _("This is no day. Write it as 2019-11-12."),
        },
    )
    time = forms.TimeField(
        label=_("From what time?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Fill in a time."), "invalid": _("This is no time. Write it as 19:30.")},
    )
    remark = forms.CharField(label=_("What should we know?"), max_length=500, required=False)

    def __init__(self, *args: object, now: dt.datetime, **kwargs: object) -> None:
        """Keep the moment, so that no past day is proposed."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        self.now = now

    def clean_day(self) -> dt.date:
        """Refuse a day that is over."""
        day: dt.date = self.cleaned_data["day"]
        if day <= timezone.localdate(self.now):
            raise forms.ValidationError(_("This day is over. Choose a day that has yet to come."))
        return day

    def chosen_at(self) -> dt.datetime:
        """Return day and time together, in local time."""
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show what is asked, and take one answer; a second one finds the first."""
    found = _find(request, token)
    reply = REPLIES.get(request.POST.get("answer", "")) if request.method == "POST" else None
    if reply is None:
        return _page(request, found)
    try:
        return reply(request, found, request.POST.get("version", "")) or redirect("public:stage-invitation", token)
    except Refused as refusal:
        return _page(request, _find(request, token), problem=str(refusal))


@login_not_required
@never_cache
@require_safe
def invitation_calendar(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Give the agreed date as a calendar file."""
    found = _find(request, token)
    event = Event.objects.of(request.programme).filter(pk=found.request.event_id).select_related("programme").first()
    if found.state != InvitationState.YES or event is None:
        raise Http404
    response = HttpResponse(calendar_text([event]), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.pk}.ics"'
    return response


def _find(request: ProgrammeRequest, token: str) -> StageInvitation:
    invitations = StageInvitation.objects.filter(request__programme=request.programme).select_related(
        "request__stage__fan", "request__municipality", "request__programme", "pionier__person"
    )
    found = invitations.filter(token=token).first()
    if found is None:
        raise Http404
    return found


def _yes(request: ProgrammeRequest, found: StageInvitation, version: str) -> None:
    number = request.POST.get("option", "")
    options = found.request.options
    chosen = options[int(number)] if number.isdecimal() and int(number) < len(options) else options[0]
    answer_yes(invitation=found, chosen_at=chosen, version=version, at=request.programme.now())


def _no(request: ProgrammeRequest, found: StageInvitation, version: str) -> HttpResponse | None:
    form = NoForm(request.POST)
    if not form.is_valid():
        return _page(request, found, no=form)
    answer_no(invitation=found, remark=form.cleaned_data["remark"], version=version, at=request.programme.now())
    return None


def _other(request: ProgrammeRequest, found: StageInvitation, version: str) -> HttpResponse | None:
    form = OtherDateForm(request.POST, now=request.programme.now())
    if not form.is_valid():
        return _page(request, found, other=form)
    answer_other(
        invitation=found,
        chosen_at=form.chosen_at(),
        remark=form.cleaned_data["remark"],
        version=version,
        at=request.programme.now(),
    )
    return None


REPLIES: dict[str, Reply] = {"yes": _yes, "no": _no, "other": _other}


def _page(
    request: ProgrammeRequest,
    found: StageInvitation,
    *,
    no: NoForm | None = None,
    other: OtherDateForm | None = None,
    problem: str = "",
) -> HttpResponse:
    now = request.programme.now()
    is_open = may_answer(found.state, found.expires_at, now)
    first = timezone.localtime(found.request.first_at)
    context = {
        "invitation": found,
        "asked": found.request,
        "fan": found.request.stage.fan,
        "is_open": is_open,
        "no": no or NoForm(),
        "other": other or OtherDateForm(now=now, initial={"time": f"{first:%H:%M}"}),
        "problem": problem,
    }
    is_over = not is_open and found.state != InvitationState.YES
    response = render(request, "public/events/invitation.html", context, status=GONE if is_over else 200)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
