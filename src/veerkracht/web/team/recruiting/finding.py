"""What pages about candidates share: who may see them, and one of them."""

import functools
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from veerkracht.domain.accounts.choices import WRITING_ROLES
from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.permissions import can_see_people
from veerkracht.domain.pioniers.choices import CandidateState
from veerkracht.domain.pioniers.models import Candidate
from veerkracht.domain.pioniers.permissions import can_see_candidates
from veerkracht.domain.programme.models import Membership, Programme
from veerkracht.shared.ui.items import Link
from veerkracht.web.requests import SignedInRequest
from veerkracht.web.team.access import require, workspace

View = Callable[..., HttpResponseBase]

STATE_TONES = {
    CandidateState.ACCEPTED.value: "good",
    CandidateState.APPOINTED.value: "good",
    CandidateState.ACTIVE.value: "good",
    CandidateState.PROPOSED.value: "info",
    CandidateState.PAUSED.value: "careful",
}


def confidential(view: View) -> View:
    """Like `workspace`, and only for who may see people: nobody here said yes to being public."""

    @functools.wraps(view)
    def guarded(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(can_see_candidates(request.user, request.programme))
        return view(request, *args, **kwargs)

    return workspace(guarded)


def candidates_of(programme: Programme) -> "QuerySet[Candidate]":
    """Return the candidates with what every page shows of them."""
    return Candidate.objects.of(programme).select_related("person", "company", "owner", "programme")


def find_candidate(request: SignedInRequest, pk: int) -> Candidate:
    """Return a candidate of this programme. Raises Http404."""
    return get_object_or_404(candidates_of(request.programme), pk=pk)


def colleagues(programme: Programme) -> "QuerySet[User]":
    """Return who may look after a candidate: the people who change things in this programme."""
    working = Membership.objects.filter(programme=programme, role__in=WRITING_ROLES).current(programme.today())
    return User.objects.filter(memberships__in=working, is_active=True).distinct().order_by("name", "pk")


def parts(request: SignedInRequest, here: str) -> list[Link]:
    """Return the tabs above every page about pioniers; who may not see candidates gets no way to them."""
    routes = [("pioniers", _("Pioniers"))]
    if can_see_people(request.user, request.programme):
        routes += [
            ("candidates", _("Candidates")),
            ("candidate-board", _("Board")),
            ("selections", _("Selection")),
        ]
    routes.append(("coverage", _("Coverage")))
    return [Link(label, reverse(f"team:{name}"), name == here) for name, label in routes]
