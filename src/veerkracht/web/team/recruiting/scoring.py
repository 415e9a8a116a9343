"""One candidate in a selection: declare, score, propose, and the decision by a second person."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.pioniers.actions import (
    confirm_decision,
    declare_interest,
    propose_decision,
    score_candidate,
)
from veerkracht.domain.pioniers.choices import Proposal
from veerkracht.domain.pioniers.models import Candidacy, InterestDeclaration
from veerkracht.domain.pioniers.permissions import can_confirm_decision, can_score, can_see_scores
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, require

from .finding import confidential
from .forms import InterestForm, ProposalForm, ScoreForm
from .selections import tally_of


def _find(request: SignedInRequest, pk: int) -> Candidacy:
    declared = InterestDeclaration.objects.select_related("by").prefetch_related("scores").order_by("by__name", "pk")
    found = Candidacy.objects.filter(programme=request.programme).select_related(
        "round", "candidate__person", "candidate__company", "candidate__programme", "proposed_by", "confirmed_by"
    )
    return get_object_or_404(found.prefetch_related(Prefetch("declarations", declared), "round__criteria"), pk=pk)


@confidential
@require_safe
def candidacy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what this person may see and do."""
    return _page(request, _find(request, pk))


def _page(request: SignedInRequest, found: Candidacy, *, status: int = 200, **forms: object) -> HttpResponse:
    criteria = sorted(found.round.criteria.all(), key=lambda each: each.order)
    mine = next((each for each in found.declarations.all() if each.by_id == request.user.pk), None)
    own = {f"criterion{each.criterion_id}": each.value for each in mine.scores.all()} if mine else {}
    sees, scores = can_see_scores(request.user, found), can_score(request.user, found)
    is_free = mine is not None and not mine.has_conflict
    may_change = can_change(request.user, request.programme)
    context: dict[str, object] = {
        "candidacy": found,
        "mine": mine,
        "is_free": is_free,
        "may_change": may_change,
        "may_score": scores,
        "sees": sees,
        "matrix": _matrix(found, criteria) if sees else [],
        "scorers": [each.by for each in found.declarations.all() if each.scores.all()] if sees else [],
        "tally": tally_of(found, found.round) if sees else None,
        "conflicts": [each for each in found.declarations.all() if each.has_conflict],
        "may_propose": may_change and is_free and found.confirmed_at is None,
        "may_confirm": bool(can_confirm_decision(request.user, request.programme))
        and is_free
        and bool(found.proposal)
        and found.confirmed_at is None
        and found.proposed_by_id != request.user.pk,
        "interest_form": InterestForm(initial={"has_conflict": "no"}),
        "score_form": ScoreForm(criteria=criteria, initial=own),
        "proposal_form": ProposalForm(initial={"proposal": found.proposal or None, "grounds": found.grounds}),
    }
    context |= {"interest_open": "interest_form" in forms, "proposal_open": "proposal_form" in forms}
    return render(request, "team/recruiting/candidacy.html", context | forms, status=status)


def _matrix(found: Candidacy, criteria: list[Any]) -> list[tuple[Any, list[int | None], float | None, bool]]:
    """Return per criterion the score of each person, the mean, and whether people are far apart."""
    scores = {
        (each.pk, score.criterion_id): score.value for each in found.declarations.all() for score in each.scores.all()
    }
    with_scores = [each for each in found.declarations.all() if each.scores.all()]
    said = tally_of(found, found.round)
    return [
        (one, [scores.get((each.pk, one.pk)) for each in with_scores], said.means.get(one.pk), one.pk in said.far_apart)
        for one in criteria
    ]


def _done(request: SignedInRequest, found: Candidacy, act: Callable[[], object], said: str) -> HttpResponse:
    """Do one thing and go back; a refusal is told on the page."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("team:candidacy", found.pk)


@changing
@require_POST
def declare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the declaration of interest."""
    found, form = _find(request, pk), InterestForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, interest_form=form)
    given, now = form.cleaned_data, request.programme.now()
    return _done(
        request,
        found,
        lambda: declare_interest(candidacy=found, at=now, by=request.user, **given),
        _("Noted. Thank you."),
    )


@changing
@require_POST
def score(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the scores of one person."""
    found = _find(request, pk)
    require(can_score(request.user, found))
    form = ScoreForm(request.POST, criteria=sorted(found.round.criteria.all(), key=lambda each: each.order))
    if not form.is_valid():
        return _page(request, found, status=422, score_form=form)
    values = form.values()
    return _done(
        request,
        found,
        lambda: score_candidate(candidacy=found, values=values, by=request.user),
        _("Your scores are saved."),
    )


@changing
@require_POST
def propose(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the proposal to the province."""
    found, form = _find(request, pk), ProposalForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, proposal_form=form)
    proposal, grounds = Proposal(form.cleaned_data["proposal"]), form.cleaned_data["grounds"]
    now = request.programme.now()
    return _done(
        request,
        found,
        lambda: propose_decision(candidacy=found, proposal=proposal, grounds=grounds, at=now, by=request.user),
        _("The proposal is saved. Another person decides on it."),
    )


@changing
@require_POST
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make the proposal a decision, as the second person."""
    found = _find(request, pk)
    require(can_confirm_decision(request.user, request.programme))
    seen = request.POST.get("seen", "")
    if seen not in Proposal.values:
        messages.error(request, _("The proposal changed while you were reading. Read it again before you decide."))
        return redirect("team:candidacy", found.pk)
    now = request.programme.now()
    return _done(
        request,
        found,
        lambda: confirm_decision(candidacy=found, seen=Proposal(seen), at=now, by=request.user),
        _("Decided. The next step stands on the page of the candidate."),
    )
