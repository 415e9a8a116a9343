"""One tap from the mail: look at a step, then confirm, correct or deny it. Looking never changes anything."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from veerkracht.domain.companies.actions import confirm_step, correct_step, deny_step, note_contribution
from veerkracht.domain.companies.models import ConcreteStep
from veerkracht.domain.companies.permissions import can_answer_step
from veerkracht.shared.decision import Refused
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visitor import visitor_of

from .forms import ContributionForm, CorrectionForm

HOUR = 3600
ANSWERS_PER_VISITOR = 60
GONE, TOO_MANY = 410, 429

Reply = Callable[[ProgrammeRequest, ConcreteStep], HttpResponse | None]


@login_not_required
@never_cache
@require_safe
def step(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show what was noted and ask whether it is right; after a yes, two questions that may stay empty."""
    found = _find(request, token)
    return _page(request, found) if found else _unknown(request)


@login_not_required
@never_cache
def step_answer(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Take the answer that the form names; without one, show the page again. The same answer twice changes nothing."""
    found = _find(request, token)
    if found is None:
        return _unknown(request)
    reply = REPLIES.get(request.POST.get("answer", ""))
    if request.method != "POST" or reply is None or not can_answer_step(found, request.programme.now()):
        return redirect("public:step", token)
    if not within_limit(form="step", visitor=visitor_of(request), limit=ANSWERS_PER_VISITOR, seconds=HOUR):
        return _page(request, found, too_many=True, status=TOO_MANY)
    try:
        return reply(request, found) or redirect("public:step", token)
    except Refused:  # the team withdrew it meanwhile; the page says so
        return redirect("public:step", token)


def _find(request: ProgrammeRequest, token: str) -> ConcreteStep | None:
    steps = ConcreteStep.objects.of(request.programme).select_related("company", "contact", "programme")
    return steps.filter(token=token).first()


def _confirm(request: ProgrammeRequest, found: ConcreteStep) -> None:
    confirm_step(step=found, at=request.programme.now())


def _deny(request: ProgrammeRequest, found: ConcreteStep) -> None:
    deny_step(step=found, at=request.programme.now())


def _correct(request: ProgrammeRequest, found: ConcreteStep) -> HttpResponse | None:
    form = CorrectionForm(request.POST, step=found, today=request.programme.today())
    if not form.is_valid():
        return _page(request, found, correction=form)
    correct_step(step=found, at=request.programme.now(), **form.cleaned_data)
    return None


def _contribution(request: ProgrammeRequest, found: ConcreteStep) -> HttpResponse | None:
    form = ContributionForm(request.POST)
    if not form.is_valid():
        return _page(request, found, contribution=form)
    note_contribution(step=found, **form.cleaned_data)
    return None


REPLIES: dict[str, Reply] = {
    "confirm": _confirm,
    "deny": _deny,
    "correct": _correct,
    "contribution": _contribution,
}


def _page(
    request: ProgrammeRequest,
    found: ConcreteStep,
    *,
    correction: CorrectionForm | None = None,
    contribution: ContributionForm | None = None,
    too_many: bool = False,
    status: int = 200,
) -> HttpResponse:
    may_answer = can_answer_step(found, request.programme.now())
    given = {"contribution": found.contribution, "what_else": found.what_else}
    context = {
        "step": found,
        "may_answer": may_answer,
        "is_answered": found.answered_at is not None,
        "told_more": found.contribution is not None or bool(found.what_else),
        "correction": correction or CorrectionForm(step=found, today=request.programme.today()),
        "contribution": contribution or ContributionForm(initial=given),
        "too_many": too_many,
    }
    return _private(render(request, "public/companies/step.html", context, status=status if may_answer else GONE))


def _unknown(request: ProgrammeRequest) -> HttpResponse:
    return _private(render(request, "public/companies/step_unknown.html", status=404))


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the page out of search engines: whoever has its address may answer."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
