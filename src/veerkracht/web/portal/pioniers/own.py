"""What a pionier arranges alone: days and places that suit, periods off, travel costs, a picture."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from veerkracht.domain.pioniers.actions import agree_working, claim_expense, end_time_off, take_time_off
from veerkracht.domain.pioniers.models import EngagementPicture, Pionier, TimeOff, TravelExpense
from veerkracht.shared.decision import Refused
from veerkracht.web.private_files import private_file
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.working import AgreementForm, ExpenseForm, TimeOffForm, initial_agreement

from .sections import own_pionier

LATELY = 20


def found_pionier(request: SignedInRequest) -> Pionier:
    """Return the pionier that this user is, or 404."""
    found = own_pionier(request.user, request.programme)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: SignedInRequest) -> HttpResponse:
    """Say which days, places and forms suit, and how often."""
    own = found_pionier(request)
    form = AgreementForm(request.POST or None, programme=request.programme, initial=initial_agreement(own))
    if request.method == "POST" and form.is_valid():
        agree_working(pionier=own, agreed=form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. We keep to it when we ask you."))
        return redirect("portal:agreement")
    return _page(request, own, form=form)


def _page(
    request: SignedInRequest, own: Pionier, *, form: AgreementForm | None = None, off: TimeOffForm | None = None
) -> HttpResponse:
    context = {
        "form": form or AgreementForm(programme=request.programme, initial=initial_agreement(own)),
        "off": off or TimeOffForm(),
        "times_off": own.time_off.filter(ends_on__gt=request.programme.today()).order_by("starts_on", "pk"),
    }
    return render(request, "portal/pioniers/agreement.html", context)


@require_POST
def time_off(request: SignedInRequest) -> HttpResponse:
    """Say in which period not to be asked."""
    own, form = found_pionier(request), TimeOffForm(request.POST)
    if form.is_valid():
        try:
            take_time_off(pionier=own, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted. We do not ask you in that period."))
            return redirect("portal:agreement")
    return _page(request, own, off=form)


@require_POST
def end(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take an own period off away again."""
    end_time_off(time_off=get_object_or_404(TimeOff, pk=pk, pionier=found_pionier(request)), by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("portal:agreement")


@require_http_methods(["GET", "HEAD", "POST"])
def expenses(request: SignedInRequest) -> HttpResponse:
    """Claim a journey, and see how the earlier ones stand."""
    own = found_pionier(request)
    form = ExpenseForm(
        request.POST or None,
        request.FILES or None,
        programme=request.programme,
        initial={"on": request.programme.today()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            claim_expense(pionier=own, **form.cleaned_data, at=request.programme.now(), by=request.user)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Thank you. The team looks at it."))
            return redirect("portal:expenses")
    claims = TravelExpense.objects.filter(pionier=own).order_by("-on", "-pk")[:LATELY]
    return render(request, "portal/pioniers/expenses.html", {"form": form, "claims": claims})


@require_safe
def receipt(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Give an own receipt back."""
    found = get_object_or_404(TravelExpense, pk=pk, pionier=found_pionier(request))
    return private_file(found.receipt, name=f"bon-{pk}")


@require_safe
def picture(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Show an own picture."""
    found = get_object_or_404(EngagementPicture, engagement_id=pk, engagement__pionier=found_pionier(request))
    return private_file(found.image, name=f"inzet-{pk}", shown=True)
