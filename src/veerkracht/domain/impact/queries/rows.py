"""The rows behind a figure, counted independently of the tallies: from stages and the ledger as they are now."""

from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest, TruncDate

from veerkracht.domain.companies.choices import EvidenceLevel
from veerkracht.domain.companies.models import Company, Occasion, Person, Touchpoint
from veerkracht.domain.programme.models import Programme

from ..choices import PEOPLE_IN_ROWS, Counted, Dimension, Measure
from ..rules.figure import Figure
from .recount import SOMEBODY_CAME, Versions, own_word, reached_kinds, reaching_facts

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
    counted_on: Any = F(f"stage__{stage}_on")
    if figure.dimension in {Dimension.FAN, Dimension.PIONIER}:
        found = found.filter(_touched_by(reached_kinds(programme), figure))
        counted_on = Greatest(counted_on, Min("touchpoints__on"))
    return found.select_related("stage", "municipality").annotate(
        counted_on=counted_on, proof_id=F(f"stage__{stage}_by")
    )


def _persons(programme: Programme, figure: Figure) -> QuerySet[Any]:
    versions = reached_kinds(programme)
    found = Person.objects.of(programme).filter(_touched_by(versions, figure))
    facts = Touchpoint.objects.filter(reaching_facts(versions), person=OuterRef("pk"))
    if figure.measure == Measure.PERSONS_UNKNOWN:
        found = found.filter(~Exists(facts.filter(company__isnull=False)))
    own = facts.filter(organised_by(figure, "occasion__")).order_by("on", "pk")
    return found.annotate(counted_on=Min("touchpoints__on"), proof_id=Subquery(own.values("pk")[:1]))


def _occasions(programme: Programme, figure: Figure) -> QuerySet[Any]:
    came = Touchpoint.objects.live().filter(occasion=OuterRef("pk"), kind__in=SOMEBODY_CAME).order_by()
    named = came.values("occasion").annotate(n=Count("person", distinct=True)).values("n")
    unnamed = came.filter(person__isnull=True).values("occasion").annotate(n=Sum("quantity")).values("n")
    return (
        Occasion.objects.filter(
            Exists(came.filter(WHO_CAME[figure.measure])), organised_by(figure), programme=programme
        )
        .annotate(
            counted_on=TruncDate("starts_at"),
            named=Coalesce(Subquery(named), 0),
            unnamed=Coalesce(Subquery(unnamed), 0),
        )
        .annotate(people=F("unnamed") if figure.measure == Measure.UNNAMED else F("named") + F("unnamed"))
    )


ROWS = {Counted.COMPANIES: _companies, Counted.PERSONS: _persons, Counted.OCCASIONS: _occasions}
WITHOUT_NAME = Q(person__isnull=True, quantity__gt=0)
# Which facts make a meeting one of the rows; a meeting where nobody came counts as a meeting.
WHO_CAME = {
    Measure.MEETINGS.value: Q(),
    Measure.ATTENDANCES.value: WITHOUT_NAME | Q(person__isnull=False),
    Measure.UNNAMED.value: WITHOUT_NAME,
}


def organised_by(figure: Figure, prefix: str = "") -> Q:
    """Return the condition on occasions that ties them to the fan or pionier of the figure."""
    if figure.dimension == Dimension.FAN:
        return Q(**{f"{prefix}event__fan": int(figure.member)})
    if figure.dimension == Dimension.PIONIER:
        return Q(**{f"{prefix}engagements__pionier": int(figure.member)})
    return Q()


def _touched_by(versions: Versions, figure: Figure) -> Q:
    """Return the condition that joins companies or persons to the facts that reached them; aggregates follow that join.

    One join with a group, and not a subquery per row: a fan may have reached a hundred thousand.
    """
    return reaching_facts(versions, "touchpoints__") & organised_by(figure, "touchpoints__occasion__")
