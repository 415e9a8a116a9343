"""Count subjects again from the ledger as it is now; nothing stored is used."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Max, OuterRef, Q, Subquery
from django.utils import timezone

from veerkracht.domain.companies.choices import StepState, SubjectKind, TouchpointKind
from veerkracht.domain.companies.models import Company, ConcreteStep, Occasion, Touchpoint
from veerkracht.domain.companies.rules.funnel import StageRules
from veerkracht.domain.events.models import Event
from veerkracht.domain.pioniers.models import Engagement
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import stage_rule_versions

from ..choices import Dimension
from ..rules.cells import (
    Cell,
    CompanyPicture,
    Member,
    OccasionPicture,
    PersonPicture,
    company_cells,
    occasion_cells,
    person_cells,
)
from .stored import Subject, by_kind

Via = dict[int, tuple[Member, ...]]
Versions = list[tuple[dt.date, list[str]]]
COUNTING = (StepState.EVIDENCED, StepState.CONFIRMED)
SOMEBODY_CAME = (TouchpointKind.ATTENDED, TouchpointKind.HEADCOUNT)


def current_cells(programme: Programme, subjects: Iterable[Subject]) -> dict[Subject, Counter[Cell]]:
    """Return the cells in which these subjects count by the ledger; a subject that no longer counts is left out."""
    kinds = by_kind(subjects)
    if not kinds:
        return {}
    via = _members_of_occasions(programme)
    reaching = reaching_facts(reached_kinds(programme))
    return {
        **_company_cells(kinds.get(SubjectKind.COMPANY, []), via, reaching),
        **_person_cells(kinds.get(SubjectKind.PERSON, []), via, reaching),
        **_occasion_cells(kinds.get(SubjectKind.OCCASION, []), via),
    }


def all_subjects(programme: Programme) -> set[Subject]:
    """Return every subject that has a fact; for counting everything again."""
    facts = Touchpoint.objects.of(programme).live().order_by()
    columns = (
        (SubjectKind.COMPANY, "company_id"),
        (SubjectKind.PERSON, "person_id"),
        (SubjectKind.OCCASION, "occasion_id"),
    )
    return {
        (kind.value, pk)
        for kind, column in columns
        for pk in facts.filter(**{f"{column}__isnull": False}).values_list(column, flat=True).distinct()
    }


def own_word() -> Subquery:
    """Return the highest answer of a company on how much the programme contributed to a step that counts (KPI-7)."""
    steps = ConcreteStep.objects.filter(company=OuterRef("pk"), state__in=COUNTING).order_by()
    return Subquery(steps.values("company").annotate(highest=Max("contribution")).values("highest"))


def reached_kinds(programme: Programme) -> Versions:
    """Return which kinds of facts reach somebody, per version of the stage rule with its first day, oldest first."""
    found = [(rule.valid_from, list(rule.reached_kinds)) for rule in stage_rule_versions(programme)]
    return found or [(programme.starts_on, sorted(StageRules().reached_kinds))]


def reaching_facts(versions: Versions, prefix: str = "") -> Q:
    """Return the condition under which a fact reaches somebody: live, of a kind in the rule in force on its day.

    Before the first version, the first holds. `prefix` is the way from the queried model to its facts.
    """
    found = Q()
    for index, (valid_from, kinds) in enumerate(versions):
        version = Q(**{f"{prefix}kind__in": kinds})
        if index > 0:
            version &= Q(**{f"{prefix}on__gte": valid_from})
        if index + 1 < len(versions):
            version &= Q(**{f"{prefix}on__lt": versions[index + 1][0]})
        found |= version
    return Q(**{f"{prefix}voided_at__isnull": True}) & found


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


def _company_cells(ids: list[int], via: Via, reaching: Q) -> dict[Subject, Counter[Cell]]:
    facts = Touchpoint.objects.filter(reaching, company_id__in=ids, occasion__isnull=False)
    reached = _first_via(facts.values_list("company_id", "on", "occasion_id"), via)
    found = Company.objects.filter(pk__in=ids, merged_into__isnull=True, stage__isnull=False)
    rows = found.annotate(contribution=own_word()).values_list(
        "pk",
        "target_answer",
        "municipality_id",
        "section",
        "stage__reached_on",
        "stage__aware_on",
        "stage__aware_is_proxy",
        "stage__activated_on",
        "stage__activated_level",
        "contribution",
    )
    return {
        (SubjectKind.COMPANY.value, pk): company_cells(
            CompanyPicture(
                target, town or "", section, first, aware, is_proxy, activated, level, contribution, reached.get(pk, {})
            )
        )
        for pk, target, town, section, first, aware, is_proxy, activated, level, contribution in rows
    }


def _person_cells(ids: list[int], via: Via, reaching: Q) -> dict[Subject, Counter[Cell]]:
    found = Touchpoint.objects.filter(reaching, person_id__in=ids)
    facts = list(found.values_list("person_id", "on", "occasion_id", "company_id"))
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
    facts = Touchpoint.objects.live().filter(occasion_id__in=ids, kind__in=SOMEBODY_CAME)
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
