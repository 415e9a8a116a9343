"""Refer one question: who fits, why, who else, and the words that go along."""

import datetime as dt
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from veerkracht.domain.referrals.actions.handing_off import propose_providers, take_back_handoff
from veerkracht.domain.referrals.actions.queueing import queue_question
from veerkracht.domain.referrals.choices import QuestionState, UnmetReason
from veerkracht.domain.referrals.models import Handoff, Provider, Question
from veerkracht.domain.referrals.permissions import can_handle_questions
from veerkracht.domain.referrals.queries.supply import matches_of, queue_place
from veerkracht.domain.referrals.rules.clock import waiting_day
from veerkracht.domain.referrals.rules.matching import Match, alternatives, proposed, would_fit
from veerkracht.domain.referrals.rules.moves import Move, next_state
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

from .forms import ReferForm
from .page import find_question
from .wording import clue_words

SHOWN_OTHERS = 12


class Line(NamedTuple):
    """One provider as the page shows it."""

    provider: Provider
    fit: int
    why: str
    alternative: Provider | None = None


@workspace
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show at most three who fit, each with its reasons and an alternative; ask the sender for consent."""
    found = find_question(request, pk)
    if next_state(QuestionState(found.state), Move.PROPOSE) is None:
        messages.error(request, _("This question cannot be referred now. The page says how it stands."))
        return redirect("team:question", pk)
    today = request.programme.today()
    matches = matches_of(found, today)
    best = proposed(matches)
    free = {each.provider: each for each in matches if not each.obstacles}
    form = ReferForm(
        request.POST if request.method == "POST" else None,
        providers=Provider.objects.of(request.programme).filter(pk__in=free),
        initial={"context": found.text, "providers": [each.provider for each in best]},
        has_address=bool(found.email),
    )
    if request.method == "POST" and form.is_valid():
        chosen = [free[provider.pk] for provider in form.cleaned_data["providers"]]
        chosen.sort(key=lambda each: (-each.fit, each.provider))
        try:
            propose_providers(
                question=found,
                matches=chosen,
                context=form.cleaned_data["context"],
                by_phone=form.cleaned_data["by_phone"],
                at=request.programme.now(),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(form.cleaned_data["by_phone"]))
            return redirect("team:question", pk)
    context = {"question": found, "form": form, **_lines(matches, best), "expected_on": _expected(found, matches)}
    return render(request, "team/referrals/refer.html", context)


def _said(by_phone: bool) -> str:
    if by_phone:
        return _("The first provider is asked by mail. When nobody has room, the question is in the queue.")
    return _("The sender is asked by mail. After the yes the first provider is asked; the clock stands still.")


def _lines(matches: list[Match], best: list[Match]) -> dict[str, object]:
    """Return the lines of the page: who is proposed, who else could, and why the others not."""
    by_key = Provider.objects.in_bulk([each.provider for each in matches])
    others = alternatives(best, matches)
    lines = []
    for each in best:
        other = others[each.provider]
        alternative = by_key[other.provider] if other else None
        lines.append(Line(by_key[each.provider], each.fit, clue_words(each.reasons), alternative))
    ids = {each.provider for each in best}
    rest = sorted((m for m in matches if m.provider not in ids), key=lambda m: (len(m.obstacles), -m.fit, m.provider))
    more = [Line(by_key[m.provider], m.fit, clue_words(m.obstacles or m.reasons)) for m in rest[:SHOWN_OTHERS]]
    return {"lines": lines, "others": more}


def _expected(found: Question, matches: list[Match]) -> dt.date | None:
    waiting = [each.provider for each in would_fit(matches)]
    room = sum(Provider.objects.filter(pk__in=waiting).values_list("capacity", flat=True))
    return waiting_day(found.programme.today(), queue_place(found), room)


@workspace
@require_POST
def queue(request: SignedInRequest, pk: int) -> HttpResponse:
    """Put a question in the queue: nobody can take it now."""
    found = find_question(request, pk)
    matches = matches_of(found, request.programme.today())
    reason = UnmetReason.NO_ROOM if would_fit(matches) else UnmetReason.NO_PROVIDER
    try:
        queue_question(question=found, reason=reason, at=request.programme.now(), by=request.user)
        messages.success(request, _("In the queue. The sender hears honestly when it is their turn."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:question", pk)


@workspace
@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what a provider did not answer yet."""
    found = get_object_or_404(Handoff, pk=pk, programme=request.programme)
    require(can_handle_questions(request.user, request.programme))
    try:
        take_back_handoff(handoff=found, at=request.programme.now(), by=request.user)
        messages.success(request, _("Taken back. The question is yours again."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("team:question", found.question_id)
