"""The register: make and change companies, each figure with its source; assess who is in the target group."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import Field
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import population_limits
from veerkracht.domain.programme.rules.population import CompanyFigures, PopulationLimits, belongs_to_population
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import SubjectKind
from ..models import Company, Person
from ..notifications import pass_on_correction
from ..queries import record_of
from ..rules.matching import blocking_keys
from ..rules.sbi import section
from ..rules.search import search_text
from .stages import BATCH, batches, lock_companies, mark_changed

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
ASSESSED = ("section", "target_answer", "target_reasons")


class NumberAlreadyThere(Refused):
    """Another company of this programme has the KvK number; `company` is that one."""

    message = _("This KvK number belongs to a company that is already here.")
    company: Company | None = None


class NobodyToTell(Refused):
    """The programme has no mail address for its team."""

    message = _("The team has no mail address here yet. Tell the person of the team whom you know.")


class CompanyWasMerged(Refused):
    """The company was merged into another one since the page was opened."""

    message = _("This company was merged into another one just now. Open that company and change it there.")


def field_of(name: str) -> "Field[Any, Any]":
    """Return the model's field of one of the editable names."""
    return cast("Field[Any, Any]", Company._meta.get_field(name))


@action
def create_company(
    *, programme: Programme, fields: Mapping[str, object], source: str, on: dt.date, by: User | None
) -> Company:
    """Add a company; each given field gets its source and date. Raises NumberAlreadyThere."""
    company = Company(programme=programme)
    apply_fields(company, fields, source=source, on=on)
    derive(programme, [company], on=on)
    _save(company)
    return company


@action
def update_company(
    *, company: Company, fields: Mapping[str, object], source: str, on: dt.date, by: User | None
) -> Company:
    """Change fields of a company with their source and date; the earlier version stays in its history.

    Changes the company as it is now, not as it was when a page was opened. Raises CompanyWasMerged,
    NumberAlreadyThere.
    """
    lock_companies([company.pk])
    company = Company.objects.select_related("programme", "municipality").get(pk=company.pk)
    if company.merged_into_id is not None:
        raise CompanyWasMerged
    changed = apply_fields(company, fields, source=source, on=on)
    derive(company.programme, [company], on=on)
    _save(company)
    mark_changed(company.programme, SubjectKind.COMPANY, [company.pk])
    about(company, fields=changed)
    return company


@action
def ask_correction(*, company: Company, person: Person, text: str, by: User | None) -> Company:
    """Let somebody of the company tell the team what is not right in its record; the team changes it.

    Mails the team. Raises NobodyToTell.
    """
    if not company.programme.contact_email:
        raise NobodyToTell
    pass_on_correction(company=company, person=person, text=text)
    return company


def apply_fields(company: Company, fields: Mapping[str, object], *, source: str, on: dt.date) -> list[str]:
    """Set the fields that differ, note source and date of each; return their names. Saves nothing."""
    given = {**fields, "kvk_number": fields["kvk_number"] or None} if "kvk_number" in fields else fields
    changed = [name for name in EDITABLE if name in given and getattr(company, name) != given[name]]
    for name in changed:
        setattr(company, name, given[name])
        company.sources[name] = {"source": source, "on": on.isoformat()}
    return changed


def _save(company: Company) -> None:
    try:
        with transaction.atomic():
            company.save()
    except IntegrityError as error:
        refusal = NumberAlreadyThere()
        refusal.company = Company.objects.of(company.programme).filter(kvk_number=company.kvk_number).first()
        if refusal.company is None:
            raise
        raise refusal from error


@action
def assess_target_group(
    *, programme: Programme, company_ids: Iterable[int] | None = None, on: dt.date | None = None, by: User | None = None
) -> int:
    """Assess companies (all by default) against the population rule in force; return how many answers changed."""
    if company_ids is None:
        company_ids = Company.objects.of(programme).order_by("pk").values_list("pk", flat=True)
    limits = population_limits(programme)(on or programme.today())
    changed = 0
    for batch in batches(sorted(company_ids)):
        lock_companies(batch)
        different = [
            company
            for company in Company.objects.of(programme).filter(pk__in=batch).order_by("pk")
            if _assess_again(company, limits)
        ]
        Company.objects.bulk_update(different, ASSESSED, batch_size=BATCH)
        mark_changed(programme, SubjectKind.COMPANY, [company.pk for company in different])
        changed += len(different)
    about(programme, changed=changed)
    return changed


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
        _assess(company, limits)
        _index(company)


def _assess_again(company: Company, limits: PopulationLimits) -> bool:
    """Assess a company and tell whether anything came out differently."""
    before = [getattr(company, name) for name in ASSESSED]
    _assess(company, limits)
    return before != [getattr(company, name) for name in ASSESSED]


def _assess(company: Company, limits: PopulationLimits) -> None:
    company.section = section(company.sbi_code, company.sbi_version)
    verdict = belongs_to_population(
        CompanyFigures(company.headcount, company.turnover, company.balance, company.municipality_id), limits
    )
    company.target_answer = verdict.answer.value
    company.target_reasons = [reason.value for reason in verdict.reasons]


def _index(company: Company) -> None:
    company.search_text = search_text(
        (company.name, *company.trade_names, company.kvk_number, company.place, company.website)
    )
    company.match_keys = sorted(blocking_keys(record_of(company)))
