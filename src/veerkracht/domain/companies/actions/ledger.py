"""Write facts to the ledger, void them, and compute stages again."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import in_force, stage_rule_versions
from veerkracht.shared.audit import about, action

from ..choices import SourceKind, SubjectKind
from ..models import Company, CompanyStage, LedgerChange, Occasion, Touchpoint
from ..rules.funnel import Fact, RulesOn, StageRules, Stages, stages

BATCH = 2_000
STAGE_FIELDS = (
    "programme_id",
    "reached_on",
    "reached_by_id",
    "aware_on",
    "aware_by_id",
    "aware_is_proxy",
    "activated_on",
    "activated_by_id",
    "activated_level",
    "last_on",
)


@action
def record_touchpoint(*, touchpoint: Touchpoint, by: User | None) -> Touchpoint:
    """Add one fact to the ledger and compute the company's stages again."""
    write_facts(touchpoint.programme, [touchpoint], by)
    return touchpoint


@action
def record_touchpoints(*, programme: Programme, touchpoints: Sequence[Touchpoint], by: User | None) -> int:
    """Add many facts of one programme at once; return how many."""
    write_facts(programme, touchpoints, by)
    about(programme, facts=len(touchpoints))
    return len(touchpoints)


@action
def void_touchpoint(*, touchpoint: Touchpoint, reason: str, at: dt.datetime, by: User | None) -> Touchpoint:
    """Take one fact out of every figure; the row stays with who, when and why."""
    void_facts(touchpoint.programme, Touchpoint.objects.filter(pk=touchpoint.pk), reason=reason, at=at, by=by)
    touchpoint.refresh_from_db()
    return touchpoint


@action
def void_source(
    *, programme: Programme, source_kind: SourceKind, source_id: int, reason: str, at: dt.datetime, by: User | None
) -> int:
    """Take every fact of one source (an attendance list, a step) out of the figures; return how many."""
    found = Touchpoint.objects.of(programme).filter(source_kind=source_kind, source_id=source_id)
    about(programme, source_kind=source_kind, source_id=source_id)
    return void_facts(programme, found, reason=reason, at=at, by=by)


@action
def recompute_stages(*, programme: Programme, company_ids: Iterable[int] | None = None, by: User | None = None) -> int:
    """Compute the stages of these companies (all of the programme by default) from the ledger; return how many.

    Run it after a rule changed. Writes only `CompanyStage`.
    """
    if company_ids is None:
        company_ids = Company.objects.filter(programme=programme).order_by("pk").values_list("pk", flat=True)
    about(programme)
    total = 0
    for batch in _batches(company_ids):
        update_stages(programme, batch)
        total += len(batch)
    return total


def write_facts(programme: Programme, facts: Sequence[Touchpoint], by: User | None) -> None:
    """Insert facts and bring stages and figures along; for use inside an action."""
    for fact in facts:
        fact.recorded_by = by
    Touchpoint.objects.bulk_create(facts, batch_size=BATCH)
    _facts_changed(programme, facts)


def void_facts(
    programme: Programme, found: "Iterable[Touchpoint]", *, reason: str, at: dt.datetime, by: User | None
) -> int:
    """Void the live facts among these and bring stages and figures along; for use inside an action."""
    facts = [fact for fact in found if fact.voided_at is None]
    Touchpoint.objects.filter(pk__in=[fact.pk for fact in facts]).update(
        voided_at=at, voided_by=by, void_reason=reason[:200]
    )
    _facts_changed(programme, facts)
    return len(facts)


def _facts_changed(programme: Programme, facts: Iterable[Touchpoint]) -> None:
    companies, people, occasions = set(), set(), set()
    for fact in facts:
        companies.add(fact.company_id)
        people.add(fact.person_id)
        occasions.add(fact.occasion_id)
    mark_changed(programme, SubjectKind.PERSON, people)
    mark_changed(programme, SubjectKind.OCCASION, occasions)
    for batch in _batches(sorted(companies - {None})):
        update_stages(programme, batch)


def mark_changed(programme: Programme, kind: SubjectKind, ids: Iterable[int | None]) -> None:
    """Tell `impact` that the figures of these subjects must be counted again."""
    LedgerChange.objects.bulk_create(
        [LedgerChange(programme=programme, subject_kind=kind, subject_id=pk) for pk in sorted(set(ids) - {None})],  # type: ignore[type-var]  # None is taken out
        batch_size=BATCH,
    )


def lock_companies(company_ids: Sequence[int]) -> None:
    """Hold these companies until the transaction ends, in the order of their keys so that nobody deadlocks.

    Without it two people who record facts of one company at once would each compute stages without the other's fact.
    """
    list(Company.objects.filter(pk__in=company_ids).order_by("pk").select_for_update(no_key=True).values_list("pk"))


def mark_occasion_changed(occasion: Occasion) -> None:
    """Tell `impact` that who organised or spoke at an occasion changed, so everybody who came is counted again."""
    facts = Touchpoint.objects.live().filter(occasion=occasion)
    mark_changed(occasion.programme, SubjectKind.OCCASION, [occasion.pk])
    mark_changed(occasion.programme, SubjectKind.PERSON, facts.values_list("person_id", flat=True))
    mark_changed(occasion.programme, SubjectKind.COMPANY, facts.values_list("company_id", flat=True))


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
        update_fields=[name.removesuffix("_id") for name in STAGE_FIELDS],
        batch_size=BATCH,
    )
    CompanyStage.objects.filter(company_id__in=set(company_ids) - set(reached)).delete()
    mark_changed(programme, SubjectKind.COMPANY, company_ids)


def _row(programme: Programme, company_id: int, found: Stages, last_on: dt.date) -> CompanyStage:
    return CompanyStage(
        company_id=company_id,
        programme=programme,
        reached_on=found.reached and found.reached.on,
        reached_by_id=found.reached and found.reached.fact,
        aware_on=found.aware and found.aware.on,
        aware_by_id=found.aware and found.aware.fact,
        aware_is_proxy=bool(found.aware and found.aware.proxy),
        activated_on=found.activated and found.activated.on,
        activated_by_id=found.activated and found.activated.fact,
        activated_level=found.level,
        last_on=last_on,
    )


def _facts_of(company_ids: Sequence[int]) -> tuple[dict[int, list[Fact]], dict[int, dt.date]]:
    """Return the live facts per company, and the day of the last one."""
    rows = (
        Touchpoint.objects.live()
        .filter(company_id__in=company_ids, company__merged_into__isnull=True)
        .values_list("company_id", "on", "pk", "kind", "occasion_id", "minutes", "value", "level")
    )
    facts: dict[int, list[Fact]] = defaultdict(list)
    for company_id, *fact in rows:
        facts[company_id].append(Fact(*fact))
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


def _batches(ids: Iterable[int]) -> Iterator[list[int]]:
    iterator = iter(ids)
    while batch := list(islice(iterator, BATCH)):
        yield batch
