"""How each pionier is: year, load, what went back and forth, when last spoken to; a few queries for all of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet, Sum

from veerkracht.domain.budget.models import BudgetLine
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import quarter_start

from ..choices import ExpenseState, Signal, ValueKind
from ..models import Appointment, Engagement, Pionier, ValueMoment
from ..rules.duty import YearCard, year_card
from ..rules.radar import Attention, gesture, signals, silent_days
from ..rules.reciprocity import GIVEN, SPOKEN, QuarterBalance, balance, quarters_until
from ..rules.working import Agreement


@dataclass(frozen=True)
class Blip:
    """One pionier on the radar with why and what to do."""

    pionier: Pionier
    known: Attention
    signals: tuple[Signal, ...]
    silent_days: int

    @property
    def gestures(self) -> list[tuple[Signal, ValueKind]]:
        """Return the suggested gesture for each signal, every gesture once."""
        chosen: dict[ValueKind, Signal] = {}
        for signal in self.signals:
            chosen.setdefault(gesture(signal, self.known.received), signal)
        return [(signal, kind) for kind, signal in chosen.items()]

    @property
    def given(self) -> int:
        """Return how often this pionier gave in the last four quarters."""
        return sum(each.given for each in self.known.quarters)

    @property
    def received(self) -> int:
        """Return how often something came back in the last four quarters."""
        return sum(each.received for each in self.known.quarters)


def radar(programme: Programme, today: dt.date) -> list[Blip]:
    """Return the pioniers who are appointed now, who deserves attention most first; four queries."""
    pioniers = list(appointed(programme, today))
    acts = acts_of([each.pk for each in pioniers], since=today - dt.timedelta(days=800))
    moments = _moments(pioniers, since=quarters_until(today)[0])
    spoken = _spoken(pioniers)
    found = [_blip(each, acts[each.pk], moments[each.pk], spoken.get(each.pk), today) for each in pioniers]
    return sorted(found, key=lambda blip: (-len(blip.signals), -blip.silent_days, blip.pionier.person.name))


def appointed(programme: Programme, on: dt.date) -> "QuerySet[Pionier]":
    """Return the pioniers appointed on this day, with the appointment in force as `terms`."""
    terms = Appointment.objects.filter(starts_on__lte=on, ends_on__gt=on)
    found = Pionier.objects.of(programme).filter(appointments__in=terms).select_related("person", "company")
    return found.prefetch_related(Prefetch("appointments", terms, to_attr="terms")).order_by("person__name", "pk")


def acts_of(ids: Sequence[int], *, since: dt.date) -> dict[int, list[dt.date]]:
    """Return the days of acts per pionier from a day on, planned ones included."""
    found: dict[int, list[dt.date]] = defaultdict(list)
    rows = Engagement.objects.filter(pionier_id__in=ids, on__gte=since).order_by("on")
    for pionier_id, day in rows.values_list("pionier_id", "on"):
        found[pionier_id].append(day)
    return found


def agreement_of(pionier: Pionier) -> Agreement:
    """Return what was agreed; `agreement` is selected and `time_off` prefetched for many."""
    off = tuple((each.starts_on, each.ends_on) for each in pionier.time_off.all())
    agreed = getattr(pionier, "agreement", None)
    if agreed is None:
        return Agreement(off=off)
    return Agreement(
        frozenset(agreed.weekdays), frozenset(agreed.subregions), frozenset(agreed.formats), agreed.per_month, off
    )


def card_of(pionier: Pionier, acts: Sequence[dt.date], today: dt.date) -> YearCard | None:
    """Return the year card by the appointment in `terms`."""
    terms: list[Appointment] = pionier.terms  # type: ignore[attr-defined]  # prefetched by `appointed`
    return year_card(terms[0].starts_on, terms[0].ends_on, acts, today) if terms else None


def ledger_of(pionier: Pionier, today: dt.date) -> list[QuarterBalance]:
    """Return what one pionier gave and received in the last four quarters (PIO-5); two queries."""
    first = quarters_until(today)[0]
    moments = ValueMoment.objects.filter(pionier=pionier, on__gte=first).order_by("on", "pk").values_list("kind", "on")
    acts = Engagement.objects.filter(pionier=pionier, on__gte=first).order_by("on").values_list("on", flat=True)
    return balance(list(moments), list(acts), today)


def travel_by_line(programme: Programme) -> "QuerySet[Any]":
    """Return the budget lines with the travel costs that were approved on each (`travel`)."""
    approved = Q(travel_expenses__state=ExpenseState.APPROVED)
    travel = Sum("travel_expenses__amount", filter=approved, default=Decimal(0))
    return BudgetLine.objects.filter(programme=programme).annotate(travel=travel).order_by("name", "pk")


Moments = list[tuple[str, dt.date]]


def _moments(pioniers: Sequence[Pionier], *, since: dt.date) -> dict[int, Moments]:
    found: dict[int, Moments] = defaultdict(list)
    rows = ValueMoment.objects.filter(pionier__in=pioniers, on__gte=since).order_by("on", "pk")
    for pionier_id, kind, day in rows.values_list("pionier_id", "kind", "on"):
        found[pionier_id].append((kind, day))
    return found


def _spoken(pioniers: Sequence[Pionier]) -> dict[int, dt.date]:
    rows = ValueMoment.objects.filter(pionier__in=pioniers, kind__in=SPOKEN).order_by("pionier_id")
    return dict(rows.values("pionier_id").annotate(last=Max("on")).values_list("pionier_id", "last"))


def _blip(pionier: Pionier, acts: list[dt.date], moments: Moments, spoken_on: dt.date | None, today: dt.date) -> Blip:
    terms: list[Appointment] = pionier.terms  # type: ignore[attr-defined]  # prefetched by `appointed`
    lately = quarter_start(quarter_start(today) - dt.timedelta(days=1))
    known = Attention(
        card=card_of(pionier, acts, today),
        acts=acts,
        quarters=balance(moments, acts, today),
        spoken_on=spoken_on,
        since=terms[0].starts_on,
        received=frozenset(kind for kind, day in moments if day >= lately and kind not in GIVEN),
    )
    return Blip(pionier, known, tuple(signals(known, today)), silent_days(known, today))
