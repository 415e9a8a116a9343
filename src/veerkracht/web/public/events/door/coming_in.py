"""Coming in by oneself: a screen in the room shows a code that changes, and who sees it notes that they are there."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.events.actions import note_at_door
from veerkracht.domain.events.actions.checking_in import Said
from veerkracht.domain.events.choices import DoorNoteKind
from veerkracht.domain.events.models import DoorLink, DoorNote, Event
from veerkracht.domain.events.rules.door import is_practice, is_screen_code, screen_code
from veerkracht.domain.programme.queries import address
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.printing import qr_drawing
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visitor import visitor_of

from .finding import at_door, private

REFRESH_SECONDS = 20
TEN_MINUTES = 600
# A whole room may come through one wifi address.
TRIES = 300
TOO_MANY = 429


def secret_of(event: Event) -> bytes:
    """Return what the codes on the screen of this meeting are made from."""
    return salted_hmac("events.door.screen", str(event.pk), algorithm="sha256").digest()


@at_door
@require_safe
def screen(request: ProgrammeRequest, link: DoorLink) -> HttpResponse:
    """Show the code of this minute, large, for the screen in the room; the page renews itself."""
    code = screen_code(secret_of(link.event), request.programme.now())
    here = address(request.programme, "public:come-in", link.event_id)
    context = {
        "link": link,
        "event": link.event,
        "code": code,
        "address": here,
        "qr": qr_drawing(f"{here}?code={code}"),
    }
    response = render(request, "public/events/door/screen.html", context)
    response["Refresh"] = str(REFRESH_SECONDS)
    return response


class ComeInForm(forms.Form):
    """The code on the screen, and who it is: by the code of a ticket or an address, or by name and company."""

    code = forms.CharField(label=_("Code on the screen"), max_length=6)
    who = forms.CharField(
        label=_("The code on your ticket, or your e-mail address"),
        help_text=_("Only when you signed up before."),
        max_length=254,
        required=False,
    )
    name = forms.CharField(label=_("Your name"), max_length=200, required=False)
    company = forms.CharField(label=_("Your company"), max_length=200, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, now: Any, **kwargs: Any) -> None:
        """Keep the meeting and the moment at which the code is looked at."""
        super().__init__(*args, **kwargs)
        self.event, self.now = event, now

    def clean_code(self) -> str:
        """Refuse a code that is not on the screen now."""
        code: str = self.cleaned_data["code"].strip()
        if not is_screen_code(secret_of(self.event), code, self.now):
            raise forms.ValidationError(_("This code is no longer right. Take the one that is on the screen now."))
        return code

    def clean(self) -> dict[str, Any]:
        """Ask for a ticket or a name."""
        given = self.cleaned_data
        if not given.get("who") and not given.get("name"):
            self.add_error("name", _("Fill in your name, or the code on your ticket."))
        return given


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def come_in(request: ProgrammeRequest, pk: int) -> HttpResponseBase:
    """Let a visitor in the room note that they are there."""
    now = request.programme.now()
    event = get_object_or_404(Event.objects.of(request.programme).select_related("programme"), pk=pk)
    if not any(link.works_at(now) for link in DoorLink.objects.of(request.programme).filter(event=event)):
        return private(render(request, "public/events/door/closed.html", status=410))
    if request.method != "POST":
        initial = {"code": request.GET.get("code", "")[:6], "key": uuid.uuid4()}
        return _page(request, event, ComeInForm(event=event, now=now, initial=initial))
    form = ComeInForm(request.POST, event=event, now=now)
    if not within_limit(form="come-in", visitor=visitor_of(request), limit=TRIES, seconds=TEN_MINUTES):
        return _page(request, event, form, status=TOO_MANY, is_too_many=True)
    if not form.is_valid():
        return _page(request, event, form)
    if is_practice(now, event.starts_at):
        form.add_error(None, _("It is not the day of this meeting yet. Come back that day."))
        return _page(request, event, form)
    if not _noted(event, form.cleaned_data, now):
        form.add_error("who", _("We do not find this ticket or address. Fill in your name and company instead."))
        return _page(request, event, form)
    return private(render(request, "public/events/door/welcome.html", {"event": event}))


def _noted(event: Event, given: dict[str, Any], now: Any) -> bool:
    who = given["who"].strip()
    by_ticket = bool(who)
    said = Said(
        id=given["key"],
        kind=DoorNoteKind.CAME if by_ticket else DoorNoteKind.WALK_IN,
        sequence=DoorNote.objects.filter(event=event).count() + 1,
        noted_at=now,
        code="" if "@" in who else who,
        email=who if "@" in who else "",
        name="" if by_ticket else given["name"],
        company="" if by_ticket else given["company"],
    )
    device = uuid.uuid5(uuid.NAMESPACE_URL, f"screen {event.pk}")
    [answer] = note_at_door(event=event, device=device, said=[said], at=now)
    return not answer.problem


def _page(
    request: ProgrammeRequest, event: Event, form: ComeInForm, *, status: int = 200, is_too_many: bool = False
) -> HttpResponseBase:
    context = {"event": event, "form": form, "is_too_many": is_too_many}
    return private(render(request, "public/events/door/come_in.html", context, status=status))
