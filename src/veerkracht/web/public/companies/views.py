"""A company looks at what we noted about it, and answers with one tap. No login: the link in the mail is enough."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.actions import confirm_step, correct_step, deny_step, note_contribution
from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.companies.rules.steps import link_is_open
from veerkracht.shared.decision import Refused
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.visitor import visitor_of

from .forms import ContributionForm, CorrectionForm

ANSWERS_PER_HOUR = 60


@login_not_required
@require_safe
def step(request: HttpRequest, token: str) -> HttpResponse:
    """Show the step and three answers; after a yes, two questions that may stay empty."""
    found = _find(request, token)
    if found is None:
        return _gone(request)
    return _page(request, found)


@login_not_required
@require_POST
def step_answer(request: HttpRequest, token: str) -> HttpResponse:
    """Take the answer: confirm, deny, correct or contribution. The same answer twice changes nothing."""
    found = _find(request, token)
    if found is None:
        return _gone(request)
    if not within_limit(form="step", visitor=visitor_of(request), limit=ANSWERS_PER_HOUR, seconds=3600):
        return render(request, "429.html", status=429)
    answer, now = request.POST.get("answer", ""), request.programme.now()
    try:
        if answer == "confirm":
            confirm_step(step=found, at=now)
        elif answer == "deny":
            deny_step(step=found, at=now)
        elif answer == "correct":
            return _correct(request, found)
        elif answer == "contribution":
            return _contribution(request, found)
        else:
            return _page(request, found, status=400)
    except Refused as refusal:
        return _page(request, found, refusal=str(refusal), status=409)
    return redirect("public:step", token)


def _correct(request: HttpRequest, found: ConcreteStep) -> HttpResponse:
    form = CorrectionForm(request.POST, today=request.programme.today())
    if not form.is_valid():
        return _page(request, found, correction=form)
    correct_step(step=found, at=request.programme.now(), **form.cleaned_data)
    return redirect("public:step", found.token)


def _contribution(request: HttpRequest, found: ConcreteStep) -> HttpResponse:
    form = ContributionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, contribution=form)
    note_contribution(step=found, **form.cleaned_data)
    return redirect("public:step", found.token)


def _find(request: HttpRequest, token: str) -> ConcreteStep | None:
    """Return the step of this link while it may be answered, in this programme."""
    steps = ConcreteStep.objects.of(request.programme).select_related("company", "programme", "contact")
    found = steps.filter(token=token).first()
    return found if found is not None and link_is_open(found.recorded_at, timezone.now()) else None


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "public/companies/step_gone.html", status=404)


def _page(
    request: HttpRequest,
    found: ConcreteStep,
    *,
    correction: CorrectionForm | None = None,
    contribution: ContributionForm | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    own_words = {"correction": found.correction or found.description, "done_on": found.done_on}
    given = {"contribution": found.contribution, "what_else": found.what_else}
    response = render(
        request,
        "public/companies/step.html",
        {
            "step": found,
            "waits": found.state in {StepState.ASKED, StepState.EVIDENCED},
            "correction": correction or CorrectionForm(initial=own_words, today=request.programme.today()),
            "correcting": correction is not None,
            "contribution": contribution or ContributionForm(initial=given),
            "contribution_given": found.contribution is not None or bool(found.what_else),
            "refusal": refusal,
        },
        status=status,
    )
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
