"""Many open questions at once: who could get which, so that nobody is flooded; then ask the senders."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from veerkracht.domain.referrals.actions.handing_off import propose_providers
from veerkracht.domain.referrals.models import Provider, Question
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.domain.referrals.queries.supply import matches_of_many, rooms, supplies
from veerkracht.domain.referrals.rules.assigning import assign
from veerkracht.domain.referrals.rules.matching import MOST, Match
from veerkracht.domain.referrals.rules.shrinking import gini
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .beside import todo
from .wording import clue_words

MOST_AT_ONCE = 300


class Line(NamedTuple):
    """One question and who could get it."""

    question: Question
    provider: Provider | None
    fit: int
    why: str


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def assigning(request: SignedInRequest) -> HttpResponse:
    """Show who could get what; ask the senders of the ticked ones for consent."""
    require(can_handle_questions(request.user, request.programme))
    today = request.programme.today()
    related = ("company", "theme__parent", "card__pionier", "programme", "person")
    waiting = todo(request.programme).filter(theme__isnull=False).select_related(*related)
    questions = list(waiting.order_by("due_on", "pk")[:MOST_AT_ONCE])
    matches = matches_of_many(questions, today)
    offered = supplies(request.programme, today)
    room = rooms(offered)
    fits = {pk: {each.provider: each.fit for each in row if not each.obstacles} for pk, row in matches.items()}
    result = assign(fits, room)
    if request.method == "POST":
        return _ask(request, questions, matches, result.chosen)
    names = Provider.objects.in_bulk(set(result.chosen.values()))
    lines = [_line(each, matches[each.pk], result.chosen.get(each.pk), names) for each in questions]
    loads = dict.fromkeys(room, 0)
    for provider in result.chosen.values():
        loads[provider] += 1
    context = {
        "lines": lines,
        "waits": len(result.waits),
        "is_optimal": result.is_optimal,
        "mean_fit": round(sum(line.fit for line in lines if line.provider) / max(len(result.chosen), 1)),
        "spread": number_format(gini([(room[pk][0] + load) / max(room[pk][1], 1) for pk, load in loads.items()]), 2),
    }
    return render(request, "team/referrals/assigning.html", context)


def _line(question: Question, row: list[Match], provider: int | None, names: dict[int, Provider]) -> Line:
    found = next((each for each in row if each.provider == provider), None)
    if found is None or provider is None:
        return Line(question, None, 0, "")
    return Line(question, names[provider], found.fit, clue_words(found.reasons))


def _ask(
    request: SignedInRequest, questions: list[Question], matches: dict[int, list[Match]], chosen: dict[int, int]
) -> HttpResponse:
    """Ask the senders of the ticked questions; the chosen provider first, then the next best two."""
    ticked = {int(key) for key in request.POST.getlist("selected") if key.isdecimal() and len(key) < 19}
    asked = 0
    for question in questions:
        if question.pk not in ticked or question.pk not in chosen:
            continue
        free = [each for each in matches[question.pk] if not each.obstacles]
        free.sort(key=lambda each: (each.provider != chosen[question.pk], -each.fit, each.provider))
        try:
            propose_providers(
                question=question,
                matches=free[:MOST],
                context=question.text,
                at=request.programme.now(),
                by=request.user,
            )
            asked += 1
        except Refused:
            continue
    text = ngettext("%(number)s sender is asked.", "%(number)s senders are asked.", asked) % {"number": asked}
    (messages.success if asked else messages.error)(request, text if asked else _("Tick at least one question first."))
    return redirect("team:assigning")
