"""What was agreed with a pionier about being asked, and pictures of acts."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.pioniers.actions import agree_working, end_time_off, take_time_off
from veerkracht.domain.pioniers.models import EngagementPicture, Pionier, TimeOff
from veerkracht.shared.decision import Refused
from veerkracht.web.private_files import private_file
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace
from veerkracht.web.working import AgreementForm, TimeOffForm, initial_agreement


def _find(request: SignedInRequest, pk: int) -> Pionier:
    found = Pionier.objects.of(request.programme).select_related("person", "agreement")
    return get_object_or_404(found, pk=pk)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: SignedInRequest, pk: int) -> HttpResponse:
    """Change days, places, forms and how often."""
    found = _find(request, pk)
    form = AgreementForm(request.POST or None, programme=request.programme, initial=initial_agreement(found))
    if request.method == "POST" and form.is_valid():
        agree_working(pionier=found, agreed=form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. Proposals for stages keep to it from now on."))
        return redirect("team:pionier", pk)
    return _page(request, found, form=form)


def _page(
    request: SignedInRequest, found: Pionier, *, form: AgreementForm | None = None, off: TimeOffForm | None = None
) -> HttpResponse:
    context = {
        "pionier": found,
        "form": form or AgreementForm(programme=request.programme, initial=initial_agreement(found)),
        "off": off or TimeOffForm(),
        "times_off": found.time_off.filter(ends_on__gt=request.programme.today()).order_by("starts_on", "pk"),
    }
    return render(request, "team/pioniers/agreement.html", context)


@changing
@require_POST
def time_off(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note a period in which the pionier is not asked."""
    found, form = _find(request, pk), TimeOffForm(request.POST)
    if form.is_valid():
        try:
            take_time_off(pionier=found, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. Nobody is asked in that period."))
            return redirect("team:agreement", pk)
    return _page(request, found, off=form)


@changing
@require_POST
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a period away again."""
    found = get_object_or_404(TimeOff.objects.select_related("pionier"), pk=pk, pionier__programme=request.programme)
    pionier_id = found.pionier_id
    end_time_off(time_off=found, by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("team:agreement", pionier_id)


@workspace
@require_safe
def picture(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Show the picture of an act."""
    found = get_object_or_404(EngagementPicture, engagement_id=pk, engagement__pionier__programme=request.programme)
    return private_file(found.image, name=f"inzet-{pk}", shown=True)
