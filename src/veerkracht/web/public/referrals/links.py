"""Links in mails about referral: agree to be referred, say yes to a question, say whether it helped, write back.

Looking never changes anything; each page shows one thing to do, and says what happened when it is opened again.
"""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.companies.choices import StepKind
from veerkracht.domain.referrals.actions.following_up import can_tell_step, say_if_helped, tell_step
from veerkracht.domain.referrals.actions.handing_off import (
    accept_handoff,
    agree_to_proposal,
    decline_handoff,
    note_meeting,
    refuse_proposal,
)
from veerkracht.domain.referrals.actions.taking_in import hear_sender
from veerkracht.domain.referrals.choices import Outcome, QuestionSource
from veerkracht.domain.referrals.models import FollowUp, Handoff, Proposal, Question
from veerkracht.shared.decision import Refused
from veerkracht.shared.ratelimit.counting import within_limit
from veerkracht.web.requests import ProgrammeRequest
from veerkracht.web.visitor import visitor_of

from .forms import ContextForm, DeclineForm, HelpedStepForm, LineForm, MeetingForm, ReplyForm

HOUR = 3600
POSTS_PER_VISITOR = 60
Do = Callable[[], object]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show who would read which words; a yes sends them to the first, a no sends nothing."""
    found = get_object_or_404(
        Proposal.objects.filter(programme=request.programme).select_related("question", "programme"), token=token
    )
    form = ContextForm(request.POST or None, initial={"context": found.context})
    context = {
        "proposal": found,
        "lines": found.lines.select_related("provider").order_by("position"),
        "form": form,
    }
    if request.method == "POST" and _within(request):
        now = request.programme.now()
        if request.POST.get("answer") == "no":
            return _done(request, lambda: refuse_proposal(proposal=found, at=now), "public:proposal", token)
        if form.is_valid():
            words = form.cleaned_data["context"]
            return _done(
                request, lambda: agree_to_proposal(proposal=found, context=words, at=now), "public:proposal", token
            )
    return _private(render(request, "public/referrals/proposal.html", context))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handoff(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show a provider what is asked; yes, no with a reason, and after the yes the day of the first meeting."""
    related = ("proposal", "provider", "question__person", "question__company", "programme")
    found = get_object_or_404(Handoff.objects.filter(programme=request.programme).select_related(*related), token=token)
    decline = DeclineForm(request.POST if request.POST.get("answer") == "no" else None)
    meeting = MeetingForm(
        request.POST if request.POST.get("answer") == "met" else None,
        today=request.programme.today(),
        initial={"met_on": found.met_on or request.programme.today()},
    )
    if request.method == "POST" and _within(request):
        now = request.programme.now()
        if request.POST.get("answer") == "yes":
            return _done(request, lambda: accept_handoff(handoff=found, at=now), "public:handoff", token)
        if decline.is_bound and decline.is_valid():
            reason = decline.cleaned_data["reason"]
            return _done(
                request, lambda: decline_handoff(handoff=found, reason=reason, at=now), "public:handoff", token
            )
        if meeting.is_bound and meeting.is_valid():
            day = meeting.cleaned_data["met_on"]
            return _done(
                request, lambda: note_meeting(handoff=found, met_on=day, at=now, by=None), "public:handoff", token
            )
    context = {"handoff": found, "decline": decline, "meeting": meeting}
    return _private(render(request, "public/referrals/handoff.html", context))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def helped(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Ask whether it helped; one tap is enough, a line and a step are welcome after it."""
    related = ("question__programme", "question__company", "question__person")
    found = get_object_or_404(
        FollowUp.objects.filter(question__programme=request.programme).select_related(*related), token=token
    )
    answer = request.POST.get("answer", "")
    line = LineForm(request.POST if answer == "line" else None, initial={"line": found.line})
    step = HelpedStepForm(request.POST if answer == "step" else None, today=request.programme.today())
    if request.method == "POST" and _within(request):
        now = request.programme.now()
        if answer in Outcome.values:
            chosen = Outcome(answer)
            return _done(
                request, lambda: say_if_helped(follow_up=found, outcome=chosen, at=now), "public:helped", token
            )
        if line.is_bound and line.is_valid() and found.outcome:
            kept, words = Outcome(found.outcome), line.cleaned_data["line"]
            return _done(
                request,
                lambda: say_if_helped(follow_up=found, outcome=kept, line=words, at=now),
                "public:helped",
                token,
                _("Thank you, that is noted."),
            )
        if step.is_bound and step.is_valid() and found.outcome == Outcome.YES:
            return _note_step(request, found, step)
    context = {
        "follow_up": found,
        "question": found.question,
        "line_form": line,
        "step_form": step,
        "may_tell_step": found.outcome == Outcome.YES and can_tell_step(found.question),
    }
    return _private(render(request, "public/referrals/helped.html", context))


def _note_step(request: ProgrammeRequest, found: FollowUp, form: HelpedStepForm) -> HttpResponse:
    """Note the step; a mail asks to confirm it, and only then it counts."""
    given = dict(form.cleaned_data)
    kind = StepKind(given.pop("kind"))
    return _done(
        request,
        lambda: tell_step(question=found.question, kind=kind, **given),
        "public:helped",
        found.token,
        _("Thank you! You get a mail to confirm this step. Only after your yes it counts."),
    )


@login_not_required
@require_POST
def reply(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Add what the sender writes on the page of the question."""
    found = get_object_or_404(Question.objects.of(request.programme), token=token)
    form = ReplyForm(request.POST)
    if not form.is_valid() or not _within(request):
        messages.error(request, _("Write your message first. Nothing was sent."))
    else:
        try:
            hear_sender(
                question=found,
                text=form.cleaned_data["text"],
                channel=QuestionSource.SITE,
                at=request.programme.now(),
            )
            messages.success(request, _("Your message is with the people who answer."))
        except Refused as refusal:
            messages.error(request, str(refusal))
    return redirect("public:question", token)


def _within(request: ProgrammeRequest) -> bool:
    return within_limit(form="referral", visitor=visitor_of(request), limit=POSTS_PER_VISITOR, seconds=HOUR)


def _done(request: ProgrammeRequest, do: Do, route: str, token: str, thanks: str = "") -> HttpResponse:
    """Do it and show the page again, which says how it stands; a refusal says what happened meanwhile."""
    try:
        do()
        if thanks:
            messages.success(request, thanks)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(route, token)


def _private(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
