"""Selections: a round with its criteria, who scores, and how far each candidate is."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from veerkracht.domain.pioniers.actions import open_round
from veerkracht.domain.pioniers.choices import CandidateState
from veerkracht.domain.pioniers.models import Candidacy, InterestDeclaration, SelectionRound
from veerkracht.domain.pioniers.rules.scoring import Mark, Tally, tally
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui.formats import number
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing

from .finding import candidates_of, colleagues, confidential, parts
from .forms import SelectionForm
from .tables import CandidacyTable, SelectionFilter, SelectionTable


@confidential
@require_safe
def selections(request: SignedInRequest) -> HttpResponseBase:
    """List the selections, the newest on top."""
    rows = SelectionRound.objects.filter(programme=request.programme)
    rows = rows.annotate(
        size=Count("candidacies"), decided=Count("candidacies", filter=Q(candidacies__confirmed_at__isnull=False))
    )
    return list_page(
        request,
        "team/recruiting/selections.html",
        filterset=SelectionFilter(request.GET, queryset=rows.order_by("-score_by", "-pk"), request=request),
        table_class=SelectionTable,
        name=_("selections"),
        context={"may_change": can_change(request.user, request.programme), "parts": parts(request, "selections")},
    )


@changing
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Open a selection."""
    ready = candidates_of(request.programme).filter(state__in=[CandidateState.STORY_CHECKED, CandidateState.PROPOSED])
    form = SelectionForm(
        request.POST or None, people=colleagues(request.programme), candidates=ready.order_by("person__name", "pk")
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = open_round(
                programme=request.programme, at=request.programme.now(), by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The selection is open. Everybody who scores first says whether they have an interest.")
            )
            return redirect("team:selection", made.pk)
    return render(request, "team/recruiting/selection_form.html", {"form": form, "nobody": not ready.exists()})


@dataclass(frozen=True)
class Line:
    """A candidate of the round, as far as the reader may see."""

    pk: int
    candidate: str
    company: str
    ready: str
    mean: str
    outcome: str


@confidential
@require_safe
def selection(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a round: its criteria and its candidates; the means only of those on whom one may see scores."""
    rounds = SelectionRound.objects.filter(programme=request.programme).prefetch_related("assessors", "criteria")
    found = get_object_or_404(rounds, pk=pk)
    lines = [_line(request, found, each) for each in _candidacies(found)]
    context = {
        "round": found,
        "assessors": sorted(str(user) for user in found.assessors.all()),
        "criteria": sorted(found.criteria.all(), key=lambda each: each.order),
        "table": CandidacyTable(lines),
    }
    return render(request, "team/recruiting/selection.html", context)


def _candidacies(found: SelectionRound) -> list[Candidacy]:
    declared = InterestDeclaration.objects.order_by("pk").prefetch_related("scores")
    candidacies = found.candidacies.select_related("candidate__person", "candidate__company", "confirmed_by")
    return list(
        candidacies.prefetch_related(Prefetch("declarations", declared)).order_by("candidate__person__name", "pk")
    )


def _line(request: SignedInRequest, found: SelectionRound, each: Candidacy) -> Line:
    scores = tally_of(each, found)
    mine = next((one for one in each.declarations.all() if one.by_id == request.user.pk), None)
    is_assessor = request.user in found.assessors.all()
    has_scored = mine is not None and len(mine.scores.all()) == len(found.criteria.all())
    may_see = mine is not None and not mine.has_conflict and (has_scored or not is_assessor or each.confirmed_at)
    return Line(
        each.pk,
        str(each.candidate),
        each.candidate.company_label,
        _("%(ready)s of %(all)s") % {"ready": scores.ready, "all": len(found.assessors.all())},
        number(scores.mean, decimals=1) if may_see and scores.mean is not None else "",
        outcome_of(each),
    )


def outcome_of(each: Candidacy) -> str:
    """Return how far the decision is."""
    if each.confirmed_at is not None:
        return _("decided: %(what)s") % {"what": each.get_proposal_display()}
    return _("proposed: %(what)s") % {"what": each.get_proposal_display()} if each.proposal else ""


def tally_of(each: Candidacy, found: SelectionRound) -> Tally:
    """Return what the scores of a candidate say together; everything was fetched before."""
    marks = [
        Mark(declared.by_id, score.criterion_id, score.value)
        for declared in each.declarations.all()
        if not declared.has_conflict
        for score in declared.scores.all()
    ]
    return tally(marks, {criterion.pk: criterion.weight for criterion in found.criteria.all()})
