"""Somebody's own data: look, take along, say yes and no, ask to correct or erase."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.actions import ask_consent, note_export, open_request, record_consent, withdraw_consent
from veerkracht.domain.companies.actions.consent import OwnerMustClick
from veerkracht.domain.companies.actions.consent_texts import text_in_force
from veerkracht.domain.companies.choices import ConsentEnd, ConsentPurpose, ConsentSource, RightsKind, RightsState
from veerkracht.domain.companies.models import Consent, Person, RightsRequest
from veerkracht.web.own_data import KINDS, file_of, found_of, period_in_words
from veerkracht.web.requests import SignedInRequest


def _own(request: SignedInRequest) -> Person:
    people = Person.objects.of(request.programme).select_related("programme", "user")
    return get_object_or_404(people, user=request.user)


@require_safe
def own_data(request: SignedInRequest) -> HttpResponse:
    """Show what is known, for what, how long, and what this person said yes to."""
    person = _own(request)
    given = {each.purpose: each for each in Consent.objects.given().filter(person=person)}
    today = request.programme.today()
    context = {
        "person": person,
        "found": [
            (each, period_in_words(each.declaration.retention.months, each.declaration.retention.since))
            for each in found_of(person)
        ],
        "consents": [
            (purpose, given.get(purpose.value), text_in_force(request.programme, purpose, person.language, today))
            for purpose in ConsentPurpose
        ],
        "requests": RightsRequest.objects.filter(person=person).order_by("-received_on", "-pk"),
    }
    return render(request, "portal/people/own_data.html", context)


@require_POST
def own_file(request: SignedInRequest, kind: str) -> HttpResponse:
    """Give everything as a file; the audit trail says so."""
    if kind not in KINDS:
        raise Http404
    person = _own(request)
    note_export(person=person, format=kind, by=request.user)
    return file_of(person, kind)


@require_POST
def own_consent(request: SignedInRequest, purpose: str) -> HttpResponse:
    """Say yes or no to one purpose: one button each way. Who signed in has proven the address by a code already."""
    person = _own(request)
    if purpose not in ConsentPurpose.values:
        raise Http404
    at = request.programme.now()
    if request.POST.get("answer") == "yes":
        messages.success(request, _say_yes(request, person, ConsentPurpose(purpose)))
    else:
        for consent in Consent.objects.filter(person=person, purpose=purpose, ended="").order_by("pk"):
            withdraw_consent(consent=consent, how=ConsentEnd.PORTAL, at=at, by=request.user)
        messages.success(request, _("Taken back. It is not used any more."))
    return redirect("portal:own-data")


def _say_yes(request: SignedInRequest, person: Person, purpose: ConsentPurpose) -> str:
    """Note the yes; for mail to another address than the one of the sign-in, the click in a mail is needed too."""
    given: dict[str, Any] = {
        "person": person,
        "purpose": purpose,
        "source": ConsentSource.PORTAL,
        "proof": _("own page"),
    }
    try:
        record_consent(**given, at=request.programme.now(), by=request.user)
    except OwnerMustClick:
        ask_consent(**given, at=request.programme.now(), by=request.user)
        return _("A mail with a link is on its way. It counts after the click.")
    return _("Thank you, that is noted. You can take it back here whenever you like.")


@require_POST
def own_request(request: SignedInRequest, kind: str) -> HttpResponse:
    """Ask the team to correct, erase or stop using the data; the same question that waits already is one."""
    person = _own(request)
    if kind not in RightsKind.values:
        raise Http404
    waiting = RightsRequest.objects.filter(person=person, kind=kind, state=RightsState.OPEN)
    if not waiting.exists():
        open_request(
            programme=request.programme,
            kind=RightsKind(kind),
            received_on=request.programme.today(),
            person=person,
            identity=_("asked on the own page, signed in"),
            by=request.user,
        )
    messages.success(request, _("Your request is with the team. You get an answer within a month."))
    return redirect("portal:own-data")
