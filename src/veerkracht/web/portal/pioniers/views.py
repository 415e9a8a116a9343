"""A pionier's own page: look, say yes to the profile, note an act."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.pioniers.actions import approve_profile, log_own_act
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest

from .forms import ActForm
from .sections import own_pionier, pionier_section, text_version


@require_safe
def pionier(request: SignedInRequest) -> HttpResponse:
    """Show the own page."""
    section = pionier_section(request.user, request.programme)
    if section is None:
        raise Http404
    return render(request, "portal/pioniers/page.html", {"pionier": section})


@require_POST
def approve(request: SignedInRequest) -> HttpResponse:
    """Note the own yes to the profile, if it is still the text that was shown."""
    own = _own(request)
    if request.POST.get("version") != text_version(own):
        messages.warning(request, _("The text changed while you were reading. Read it again before you say yes."))
    else:
        approve_profile(pionier=own, on=request.programme.today(), by=request.user)
        messages.success(request, _("Thank you. Your profile is now on the site while you are appointed."))
    return redirect("portal:pionier")


def _own(request: SignedInRequest) -> Pionier:
    found = own_pionier(request.user, request.programme)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def log_act(request: SignedInRequest) -> HttpResponse:
    """Note an interview, talk or visit outside our own meetings; the same one twice is one."""
    own = _own(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ActForm(*sent, programme=request.programme)
    if request.method == "POST" and form.is_valid():
        act = {**form.cleaned_data, "kind": EngagementKind(form.cleaned_data["kind"])}
        try:
            log_own_act(pionier=own, **act, by=request.user)
        except Refused as refusal:
            form.add_error("picture", str(refusal))
        else:
            messages.success(request, _("Noted. Thank you!"))
            return redirect("portal:pionier")
    return render(request, "portal/pioniers/act.html", {"form": form})
