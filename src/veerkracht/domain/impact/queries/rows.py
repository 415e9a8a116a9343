"""The rows behind a figure, counted independently of the tallies: from stages and the ledger as they are now."""

from typing import Any

from django.db.models import Count, DateField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest, TruncDate

from veerkracht.domain.companies.choices import EvidenceLevel
from veerkracht.domain.companies.models import Company, Occasion, Person, Touchpoint
from veerkracht.domain.programme.models import Programme

from ..choices import PEOPLE_IN_ROWS, Counted, Dimension, Measure
from ..rules.figure import Figure
from .recount import SOMEBODY_CAME, own_word, reaching_facts

# Per measure: the day on which a company counts first, the fact that proves it, and what more must hold.
FIRST_DAY = {
    Measure.REACHED: ("reached", Q()),
    Measure.AWARE: ("aware", Q()),
    Measure.AWARE_PROXY: ("aware", Q(stage__aware_is_proxy=True)),
    Measure.ACTIVATED: ("activated", Q()),
    Measure.ACTIVATED_A1: ("activated", Q(stage__activated_level=EvidenceLevel.A1)),
    Measure.ACTIVATED_A2: ("activated", Q(stage__activated_level=EvidenceLevel.A2)),
    Measure.ACTIVATED_A3: ("activated", Q(stage__activated_level=EvidenceLevel.A3)),
    Measure.HELPED: ("activated", Q(contribution__gte=1)),
    Measure.NOT_HELPED: ("activated", Q(contribution=0)),
}


def rows_behind(programme: Programme, figure: Figure) -> QuerySet[Any]:
    """Return the companies (with stage), persons or meetings that the figure counts, with `counted_on`: since when.

    Companies and persons have `proof_id`, the fact that proves it. Meetings have `people`, how many of them the figure
    counts; `amount_of` says which of the two, rows or people, is the figure.
    """
    found = ROWS[figure.counts](programme, figure)
    first, end = figure.days()
    if first is not None:
        found = found.filter(counted_on__gte=first)
    if end is not None:
        found = found.filter(counted_on__lt=end)
    return found


def amount_of(rows: QuerySet[Any], figure: Figure) -> int:
    """Return the figure that these rows add up to: people at meetings, in every other case the number of rows."""
    if figure.measure in PEOPLE_IN_ROWS:
        return rows.aggregate(total=Sum("people"))["total"] or 0
    return rows.count()


def _companies(programme: Programme, figure: Figure) -> QuerySet[Any]:
    stage, more = FIRST_DAY[Measure(figure.measure)]
    found = (
        Company.objects.of(programme)
        .alias(contribution=own_word())
        .filter(more, **{f"stage__{stage}_on__isnull": False})
    )
    if figure.in_target is not None:
        found = found.filter(target_answer=figure.in_target)
    if figure.dimension == Dimension.MUNICIPALITY:
        found = found.filter(municipality_id=figure.member or None)
    if figure.dimension == Dimension.SECTION:
        found = found.filter(section=figure.member)
    own_day = F(f"stage__{stage}_on")
    counted_on: Any = own_day
    if _is_through_somebody(figure):
        through = _facts_through(programme, figure)
        first = through.filter(company=OuterRef("pk"))
        found = found.filter(pk__in=through.filter(company__isnull=False).values("company"))
        counted_on = Greatest(own_day, _first_day(first, "company"))
    return found.select_related("stage", "municipality").annotate(
        counted_on=counted_on, proof_id=F(f"stage__{stage}_by")
    )


def _persons(programme: Programme, figure: Figure) -> QuerySet[Any]:
    through = _facts_through(programme, figure).filter(person__isnull=False)
    own = through.filter(person=OuterRef("pk"))
    found = Person.objects.of(programme).filter(pk__in=through.values("person"))
    if figure.measure == Measure.PERSONS_UNKNOWN:
        known = Touchpoint.objects.filter(reaching_facts(programme), person=OuterRef("pk"), company__isnull=False)
        found = found.filter(~Exists(known))
    return found.annotate(
        counted_on=_first_day(own, "person"), proof_id=Subquery(own.order_by("on", "pk").values("pk")[:1])
    )


def _occasions(programme: Programme, figure: Figure) -> QuerySet[Any]:
    came = Touchpoint.objects.live().filter(occasion=OuterRef("pk"), kind__in=SOMEBODY_CAME).order_by()
    per_occasion = came.values("occasion")
    found = (
        Occasion.objects.filter(Exists(came), _organised_by(figure), programme=programme)
        .annotate(
            counted_on=TruncDate("starts_at"),
            named=Coalesce(Subquery(per_occasion.annotate(n=Count("person", distinct=True)).values("n")), 0),
            unnamed=Coalesce(
                Subquery(per_occasion.filter(person__isnull=True).annotate(n=Sum("quantity")).values("n")), 0
            ),
        )
        .annotate(people=F("unnamed") if figure.measure == Measure.UNNAMED else F("named") + F("unnamed"))
    )
    return found.filter(people__gt=0) if figure.measure in PEOPLE_IN_ROWS else found


ROWS = {Counted.COMPANIES: _companies, Counted.PERSONS: _persons, Counted.OCCASIONS: _occasions}


def _is_through_somebody(figure: Figure) -> bool:
    return figure.dimension in {Dimension.FAN, Dimension.PIONIER}


def _organised_by(figure: Figure, prefix: str = "") -> Q:
    """Return the condition on occasions that ties them to the fan or pionier of the figure."""
    if figure.dimension == Dimension.FAN:
        return Q(**{f"{prefix}event__fan": int(figure.member)})
    if figure.dimension == Dimension.PIONIER:
        return Q(**{f"{prefix}engagements__pionier": int(figure.member)})
    return Q()


def _facts_through(programme: Programme, figure: Figure) -> QuerySet[Touchpoint]:
    """Return the facts that reached somebody, at occasions of the figure's fan or pionier when it has one."""
    return Touchpoint.objects.filter(
        reaching_facts(programme), _organised_by(figure, "occasion__"), programme=programme
    ).order_by()


def _first_day(facts: QuerySet[Touchpoint], subject: str) -> Subquery:
    first = facts.values(subject).annotate(first=Min("on")).values("first")
    return Subquery(first, output_field=DateField())
