"""What the fan brought: as a page, on paper with its logo, and the invitation kit for its own members."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.actions import make_invitation, set_logo
from veerkracht.domain.fans.models import Fan, FanLogo, Invitation
from veerkracht.domain.impact.queries.fans import what_fan_brought
from veerkracht.domain.programme.queries import address
from veerkracht.shared.decision import Refused
from veerkracht.web.contribution import contribution_pdf, lines_of, logo_response, meetings_of
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.visible import place_of

from .forms import LogoForm
from .sections import own_fans


def find_own(request: SignedInRequest, pk: int) -> Fan:
    """Return a fan for which this person speaks, else 404."""
    return get_object_or_404(own_fans(request.user, request.programme).select_related("programme"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what came of the own meetings; take in the logo for the sheet."""
    found = find_own(request, pk)
    form = LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_logo(fan=found, file=form.cleaned_data["logo"], by=request.user)
            messages.success(request, _("Your logo is on the sheet."))
            return redirect("portal:fan-brought", found.pk)
        except Refused as refusal:
            form.add_error("logo", str(refusal))
    coming = (
        Event.objects.of(request.programme).public().filter(fan=found, occasion__starts_at__gte=request.programme.now())
    )
    context = {
        "fan": found,
        "lines": lines_of(what_fan_brought(found)),
        "meetings": meetings_of(found),
        "coming": coming.order_by("occasion__starts_at", "pk"),
        "has_logo": FanLogo.objects.filter(fan=found).exists(),
        "form": form,
    }
    return render(request, "portal/fans/brought.html", context)


@require_safe
def sheet(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give it as PDF."""
    return contribution_pdf(request, find_own(request, pk))


@require_safe
def logo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the own logo."""
    answer = logo_response(find_own(request, pk))
    if answer is None:
        raise Http404
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: SignedInRequest, pk: int, event: int) -> HttpResponse:
    """Give text, picture and link with which the fan mails its own members; the button makes the link."""
    found = find_own(request, pk)
    events = Event.objects.of(request.programme).public().select_related("programme")
    meeting = get_object_or_404(events, pk=event, fan=found)
    if request.method == "POST":
        make_invitation(fan=found, occasion=meeting.occasion, by=request.user)
        return redirect("portal:fan-invite", found.pk, meeting.pk)
    made = Invitation.objects.filter(fan=found, occasion=meeting.occasion).first()
    context = {
        "fan": found,
        "event": meeting,
        "invitation": made,
        "link": address(request.programme, "public:invited", made.code) if made else "",
        "place": place_of(meeting),
    }
    return render(request, "portal/fans/invite.html", context)
