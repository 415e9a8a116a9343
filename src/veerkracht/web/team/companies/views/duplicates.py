"""Records that may be one firm: look at them side by side, decide, search anew."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from veerkracht.domain.companies.actions.duplicates import decide_pair, reopen_pair, start_search
from veerkracht.domain.companies.choices import PairState
from veerkracht.domain.companies.models import DuplicatePair, DuplicateSearch
from veerkracht.domain.companies.tasks import look_for_duplicates
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.decision import Refused
from veerkracht.shared.ui.filters import pairs_of
from veerkracht.web.lists import list_page
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import changing, workspace

from ..duplicates import PairFilter, PairTable
from ..history import by_programme_clock

DECISIONS = {state.value: state for state in (PairState.DIFFERENT, PairState.LATER)}


@workspace
@require_safe
def duplicates(request: SignedInRequest) -> HttpResponseBase:
    """List the pairs, the likeliest first; those to decide unless another state is asked for."""
    pairs = DuplicatePair.objects.of(request.programme).select_related("one", "other", "decided_by")
    filterset = PairFilter(request.GET, queryset=pairs.order_by("-score", "pk"), request=request)
    context = {
        **_last_search(request),
        "may_change": bool(can_change(request.user, request.programme)),
        "is_filtered": bool(pairs_of(request.GET)),
    }
    return list_page(
        request,
        "team/companies/duplicates.html",
        filterset=filterset,
        table_class=PairTable,
        name=_("duplicates"),
        context=context,
    )


@workspace
@require_safe
def duplicates_progress(request: SignedInRequest) -> HttpResponse:
    """Show how far the search is; asked again and again while it runs."""
    return render(request, "team/companies/duplicates_search.html", _last_search(request))


@changing
@require_POST
def duplicates_search(request: SignedInRequest) -> HttpResponse:
    """Look for duplicates among the companies that are new or changed, in the background."""
    with transaction.atomic():
        search = start_search(programme=request.programme, by=request.user)
        look_for_duplicates.enqueue(search.pk)
    return redirect("team:duplicates")


@changing
@require_POST
def duplicate_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a decision about a pair, or take it back."""
    pair = get_object_or_404(DuplicatePair.objects.of(request.programme).select_related("one", "other"), pk=pk)
    state = DECISIONS.get(request.POST.get("to", ""))
    query = request.POST.get("query", "")
    try:
        if state is None:
            reopen_pair(pair=pair, by=request.user)
            messages.success(request, _("The two are on the list again."))
        else:
            decide_pair(pair=pair, state=state, at=request.programme.now(), by=request.user)
            _tell(request, pair, state)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('team:duplicates')}{'?' if query else ''}{query}#regel-{pk}")


def _tell(request: SignedInRequest, pair: DuplicatePair, state: PairState) -> None:
    names = {"one": pair.one, "other": pair.other}
    if state == PairState.DIFFERENT:
        text = _("%(one)s and %(other)s are two firms. They are not proposed again while their details stay the same.")
    else:
        text = _("%(one)s and %(other)s wait under “later”.")
    undo = reverse("team:duplicate-decide", args=[pair.pk])
    messages.success(request, text % names, extra_tags=f"undo:{undo}")


def _last_search(request: SignedInRequest) -> dict[str, object]:
    """Return the last search, and when it ended by the programme's clock."""
    search = DuplicateSearch.objects.filter(programme=request.programme).order_by("pk").last()
    ended = search.finished_at if search else None
    return {"last_search": search, "ended": by_programme_clock(request.programme, ended) if ended else None}
