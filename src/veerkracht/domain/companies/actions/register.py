"""The register: make and change companies, each figure with its source; assess who is in the target group."""

import datetime as dt
from collections.abc import Iterable, Mapping

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import population_limits
from veerkracht.domain.programme.rules.population import CompanyFigures, PopulationLimits, belongs_to_population
from veerkracht.shared.audit import about, action

from ..choices import SubjectKind
from ..models import Company
from ..queries import record_of
from ..rules.matching import blocking_keys
from ..rules.sbi import section
from .ledger import BATCH, mark_changed

EDITABLE = (
    "kvk_number",
    "name",
    "trade_names",
    "municipality",
    "postcode",
    "place",
    "website",
    "phone",
    "sbi_code",
    "sbi_version",
    "headcount",
    "turnover",
    "balance",
)
DERIVED = ("section", "target_answer", "target_reasons", "search_text", "match_keys")


@action
def create_company(
    *, programme: Programme, fields: Mapping[str, object], source: str, on: dt.date, by: User | None
) -> Company:
    """Add a company; each given field gets its source and date. Raises IntegrityError on a KvK number already there."""
    company = Company(programme=programme)
    apply_fields(company, fields, source=source, on=on)
    derive(programme, [company], on=on)
    company.save()
    return company


@action
def update_company(
    *, company: Company, fields: Mapping[str, object], source: str, on: dt.date, by: User | None
) -> Company:
    """Change fields of a company with their source and date; the earlier version stays in its history."""
    changed = apply_fields(company, fields, source=source, on=on)
    derive(company.programme, [company], on=on)
    company.save()
    mark_changed(company.programme, SubjectKind.COMPANY, [company.pk])
    about(company, fields=changed)
    return company


def apply_fields(company: Company, fields: Mapping[str, object], *, source: str, on: dt.date) -> list[str]:
    """Set the fields that differ, note source and date of each; return their names. Saves nothing."""
    changed = [name for name in EDITABLE if name in fields and getattr(company, name) != fields[name]]
    for name in changed:
        setattr(company, name, fields[name])
        company.sources[name] = {"source": source, "on": on.isoformat()}
    company.kvk_number = company.kvk_number or None
    return changed


@action
def assess_target_group(
    *, programme: Programme, company_ids: Iterable[int] | None = None, on: dt.date | None = None, by: User | None = None
) -> int:
    """Assess companies (all by default) against the population rule in force; return how many answers changed."""
    found = Company.objects.of(programme).order_by("pk")
    if company_ids is not None:
        found = found.filter(pk__in=list(company_ids))
    changed = []
    for company in found.iterator(BATCH):
        before = (company.target_answer, company.target_reasons, company.section)
        changed.append((company, before))
    derive(programme, [company for company, _ in changed], on=on or programme.today())
    different = [c for c, before in changed if (c.target_answer, c.target_reasons, c.section) != before]
    Company.objects.bulk_update(different, ["target_answer", "target_reasons", "section"], batch_size=BATCH)
    mark_changed(programme, SubjectKind.COMPANY, [company.pk for company in different])
    about(programme, changed=len(different))
    return len(different)


@action
def index_companies(*, programme: Programme, companies: Iterable[Company], by: User | None = None) -> int:
    """Write the search text and match keys of companies that were loaded in bulk; return how many."""
    found = list(companies)
    for company in found:
        _index(company)
    Company.objects.bulk_update(found, ["search_text", "match_keys"], batch_size=BATCH)
    about(programme)
    return len(found)


def derive(programme: Programme, companies: Iterable[Company], *, on: dt.date) -> None:
    """Set everything that follows from a company's own fields; saves nothing. Bulk loads call it before inserting."""
    limits = population_limits(programme)(on)
    for company in companies:
        company.section = section(company.sbi_code, company.sbi_version)
        _assess(company, limits)
        _index(company)


def _assess(company: Company, limits: PopulationLimits) -> None:
    verdict = belongs_to_population(
        CompanyFigures(company.headcount, company.turnover, company.balance, company.municipality_id), limits
    )
    company.target_answer = verdict.answer.value
    company.target_reasons = [reason.value for reason in verdict.reasons]


def _index(company: Company) -> None:
    company.search_text = " ".join(
        part.lower() for part in (company.name, *company.trade_names, company.kvk_number, company.place) if part
    )
    company.match_keys = sorted(blocking_keys(record_of(company)))
