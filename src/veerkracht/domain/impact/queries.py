"""Read the figures: the tallies plus whatever changed since they were last brought up to date."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from veerkracht.domain.companies.choices import SubjectKind, TouchpointKind
from veerkracht.domain.companies.models import Company, LedgerChange, Occasion, Touchpoint
from veerkracht.domain.companies.rules.funnel import StageRules
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.programme.models import Programme

from .choices import Dimension
from .models import Contribution, Tally
from .rules.cells import (
    Cell,
    CompanyPicture,
    Member,
    OccasionPicture,
    PersonPicture,
    company_cells,
    occasion_cells,
    person_cells,
)

Subject = tuple[str, int]
Via = dict[int, tuple[Member, ...]]
REACHING = StageRules().reached_kinds


class Figures:
    """All cells of a programme at one moment."""

    def __init__(self, cells: Counter[Cell]) -> None:
        """Order the cells so that sums are cheap."""
        self._by_measure: dict[tuple[str, str, str], list[tuple[Cell, int]]] = defaultdict(list)
        for cell, amount in cells.items():
            if amount:
                self._by_measure[cell.dimension, cell.member, cell.measure].append((cell, amount))

    def amount(
        self,
        measure: str,
        *,
        dimension: str = Dimension.ALL,
        member: str = "",
        in_target: str | None = None,
        quarter: dt.date | None = None,
        since: dt.date | None = None,
    ) -> int:
        """Return how many; None means every answer of the target test, or every quarter."""
        return sum(
            amount
            for cell, amount in self._by_measure.get((dimension, member, measure), ())
            if (in_target is None or cell.in_target == in_target)
            and (quarter is None or cell.quarter == quarter)
            and (since is None or cell.quarter >= since)
        )

    def per_quarter(self, measure: str, *, in_target: str | None = None) -> dict[dt.date, int]:
        """Return the new ones of the whole programme per quarter, oldest first."""
        found: Counter[dt.date] = Counter()
        for cell, amount in self._by_measure.get((Dimension.ALL, "", measure), ()):
            if in_target is None or cell.in_target == in_target:
                found[cell.quarter] += amount
        return dict(sorted(found.items()))

    def members(self, dimension: str) -> set[str]:
        """Return the members of a dimension that have any figure."""
        return {member for found, member, _ in self._by_measure if found == dimension}


def figures(programme: Programme) -> Figures:
    """Return all figures of a programme as they are now: stored tallies, and on top what changed since.

    Both come from one snapshot of the database, so a refresh that happens meanwhile cannot be seen half.
    """
    with _one_snapshot():
        cells = stored_cells(programme)
        cells.update(pending_deltas(programme))
    return Figures(cells)


@contextmanager
def _one_snapshot() -> Iterator[None]:
    """Read everything as of one moment; inside a running transaction (tests) that one decides."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def stored_cells(programme: Programme) -> Counter[Cell]:
    """Return the stored tallies."""
    rows = Tally.objects.filter(programme=programme).values_list(
        "dimension", "member", "measure", "in_target", "quarter", "amount"
    )
    return Counter({Cell(*cell): amount for *cell, amount in rows})


def pending_deltas(programme: Programme) -> Counter[Cell]:
    """Return what the not yet processed changes add to (or take from) the tallies."""
    changes = LedgerChange.objects.filter(programme=programme)
    subjects = set(changes.values_list("subject_kind", "subject_id"))
    if not subjects:
        return Counter()
    return deltas(stored_contributions(programme, subjects), current_cells(programme, subjects))


def deltas(old: dict[Subject, Counter[Cell]], new: dict[Subject, Counter[Cell]]) -> Counter[Cell]:
    """Return new minus old, summed over the subjects; amounts may be negative."""
    difference: Counter[Cell] = Counter()
    for cells in new.values():
        difference.update(cells)
    for cells in old.values():
        difference.subtract(cells)
    return difference


def stored_contributions(programme: Programme, subjects: Iterable[Subject]) -> dict[Subject, Counter[Cell]]:
    """Return the cells in which these subjects count in the stored tallies."""
    found: dict[Subject, Counter[Cell]] = {}
    for kind, ids in _by_kind(subjects).items():
        rows = Contribution.objects.filter(programme=programme, subject_kind=kind, subject_id__in=ids)
        for pk, cells, amounts in rows.values_list("subject_id", "cells", "amounts"):
            found[kind, pk] = Counter(dict(zip(map(Cell.from_key, cells), amounts, strict=True)))
    return found


def current_cells(programme: Programme, subjects: Iterable[Subject]) -> dict[Subject, Counter[Cell]]:
    """Return the cells in which these subjects count by the ledger as it is now; a recount, nothing stored is used."""
    by_kind = _by_kind(subjects)
    via = _members_of_occasions(programme)
    return {
        **_company_cells(by_kind.get(SubjectKind.COMPANY, []), via),
        **_person_cells(by_kind.get(SubjectKind.PERSON, []), via),
        **_occasion_cells(by_kind.get(SubjectKind.OCCASION, []), via),
    }


