"""A provider's own page: what is asked, whom it helps, room and days off."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.choices import StepKind
from veerkracht.domain.referrals.actions.following_up import tell_step
from veerkracht.domain.referrals.actions.handing_off import hand_on
from veerkracht.domain.referrals.actions.providers import change_own_offer, note_absence, remove_absence
from veerkracht.domain.referrals.choices import HandoffState
from veerkracht.domain.referrals.models import Handoff, Provider, ProviderAbsence
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest

from .forms import AwayForm, OfferForm, OnwardForm, ToldStepForm
from .sections import own_provider, provider_section


@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: SignedInRequest) -> HttpResponse:
    """Show the own page; change what is offered."""
    own = _own(request)
    initial = {"offer": own.offer, "price": own.price, "capacity": own.capacity}
    form = OfferForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_own_offer(provider=own, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. The team sees it too."))
        return redirect("portal:provider")
    return _page(request, form=form)


def _page(
    request: SignedInRequest, *, form: OfferForm | None = None, away_form: AwayForm | None = None
) -> HttpResponse:
    section = provider_section(request.user, request.programme)
    if section is None:
        raise Http404
    own = section.provider
    initial = {"offer": own.offer, "price": own.price, "capacity": own.capacity}
    context = {
        "section": section,
        "form": form or OfferForm(initial=initial),
        "away_form": away_form or AwayForm(),
    }
    return render(request, "portal/referrals/provider.html", context)


def _own(request: SignedInRequest) -> Provider:
    found = own_provider(request.user, request.programme)
    if found is None:
        raise Http404
    return found


@require_POST
def away(request: SignedInRequest) -> HttpResponse:
    """Note days off: nothing new comes on those."""
    own, form = _own(request), AwayForm(request.POST)
    if not form.is_valid():
        return _page(request, away_form=form)
    note_absence(provider=own, by=request.user, **form.cleaned_data)
    messages.success(request, _("Noted. Nothing new comes to you on those days."))
    return redirect("portal:provider")


@require_POST
def back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take days off back."""
    absence = get_object_or_404(ProviderAbsence, pk=pk, provider=_own(request))
    remove_absence(absence=absence, by=request.user)
    messages.success(request, _("These days are free for questions again."))
    return redirect("portal:provider")


def _accepted(request: SignedInRequest, pk: int) -> Handoff:
    accepted = Handoff.objects.filter(provider=_own(request), state=HandoffState.ACCEPTED)
    return get_object_or_404(accepted.select_related("question__company", "question__person", "provider"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def pass_along(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose somebody who can help better; the sender is asked first."""
    found = _accepted(request, pk)
    data = request.POST if request.method == "POST" else None
    form = OnwardForm(data, provider=found.provider, today=request.programme.today())
    if request.method == "POST" and form.is_valid():
        try:
            hand_on(handoff=found, to=form.cleaned_data["to"], at=request.programme.now(), by=request.user)
            messages.success(request, _("We ask the entrepreneur whether that is all right. Thank you."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("portal:provider")
    return render(request, "portal/referrals/onward.html", {"handoff": found, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tell what the company did; it counts only after the company's own yes."""
    found = _accepted(request, pk)
    form = ToldStepForm(request.POST if request.method == "POST" else None, today=request.programme.today())
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        kind = StepKind(given.pop("kind"))
        try:
            tell_step(question=found.question, kind=kind, by=request.user, **given)
            messages.success(request, _("Thank you. We ask the company to confirm it; only then it counts."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("portal:provider")
    return render(request, "portal/referrals/step.html", {"handoff": found, "form": form})
