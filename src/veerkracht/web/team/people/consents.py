"""What somebody said yes to: ask, note, end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from veerkracht.domain.companies.actions import ask_consent, record_consent, withdraw_consent
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentSource
from veerkracht.domain.companies.models import Person
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .finding import find_consent, find_person
from .forms import ConsentForm, WithdrawForm


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def consent_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note a yes with its proof; for mailings mail the person a link to click."""
    person = find_person(request, pk)
    form = ConsentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _note(request, person, form))
            return redirect("team:person", pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "team/people/consent_form.html", {"form": form, "person": person})


def _note(request: SignedInRequest, person: Person, form: ConsentForm) -> str:
    purpose = ConsentPurpose(form.cleaned_data["purpose"])
    source, proof = ConsentSource(form.cleaned_data["source"]), form.cleaned_data["proof"]
    at, by = request.programme.now(), request.user
    if form.needs_click:
        ask_consent(person=person, purpose=purpose, source=source, proof=proof, at=at, by=by)
        return _("A mail with a link is on its way. It counts after the click.")
    record_consent(person=person, purpose=purpose, source=source, proof=proof, at=at, by=by)
    return _("Noted, with its proof.")


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def consent_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """End a consent because the person told the team so."""
    consent = find_consent(request, pk)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason, at = form.cleaned_data["reason"], request.programme.now()
        withdraw_consent(consent=consent, how=ConsentEnd.TEAM, reason=reason, at=at, by=request.user)
        messages.success(request, _("Ended. Mailings that waited are cancelled."))
        return redirect("team:person", consent.person_id)
    return render(request, "team/people/consent_withdraw.html", {"form": form, "consent": consent})
