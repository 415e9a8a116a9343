"""Forget who did a scan, and empty what is old: raw answers go after their period, totals stay."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Person
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import CompanyScan, EmployeeWave, ManagementSheet, Urn


@action
def forget_scans(*, person: Person, at: dt.datetime, by: User | None) -> int:
    """Take somebody out of the scans they did: answers and the typed company go, the scores of the company stay."""
    scans = CompanyScan.objects.of(person.programme).filter(person=person)
    ids = list(scans.order_by("pk").values_list("pk", flat=True))
    ManagementSheet.objects.filter(scan__in=ids).update(answers={}, emptied_on=at.date())
    CompanyScan.objects.filter(pk__in=ids).update(person=None, company_name="")
    about(person, scans=len(ids))
    return len(ids)


def old_sheets(programme: Programme, before: dt.date) -> "QuerySet[ManagementSheet]":
    """Return sheets that were begun before this day and still hold answers."""
    found = ManagementSheet.objects.filter(scan__programme=programme, emptied_on__isnull=True)
    return found.filter(Q(completed_on__lt=before) | Q(completed_on__isnull=True, started_on__lt=before)).order_by("pk")


@action
def empty_sheets(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty sheets; the scores of the scan stay. Return how many."""
    found = ManagementSheet.objects.filter(scan__programme=programme, pk__in=ids)
    count = found.update(answers={}, emptied_on=at.date())
    about(programme, sheets=count)
    return count


def old_urns(programme: Programme, before: dt.date) -> "QuerySet[EmployeeWave]":
    """Return waves that ended before this day and whose urn still holds answers."""
    filled = EmployeeWave.objects.of(programme).filter(closes_on__lt=before, urn__ballots__len__gt=0)
    return filled.order_by("pk")


@action
def empty_urns(*, programme: Programme, ids: Sequence[int], at: dt.datetime, by: User | None) -> int:
    """Empty urns of waves that ended long ago; the results of their groups stay. Return how many."""
    waves = EmployeeWave.objects.of(programme).filter(pk__in=ids)
    count = Urn.objects.filter(wave__in=waves).update(ballots=[], remarks=[], codes=[], spent=[])
    about(programme, urns=count)
    return count
