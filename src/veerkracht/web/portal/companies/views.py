"""A company's own page: look, record a step, say what is not right."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.companies.actions import ask_correction, record_own_step
from veerkracht.domain.companies.choices import EvidenceKind, StepKind, StepState
from veerkracht.domain.companies.models import Company, ConcreteStep, Person, Position
from veerkracht.shared.decision import Refused
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.requests import SignedInRequest

from .forms import AskForm, OwnStepForm
from .own import own_positions, own_sections

HOUR = 3600
CORRECTIONS_PER_HOUR = 10
TOO_MANY = 429


@require_safe
def company(request: SignedInRequest) -> HttpResponse:
    """Show the own page; somebody who works at two companies sees both."""
    sections = own_sections(request.user, request.programme)
    if not sections:
        raise Http404
    return render(request, "portal/companies/page.html", {"companies": sections})


@require_http_methods(["GET", "HEAD", "POST"])
def step_new(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record what the own company did; the same one twice is one."""
    own = _own(request, pk)
    form = OwnStepForm(
        request.POST or None,
        request.FILES or None,
        today=request.programme.today(),
        initial={"evidence_kind": EvidenceKind.NONE},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, own.company, own.person, form)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Thank you! Your step is noted and counts."))
            return redirect("portal:company")
    return render(request, "portal/companies/step_form.html", {"form": form, "company": own.company})


def _record(request: SignedInRequest, company: Company, person: Person, form: OwnStepForm) -> None:
    said: dict[str, Any] = {name: form.cleaned_data[name] for name in ("description", "done_on")}
    known = ConcreteStep.objects.filter(company=company, contact=person, **said).exclude(state=StepState.WITHDRAWN)
    if not known.exists():
        record_own_step(
            company=company,
            person=person,
            kind=StepKind(form.cleaned_data["kind"]),
            at=request.programme.now(),
            by=request.user,
            **said,
            **form.evidence(),
        )


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: SignedInRequest, pk: int) -> HttpResponse:
    """Tell the team what is not right in the record of the own company."""
    own = _own(request, pk)
    form = AskForm(request.POST or None)
    context = {"form": form, "company": own.company}
    if request.method == "POST" and form.is_valid():
        if not within_limit(form="correction", visitor=str(request.user.pk), limit=CORRECTIONS_PER_HOUR, seconds=HOUR):
            form.add_error(None, _("You sent many messages in a short time. Try again in an hour."))
            return render(request, "portal/companies/correction.html", context, status=TOO_MANY)
        try:
            ask_correction(company=own.company, person=own.person, text=form.cleaned_data["text"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you! The team looks at it and changes it."))
            return redirect("portal:company")
    return render(request, "portal/companies/correction.html", context)


def _own(request: SignedInRequest, pk: int) -> Position:
    """Return the position of this user at that company; 404 when it is not theirs."""
    return get_object_or_404(own_positions(request.user, request.programme), company_id=pk)