def all_subjects(programme: Programme) -> set[Subject]:
    """Return every subject that has a fact; for a rebuild."""
    facts = Touchpoint.objects.of(programme).live().order_by()
    return {
        (kind.value, pk)
        for kind, column in (
            (SubjectKind.COMPANY, "company_id"),
            (SubjectKind.PERSON, "person_id"),
            (SubjectKind.OCCASION, "occasion_id"),
        )
        for pk in facts.filter(**{f"{column}__isnull": False}).values_list(column, flat=True).distinct()
    } | {
        (SubjectKind.OCCASION.value, pk)
        for pk in Event.objects.filter(programme=programme).values_list("occasion_id", flat=True)
    }


def _by_kind(subjects: Iterable[Subject]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for kind, pk in subjects:
        found[kind].append(pk)
    return found


def _members_of_occasions(programme: Programme) -> Via:
    """Return per occasion the fan that organised it and the pioniers who spoke."""
    via: dict[int, list[Member]] = defaultdict(list)
    events = Event.objects.filter(programme=programme, fan__isnull=False)
    for occasion_id, fan_id in events.values_list("occasion_id", "fan_id"):
        via[occasion_id].append((Dimension.FAN.value, str(fan_id)))
    spoke = Engagement.objects.filter(occasion__programme=programme)
    for occasion_id, pionier_id in spoke.values_list("occasion_id", "pionier_id"):
        via[occasion_id].append((Dimension.PIONIER.value, str(pionier_id)))
    return {pk: tuple(members) for pk, members in via.items()}


def _first_via(facts: Iterable[tuple[int, dt.date, int | None]], via: Via) -> dict[int, dict[Member, dt.date]]:
    """Return per subject and member the first day on which an occasion of that member reached it."""
    found: dict[int, dict[Member, dt.date]] = defaultdict(dict)
    for subject_id, on, occasion_id in facts:
        for member in via.get(occasion_id or 0, ()):
            known = found[subject_id].get(member)
            found[subject_id][member] = on if known is None else min(known, on)
    return found


def _company_cells(ids: list[int], via: Via) -> dict[Subject, Counter[Cell]]:
    facts = Touchpoint.objects.live().filter(company_id__in=ids, kind__in=REACHING, occasion__isnull=False)
    reached = _first_via(facts.values_list("company_id", "on", "occasion_id"), via)
    rows = Company.objects.filter(pk__in=ids, merged_into__isnull=True, stage__isnull=False).values_list(
        "pk",
        "target_answer",
        "municipality_id",
        "section",
        "stage__reached_on",
        "stage__aware_on",
        "stage__aware_is_proxy",
        "stage__activated_on",
        "stage__activated_level",
    )
    return {
        (SubjectKind.COMPANY.value, pk): company_cells(
            CompanyPicture(target, municipality or "", *stage, via=reached.get(pk, {}))
        )
        for pk, target, municipality, *stage in rows
    }


def _person_cells(ids: list[int], via: Via) -> dict[Subject, Counter[Cell]]:
    facts = list(
        Touchpoint.objects.live()
        .filter(person_id__in=ids, kind__in=REACHING)
        .values_list("person_id", "on", "occasion_id", "company_id")
    )
    reached = _first_via(((pk, on, occasion) for pk, on, occasion, _ in facts), via)
    first: dict[int, dt.date] = {}
    for pk, on, _, _ in facts:
        first[pk] = min(on, first.get(pk, on))
    with_company = {pk for pk, _, _, company in facts if company is not None}
    return {
        (SubjectKind.PERSON.value, pk): person_cells(PersonPicture(on, pk in with_company, reached.get(pk, {})))
        for pk, on in first.items()
    }


def _occasion_cells(ids: list[int], via: Via) -> dict[Subject, Counter[Cell]]:
    people: dict[int, set[int]] = defaultdict(set)
    unnamed: Counter[int] = Counter()
    facts = Touchpoint.objects.live().filter(
        occasion_id__in=ids, kind__in=[TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT]
    )
    for pk, person, quantity in facts.values_list("occasion_id", "person_id", "quantity"):
        if person is None:
            unnamed[pk] += quantity
        else:
            people[pk].add(person)
    return {
        (SubjectKind.OCCASION.value, pk): occasion_cells(
            OccasionPicture(timezone.localdate(at), len(people[pk]) + unnamed[pk], unnamed[pk], via.get(pk, ()))
        )
        for pk, at in Occasion.objects.filter(pk__in=ids).values_list("pk", "starts_at")
        if pk in people or pk in unnamed
    }
