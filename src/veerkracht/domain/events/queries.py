"""Reads about meetings: who came, how many, and what lists are in."""

from django.db.models import Max, Sum

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Touchpoint

from .choices import ImportState
from .models import AttendanceImport, Event


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
