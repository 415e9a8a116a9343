"""Reads about meetings: who came, how many, and what lists are in."""

from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint

from ..choices import ImportState
from ..models import AttendanceImport, Event


def attendances_with_a_row(event: Event) -> int:
    """Return how many people the ledger holds by person, or by company when only the company is known."""
    facts = Touchpoint.objects.live().filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED)
    persons = facts.filter(person__isnull=False).values("person_id").distinct().count()
    nameless = facts.filter(person__isnull=True).aggregate(people=Sum("quantity"))["people"] or 0
    return persons + nameless


def list_already_in(event: Event, fingerprint: str) -> AttendanceImport | None:
    """Return the committed list with the same content for this event, if there is one."""
    same = AttendanceImport.objects.filter(event=event, fingerprint=fingerprint, state=ImportState.COMMITTED)
    return same.select_related("committed_by", "uploaded_by").order_by("pk").first()


def same_list_elsewhere(batch: AttendanceImport) -> list[AttendanceImport]:
    """Return committed lists with the same content for other meetings: perhaps this is the wrong meeting."""
    same = AttendanceImport.objects.filter(programme=batch.programme, fingerprint=batch.fingerprint)
    found = same.filter(state=ImportState.COMMITTED).exclude(event=batch.event).defer("cells", "columns")
    return list(found.select_related("event__occasion").order_by("pk"))


def people_by_lists(event: Event) -> int:
    """Return how many people were in the room by the total lines of the lists that are in; 0 when none says so."""
    lists = AttendanceImport.objects.filter(event=event, state=ImportState.COMMITTED)
    return lists.aggregate(people=Max("headcount"))["people"] or 0


def unnamed_on_lists(event: Event) -> int:
    """Return how many people without a name the lists that are in count by themselves."""
    lists = AttendanceImport.objects.filter(event=event, state=ImportState.COMMITTED)
    return lists.aggregate(people=Sum("unnamed"))["people"] or 0


NAMELESS = Q(person__isnull=True, kind__in=[TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT])


@dataclass(frozen=True)
class EventFigures:
    """What came of one meeting. The figures count different things and are never added up (KPI-1)."""

    named: int
    unnamed: int
    companies: int
    aware: int
    without_company: int

    @property
    def attendances(self) -> int:
        """Return everybody in the room, with or without a name."""
        return self.named + self.unnamed


def event_figures(event: Event) -> EventFigures:
    """Count who came to a meeting from the ledger."""
    facts = Touchpoint.objects.live().filter(occasion_id=event.pk)
    came = Q(kind=TouchpointKind.ATTENDED)
    with_company = facts.filter(came, person__isnull=False, company__isnull=False).values("person_id")
    found = facts.aggregate(
        named=Count("person_id", filter=came, distinct=True),
        unnamed=Coalesce(Sum("quantity", filter=NAMELESS), 0),
        companies=Count("company_id", filter=came, distinct=True),
        aware=Count("company_id", filter=came & Q(company__stage__aware_on__isnull=False), distinct=True),
        without_company=Count("person_id", filter=came & ~Q(person_id__in=with_company), distinct=True),
    )
    return EventFigures(**found)


def with_attendance(events: "QuerySet[Event]") -> "QuerySet[Event]":
    """Add to each meeting how many people came (`attendances`, of whom `named`) and of how many `companies`.

    Counted per row by the index on occasion and kind, so that a page of a long list costs that page only.
    """
    facts = Touchpoint.objects.live().filter(occasion_id=OuterRef("pk")).order_by()
    came = facts.filter(kind=TouchpointKind.ATTENDED)
    return events.annotate(
        named=_per_event(came, Count("person_id", distinct=True)),
        companies=_per_event(came, Count("company_id", distinct=True)),
        attendances=F("named") + _per_event(facts.filter(NAMELESS), Sum("quantity")),
    )


def _per_event(facts: "QuerySet[Touchpoint]", amount: Count | Sum) -> Coalesce:
    counted = facts.values("occasion_id").annotate(amount=amount).values("amount")
    return Coalesce(Subquery(counted), Value(0), output_field=IntegerField())
