"""Compute stages from the ledger, and hold companies while that happens."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import in_force, stage_rule_versions
from veerkracht.shared.audit import about, action

from ..choices import SubjectKind
from ..models import Company, CompanyStage, LedgerChange, Touchpoint
from ..rules.funnel import Fact, First, RulesOn, StageRules, Stages, stages

BATCH = 2_000
STAGE_FIELDS = (
    "programme",
    "reached_on",
    "reached_by",
    "aware_on",
    "aware_by",
    "aware_is_proxy",
    "activated_on",
    "activated_by",
    "activated_level",
    "last_on",
)


@action
def recompute_stages(*, programme: Programme, company_ids: Iterable[int] | None = None, by: User | None = None) -> int:
    """Compute the stages of these companies (all of the programme by default) from the ledger; return how many.

    Run it after a rule changed. Writes only `CompanyStage`. For the whole programme people are counted again as well,
    because the rule says which facts reach somebody.
    """
    if company_ids is None:
        _mark_everybody(programme)
        company_ids = Company.objects.filter(programme=programme).order_by("pk").values_list("pk", flat=True)
    about(programme)
    total = 0
    for batch in batches(sorted(company_ids)):
        update_stages(programme, batch)
        total += len(batch)
    return total


def _mark_everybody(programme: Programme) -> None:
    facts = Touchpoint.objects.of(programme).live().filter(person__isnull=False).order_by("person_id")
    for batch in batches(facts.values_list("person_id", flat=True).distinct()):
        mark_changed(programme, SubjectKind.PERSON, batch)


def lock_companies(company_ids: Iterable[int]) -> dict[int, int]:
    """Hold these companies until the transaction ends; return those that were merged, with the company that lives on.

    In the order of their keys, so that nobody deadlocks. Without it two people who record facts of one company at once
    would each compute stages without the other's fact, and a fact could land on a company that is being merged away.
    """
    found = Company.objects.filter(pk__in=set(company_ids)).order_by("pk").select_for_update(of=("self",), no_key=True)
    return {pk: into for pk, into in found.values_list("pk", "merged_into_id") if into is not None}


def hold_living(company_ids: Iterable[int]) -> dict[int, int]:
    """Hold these companies and those they were merged into; return per merged company the one that lives on."""
    lives_as: dict[int, int] = {}
    to_hold = set(company_ids)
    while to_hold:
        merged = lock_companies(sorted(to_hold))
        lives_as = {pk: merged.get(into, into) for pk, into in lives_as.items()} | merged
        to_hold = set(merged.values())
    return lives_as


def mark_changed(programme: Programme, kind: SubjectKind, ids: Iterable[int | None]) -> None:
    """Tell `impact` that the figures of these subjects must be counted again; for use inside an action."""
    known = sorted({pk for pk in ids if pk is not None})
    LedgerChange.objects.bulk_create(
        [LedgerChange(programme=programme, subject_kind=kind, subject_id=pk) for pk in known], batch_size=BATCH
    )


def update_stages(programme: Programme, company_ids: Sequence[int]) -> None:
    """Compute and store the stages of these companies; for use inside an action."""
    lock_companies(company_ids)
    rules_on = _rules_on(programme)
    facts, last = _facts_of(company_ids)
    computed = {pk: stages(facts.get(pk, []), rules_on) for pk in company_ids}
    reached = [pk for pk, found in computed.items() if found.reached is not None]
    CompanyStage.objects.bulk_create(
        [_row(programme, pk, computed[pk], last[pk]) for pk in reached],
        update_conflicts=True,
        unique_fields=["company_id"],
        update_fields=STAGE_FIELDS,
        batch_size=BATCH,
    )
    CompanyStage.objects.filter(company_id__in=set(company_ids) - set(reached)).delete()
    mark_changed(programme, SubjectKind.COMPANY, company_ids)


def batches(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut a long row of keys into pieces that one query can take."""
    iterator = iter(ids)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _row(programme: Programme, company_id: int, found: Stages, last_on: dt.date) -> CompanyStage:
    return CompanyStage(
        company_id=company_id,
        programme=programme,
        reached_on=_day(found.reached),
        reached_by_id=_fact(found.reached),
        aware_on=_day(found.aware),
        aware_by_id=_fact(found.aware),
        aware_is_proxy=bool(found.aware and found.aware.proxy),
        activated_on=_day(found.activated),
        activated_by_id=_fact(found.activated),
        activated_level=found.level,
        last_on=last_on,
    )


def _day(first: First | None) -> dt.date | None:
    return None if first is None else first.on


def _fact(first: First | None) -> int | None:
    return None if first is None else first.fact


def _facts_of(company_ids: Sequence[int]) -> tuple[dict[int, list[Fact]], dict[int, dt.date]]:
    """Return the live facts per company, and the day of the last one."""
    rows = (
        Touchpoint.objects.live()
        .filter(company_id__in=company_ids, company__merged_into__isnull=True)
        .values_list("company_id", "on", "pk", "kind", "occasion_id", "minutes", "value", "level")
    )
    facts: dict[int, list[Fact]] = defaultdict(list)
    for company_id, on, pk, kind, occasion_id, minutes, value, level in rows:
        if company_id is not None:
            facts[company_id].append(Fact(on, pk, kind, occasion_id, minutes, value, level))
    return facts, {pk: max(fact.on for fact in found) for pk, found in facts.items()}


def _rules_on(programme: Programme) -> RulesOn:
    versions = [
        (
            rule.valid_from,
            StageRules(
                reached_kinds=frozenset(rule.reached_kinds),
                aware_min_minutes=rule.aware_min_minutes,
                aware_min_answer=rule.aware_min_answer,
                accept_proxy=rule.accept_proxy,
                activating_kinds=frozenset(rule.activating_kinds),
            ),
        )
        for rule in stage_rule_versions(programme)
    ]
    default = StageRules()
    return lambda day: in_force(versions, day) or default
