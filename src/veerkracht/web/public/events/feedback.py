"""How was it? Two questions, one tap each, without signing in. Looking changes nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from veerkracht.domain.events.actions import answer_feedback
from veerkracht.domain.events.choices import NextStep
from veerkracht.domain.events.models import Feedback
from veerkracht.web.requests import ProgrammeRequest

from .signing_up import own_page

LONGEST_WORDS = 500


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: ProgrammeRequest, token: str) -> HttpResponse:
    """Show the first question without an answer, and keep what is tapped."""
    found = get_object_or_404(
        Feedback.objects.of(request.programme).select_related("event__occasion", "event__fan"), token=token
    )
    if request.method == "POST":
        given = _given(request)
        if given:
            answer_feedback(feedback=found, at=request.programme.now(), **given)  # type: ignore[arg-type]  # checked below
        return redirect("public:feedback", token)
    again = request.GET.get("vraag", "")
    asks_need = found.need is None or again == "1"
    asks_step = not asks_need and (not found.next_step or again == "2")
    context = {
        "feedback": found,
        "event": found.event,
        "asks_need": asks_need,
        "asks_step": asks_step,
        "needs": range(1, 6),
        "next_steps": NextStep.choices,
    }
    return own_page(render(request, "public/events/feedback.html", context))


def _given(request: ProgrammeRequest) -> dict[str, object]:
    """Return the answers that make sense; anything else is no answer."""
    given: dict[str, object] = {}
    need, step = request.POST.get("need", ""), request.POST.get("step", "")
    if need in {"1", "2", "3", "4", "5"}:
        given["need"] = int(need)
    if step in NextStep.values:
        given["next_step"] = step
    if "words" in request.POST:
        given["words"] = request.POST["words"][:LONGEST_WORDS]
    return given
