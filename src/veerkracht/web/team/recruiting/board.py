"""Candidates as a list and as a board; the board moves by buttons, so that it works for every hand and eye."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from veerkracht.domain.pioniers.choices import CandidateState
from veerkracht.domain.pioniers.models import Candidate
from veerkracht.domain.pioniers.rules.pipeline import AT_WORK, NEEDS_REASON, is_back, moves_by_hand
from veerkracht.domain.programme.permissions import can_change
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest

from .finding import candidates_of, confidential, parts
from .tables import CandidateFilter, CandidateTable

IN_COLUMNS = (CandidateState.HIDDEN_GEM, *(state for state in CandidateState if state in AT_WORK))
AFTERWARDS = (CandidateState.APPOINTED, CandidateState.ACTIVE, CandidateState.PAUSED, CandidateState.ALUMNUS)
MOST_IN_COLUMN = 25


@dataclass(frozen=True)
class Card:
    """A candidate on the board, with the one step forward that a button takes."""

    candidate: Candidate
    is_late: bool
    step: CandidateState | None


@dataclass(frozen=True)
class Column:
    """One state with its candidates; `more` is how many the list has beside those."""

    state: CandidateState
    cards: list[Card]
    more: int

    @property
    def size(self) -> int:
        """Return how many there are."""
        return len(self.cards) + self.more


@confidential
@require_safe
def candidates(request: SignedInRequest) -> HttpResponseBase:
    """List the candidates: who looks after whom, and what comes next."""
    rows = candidates_of(request.programme).annotate(nominated=Count("nominations", distinct=True))
    return list_page(
        request,
        "team/recruiting/candidates.html",
        filterset=CandidateFilter(request.GET, queryset=rows.order_by("next_on", "pk"), request=request),
        table_class=CandidateTable,
        name=_("candidates"),
        page="candidates",
        context={"may_change": can_change(request.user, request.programme), "parts": parts(request, "candidates")},
    )


@confidential
@require_safe
def board(request: SignedInRequest) -> HttpResponse:
    """Show a column per state up to the yes, and below it the pioniers."""
    today = request.programme.today()
    found: dict[str, list[Card]] = {}
    for candidate in candidates_of(request.programme).order_by("next_on", "pk"):
        is_late = candidate.next_on is not None and candidate.next_on < today
        found.setdefault(candidate.state, []).append(Card(candidate, is_late, _forward(candidate)))
    context = {
        "columns": [_column(state, found.get(state, [])) for state in IN_COLUMNS],
        "afterwards": [_column(state, found.get(state, [])) for state in AFTERWARDS],
        "stopped": len(found.get(CandidateState.DECLINED, [])),
        "may_change": can_change(request.user, request.programme),
        "parts": parts(request, "candidate-board"),
    }
    return render(request, "team/recruiting/board.html", context)


def _column(state: CandidateState, cards: list[Card]) -> Column:
    return Column(state, cards[:MOST_IN_COLUMN], max(len(cards) - MOST_IN_COLUMN, 0))


def _forward(candidate: Candidate) -> CandidateState | None:
    """Return the step that a button of the board takes: forward, and without a reason to give."""
    state = CandidateState(candidate.state)
    steps = (to for to in moves_by_hand(state) if to not in NEEDS_REASON and not is_back(state, to))
    return next(steps, None)
