"""A fan's own page: look, and offer a stage."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.fans.actions import offer_stage
from veerkracht.domain.fans.models import Stage
from veerkracht.web.requests import SignedInRequest

from .forms import StageForm
from .sections import fan_sections, own_fans


@require_safe
def fan(request: SignedInRequest) -> HttpResponse:
    """Show the own page; somebody who is the contact of two fans sees both."""
    sections = fan_sections(request.user, request.programme)
    if not sections:
        raise Http404
    return render(request, "portal/fans/page.html", {"fans": sections})


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Offer a stage to the programme; the same one twice is one."""
    found = get_object_or_404(own_fans(request.user, request.programme), pk=pk)
    form = StageForm(request.POST if request.method == "POST" else None, programme=request.programme)
    if request.method != "POST" or not form.is_valid():
        return render(request, "portal/fans/offer.html", {"form": form, "fan": found})
    title, on = form.cleaned_data["title"], form.cleaned_data["on"]
    if not Stage.objects.filter(fan=found, title=title, on=on).exists():
        offer_stage(fan=found, **form.cleaned_data, by=request.user)
    messages.success(request, _("Thank you! The team calls you about it."))
    return redirect("portal:fan")
