"""A concrete step: record one, look at it, add evidence, take it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.actions import (
    add_evidence,
    ensure_person,
    ensure_position,
    record_step,
    withdraw_step,
)
from veerkracht.domain.companies.choices import Contribution, EvidenceKind, SourceKind, StepKind, StepState
from veerkracht.domain.companies.models import Company, ConcreteStep, Correspondence, Person, Touchpoint
from veerkracht.domain.companies.permissions import (
    can_add_evidence,
    can_record_step,
    can_see_people,
    can_withdraw_step,
)
from veerkracht.domain.companies.rules.documents import CONTENT_TYPES, DocumentKind
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require, workspace

from ..facts import Reader, shown, with_everything_shown
from ..forms import EvidenceForm, StepForm
from ..history import steps_of
from ..wording import STEP_TONES
from .finding import find_company, find_step


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def step_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record what a company did."""
    company = find_company(request, pk)
    require(can_record_step(request.user, company))
    form = StepForm(
        request.POST or None,
        request.FILES or None,
        company=company,
        today=request.programme.today(),
        initial={"evidence_kind": EvidenceKind.NONE},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _record(request, company, form)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _recorded(made, form))
            return redirect("team:step", made.pk)
    return render(request, "team/companies/step_form.html", {"form": form, "company": company})


@transaction.atomic
def _record(request: SignedInRequest, company: Company, form: StepForm) -> ConcreteStep:
    """Note whom to ask and record the step, both or neither."""
    data = form.cleaned_data
    return record_step(
        company=company,
        kind=StepKind(data["kind"]),
        description=data["description"],
        done_on=data["done_on"],
        contact=data["contact"] or _somebody_else(request, company, data),
        hold_mail=data["hold_mail"],
        by=request.user,
        **form.evidence(),
    )


def _somebody_else(request: SignedInRequest, company: Company, data: dict[str, Any]) -> Person | None:
    if not data["contact_email"]:
        return None
    person = ensure_person(
        programme=request.programme, email=data["contact_email"], name=data["contact_name"], by=request.user
    )
    ensure_position(person=person, company=company, on=request.programme.today(), by=request.user)
    return person


def _recorded(made: ConcreteStep, form: StepForm) -> str:
    if made.contact is None or not made.contact.email:
        return _("Recorded. It counts, because there is evidence.")
    if form.cleaned_data["hold_mail"]:
        return _("Recorded. The mail to the company waits as a draft.")
    return _("Recorded. The company gets a mail and can confirm it with one tap.")


@workspace
@require_safe
def step(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a step: how it stands, what shows it, what the company said."""
    found = find_step(request, pk)
    facts = Touchpoint.objects.of(request.programme).filter(source_kind=SourceKind.STEP, source_id=found.pk)
    may_change = can_change(request.user, request.programme)
    context = {
        "step": found,
        "tone": STEP_TONES[found.state],
        "waits": found.state == StepState.ASKED,
        "contribution": None if found.contribution is None else Contribution(found.contribution).label,
        "facts": shown(with_everything_shown(facts), Reader.of(request)),
        "changes": steps_of(request.programme, found),
        "mail": _mail_about(found) if may_change else None,
        "sees_people": can_see_people(request.user, request.programme),
        "may_add_evidence": can_add_evidence(request.user, found),
        "may_withdraw": can_withdraw_step(request.user, found),
    }
    return render(request, "team/companies/step.html", context)


def _mail_about(found: ConcreteStep) -> Correspondence | None:
    """Return the mail in which the company was asked."""
    mails = Correspondence.objects.filter(company_id=found.company_id, mail__kind="confirm_step")
    return mails.filter(mail__text__contains=found.token).select_related("mail").order_by("-pk").first()


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def step_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask whether that is meant, and take a step back."""
    found = find_step(request, pk)

    def withdraw() -> None:
        withdraw_step(step=found, at=request.programme.now(), by=request.user)

    if request.method != "POST":
        require(can_withdraw_step(request.user, found))
        return render(request, "team/companies/step_withdraw.html", {"step": found})
    return _done(request, found, withdraw, _("Withdrawn. It no longer counts."))


def _done(request: SignedInRequest, found: ConcreteStep, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("team:step", found.pk)


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def step_evidence(request: SignedInRequest, pk: int) -> HttpResponse:
    """Add what shows a step."""
    found = find_step(request, pk)
    require(can_add_evidence(request.user, found))
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_evidence(step=found, at=request.programme.now(), by=request.user, **form.evidence())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Added. The level of evidence follows."))
            return redirect("team:step", pk)
    return render(request, "team/companies/evidence_form.html", {"form": form, "step": found})


@workspace
@require_safe
def step_document(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Hand out the document, always as a download: nothing in it runs in our pages."""
    found = find_step(request, pk)
    if not found.evidence_document:
        raise Http404
    kind = DocumentKind((found.evidence_document.name or "").rpartition(".")[2])
    try:
        file = found.evidence_document.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    answer = FileResponse(file, as_attachment=True, filename=found.evidence_name, content_type=CONTENT_TYPES[kind])
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
