"""What came of a meeting, from the invitation to the next step, beside meetings like it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from django.db.models import Avg, Case, Count, IntegerField, Q, Sum, Value, When
from django.utils import timezone

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.domain.programme.choices import Verdict

from ..choices import SeatState
from ..models import Event, Seat

STEP_WITHIN = dt.timedelta(days=90)
MOST_ALIKE = 8
CAME = Q(kind=TouchpointKind.ATTENDED)


@dataclass(frozen=True)
class Outcome:
    """One meeting in figures. They count different things and are never added up (KPI-1); None: not known."""

    invited: int | None = None
    registered: int = 0
    stayed_away: int = 0
    walk_ins: int = 0
    persons: int = 0
    unnamed: int = 0
    companies: int = 0
    first_timers: int = 0
    in_target: int = 0
    need: float | None = None
    answers: int = 0
    questions: int = 0
    steps: int = 0
    cost: Decimal | None = None

    @property
    def cost_per_new_company(self) -> Decimal | None:
        """Return what it cost to reach one company that was new."""
        return None if self.cost is None or not self.first_timers else self.cost / self.first_timers


def outcomes(events: Collection[Event]) -> dict[int, Outcome]:
    """Return the figures of these meetings; the same few queries for one and for many."""
    ids = [event.pk for event in events]
    facts = {row["occasion_id"]: row for row in _facts(ids)}
    seats = {row["event_id"]: row for row in _seats(ids)}
    new = dict(
        CompanyStage.objects.filter(reached_by__occasion_id__in=ids)
        .values_list("reached_by__occasion_id")
        .annotate(Count("pk"))
        .order_by()
    )
    steps = _steps(events)
    return {event.pk: _outcome(event, facts.get(event.pk, {}), seats.get(event.pk, {}), new, steps) for event in events}


def _outcome(
    event: Event, facts: dict[str, Any], seats: dict[str, Any], new: dict[int, int], steps: dict[int, int]
) -> Outcome:
    known = {name: value for name, value in facts.items() if name != "occasion_id" and value is not None}
    counted = {name: value for name, value in seats.items() if name != "event_id"}
    plan, sign_up = getattr(event, "plan", None), getattr(event, "sign_up", None)
    cost = None if plan is None else (plan.spent if plan.spent is not None else plan.estimated)
    return Outcome(
        invited=sign_up.invited if sign_up else None,
        first_timers=new.get(event.pk, 0),
        steps=steps.get(event.pk, 0),
        cost=cost,
        **known,
        **counted,
    )


def _facts(ids: Collection[int]) -> Iterable[Any]:
    nameless = Q(person__isnull=True, kind__in=[TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT])
    need = Q(kind=TouchpointKind.SAW_NEED)
    found = Touchpoint.objects.live().filter(occasion_id__in=ids).order_by().values("occasion_id")
    return found.annotate(
        persons=Count("person_id", filter=CAME, distinct=True),
        unnamed=Sum("quantity", filter=nameless),
        companies=Count("company_id", filter=CAME, distinct=True),
        in_target=Count("company_id", filter=CAME & Q(company__target_answer=Verdict.YES), distinct=True),
        need=Avg("value", filter=need),
        answers=Count("person_id", filter=need, distinct=True),
        questions=Count("pk", filter=Q(kind=TouchpointKind.ASKED)),
    )


def _seats(ids: Collection[int]) -> Iterable[Any]:
    signed_up = Q(registration__isnull=False) & ~Q(state=SeatState.CANCELLED)
    return (
        Seat.objects.filter(event_id__in=ids)
        .order_by()
        .values("event_id")
        .annotate(
            registered=Count("pk", filter=signed_up),
            stayed_away=Count("pk", filter=Q(state=SeatState.NO_SHOW)),
            walk_ins=Count("pk", filter=Q(registration__isnull=True, state=SeatState.CAME)),
        )
    )


def _steps(events: Collection[Event]) -> dict[int, int]:
    """Return per meeting how many steps its companies took within 90 days after it."""
    came = Touchpoint.objects.live().filter(CAME, occasion_id__in=[each.pk for each in events], company__isnull=False)
    meetings: dict[int, set[int]] = defaultdict(set)
    for occasion, company in came.order_by().values_list("occasion_id", "company_id").distinct():
        meetings[company].add(occasion)
    days = {event.pk: timezone.localdate(event.starts_at) for event in events}
    facts = Touchpoint.objects.live().filter(kind=TouchpointKind.STEP, company_id__in=list(meetings))
    counted: dict[int, int] = defaultdict(int)
    for company, on in facts.order_by("pk").values_list("company_id", "on"):
        for event in meetings[company]:
            counted[event] += days[event] <= on <= days[event] + STEP_WITHIN
    return counted


def events_alike(event: Event) -> list[Event]:
    """Return earlier meetings of the same kind: of the same fan or theme first, then the latest."""
    alike = Case(
        When(fan_id=event.fan_id, theme=event.theme, then=Value(0)),
        When(fan_id=event.fan_id, then=Value(1)),
        When(Q(theme=event.theme) & ~Q(theme=""), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    earlier = Event.objects.of(event.programme).filter(kind=event.kind, occasion__starts_at__lt=event.starts_at)
    found = earlier.filter(occasion__touchpoints__kind=TouchpointKind.ATTENDED, occasion__touchpoints__voided_at=None)
    ranked = found.select_related("plan").annotate(alike=alike).order_by("alike", "-occasion__starts_at", "pk")
    return list(ranked.distinct()[:MOST_ALIKE])


def middle_of(found: Iterable[Outcome]) -> dict[str, Any]:
    """Return per figure what the middle one of these meetings has; without those of which it is not known."""
    values: dict[str, list[Any]] = defaultdict(list)
    for outcome in found:
        for name in (*Outcome.__dataclass_fields__, "cost_per_new_company"):
            value = getattr(outcome, name)
            if value is not None:
                values[name].append(value)
    return {name: median(each) for name, each in values.items()}
