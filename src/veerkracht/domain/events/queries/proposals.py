"""Which pioniers fit which stages: everything the rules need, read in a few queries for all of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from veerkracht.domain.pioniers.models import Appointment, Engagement, Pionier
from veerkracht.domain.pioniers.queries.attention import agreement_of
from veerkracht.domain.pioniers.rules.duty import year_card
from veerkracht.domain.programme.models import Programme, RegionTile

from ..choices import RequestState
from ..models import Event, StageRequest
from ..rules.assigning import Plan, plan_together
from ..rules.proposing import Candidate, Fit, Place, Wanted, proposals, words_of

YEARS_BACK = dt.timedelta(days=800)


@dataclass(frozen=True)
class Proposal:
    """A pionier for a stage, with why."""

    pionier: Pionier
    fit: Fit


@dataclass(frozen=True)
class PlannedRequest:
    """One request of a plan; without a proposal when nobody fits."""

    request: StageRequest
    proposal: Proposal | None

    @property
    def key(self) -> str:
        """Return what a form posts to take this proposal."""
        if self.proposal is None:
            return ""
        grounds = ".".join(each.value for each in self.proposal.fit.grounds)
        return f"{self.request.pk}-{self.proposal.pionier.pk}-{grounds}"


@dataclass(frozen=True)
class JointPlan:
    """Proposals for many requests at once, and how good they are at least."""

    rows: list[PlannedRequest]
    plan: Plan


def proposals_for(request: StageRequest, *, today: dt.date) -> list[Proposal]:
    """Return the pioniers who were not asked yet, the best first, those who cannot last."""
    known = candidates(request.programme, today)
    wanted = _wanted(request, places(request.programme), _asked([request])[request.pk])
    found = proposals(wanted, [candidate for _pionier, candidate in known.values()])
    return [Proposal(known[each.candidate][0], each) for each in found]


def plan_requests(programme: Programme, *, today: dt.date) -> JointPlan:
    """Propose a pionier for every request that waits for one, together."""
    waiting = (RequestState.OPEN, RequestState.UNFILLED)
    soon = StageRequest.objects.of(programme).filter(state__in=waiting, first_at__gt=programme.now())
    requests = list(soon.order_by("first_at", "pk"))
    known, tiles, asked = candidates(programme, today), places(programme), _asked(requests)
    wanted = [_wanted(each, tiles, asked[each.pk]) for each in requests]
    plan = plan_together(wanted, [candidate for _pionier, candidate in known.values()])
    rows = [
        PlannedRequest(each, Proposal(known[fit.candidate][0], fit) if (fit := plan.fits.get(each.pk)) else None)
        for each in requests
    ]
    return JointPlan(rows, plan)


def places(programme: Programme) -> dict[str, Place]:
    """Return the municipalities of the region with their tile."""
    rows = RegionTile.objects.filter(programme=programme).order_by("pk")
    found = rows.values_list("municipality_id", "column", "row", "subregion")
    return {code: Place(code, column, row, subregion) for code, column, row, subregion in found}


def candidates(programme: Programme, today: dt.date) -> dict[int, tuple[Pionier, Candidate]]:
    """Return every pionier with an appointment that is not over, as the rules know one; six queries."""
    terms: dict[int, list[tuple[dt.date, dt.date]]] = defaultdict(list)
    rows = Appointment.objects.filter(pionier__programme=programme, ends_on__gt=today).order_by("starts_on")
    for pionier_id, starts_on, ends_on in rows.values_list("pionier_id", "starts_on", "ends_on"):
        terms[pionier_id].append((starts_on, ends_on))
    found = Pionier.objects.of(programme).filter(pk__in=list(terms)).order_by("pk")
    found = found.select_related("person", "company", "agreement").prefetch_related("time_off")
    acts, fans, tiles = _acts(found, today), _fans(programme, found), places(programme)
    return {
        each.pk: (each, _candidate(each, tuple(terms[each.pk]), tuple(acts[each.pk]), fans[each.pk], tiles, today))
        for each in found
    }


def _candidate(
    pionier: Pionier,
    terms: tuple[tuple[dt.date, dt.date], ...],
    acts: tuple[dt.date, ...],
    fans: set[int],
    tiles: Mapping[str, Place],
    today: dt.date,
) -> Candidate:
    running = next(((start, end) for start, end in terms if start <= today < end), None)
    return Candidate(
        key=pionier.pk,
        acts=acts,
        themes=words_of(pionier.themes),
        place=tiles.get(pionier.company.municipality_id or ""),
        terms=terms,
        agreement=agreement_of(pionier),
        missing=year_card(*running, acts, today).missing if running else 0,
        fans=frozenset(fans),
    )


def _acts(pioniers: "QuerySet[Pionier]", today: dt.date) -> dict[int, list[dt.date]]:
    found: dict[int, list[dt.date]] = defaultdict(list)
    rows = Engagement.objects.filter(pionier__in=pioniers, on__gte=today - YEARS_BACK).order_by("on")
    for pionier_id, day in rows.values_list("pionier_id", "on"):
        found[pionier_id].append(day)
    return found


def _fans(programme: Programme, pioniers: "QuerySet[Pionier]") -> dict[int, set[int]]:
    """Return at which fans each pionier spoke or will speak."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = Event.objects.filter(programme=programme, fan__isnull=False, occasion__engagements__pionier__in=pioniers)
    for pionier_id, fan_id in rows.order_by("pk").values_list("occasion__engagements__pionier_id", "fan_id"):
        found[pionier_id].add(fan_id)
    return found


def _asked(requests: Sequence[StageRequest]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for request in requests:
        found[request.pk] = set()
    invited = StageRequest.objects.filter(pk__in=list(found), invitations__isnull=False).order_by("pk")
    for request_id, pionier_id in invited.values_list("pk", "invitations__pionier_id"):
        found[request_id].add(pionier_id)
    return {key: frozenset(pioniers) for key, pioniers in found.items()}


def _wanted(request: StageRequest, tiles: Mapping[str, Place], asked: frozenset[int]) -> Wanted:
    return Wanted(
        key=request.pk,
        days=tuple(timezone.localdate(each) for each in request.options),
        fan=request.stage.fan_id,
        kind=request.kind,
        themes=words_of(request.theme),
        place=tiles.get(request.municipality_id or ""),
        asked=asked,
    )
