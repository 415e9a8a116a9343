"""The register: make and change companies, each figure with its source; assess who is in the target group."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
from ..models import Company, Establishment, Person
from ..notifications import pass_on_correction
from ..queries import record_of
from ..rules.matching import blocking_keys
from ..rules.register.values import bounds_of_class
from ..rules.sbi import section
from ..rules.search import search_text
from ..rules.sources import Origin, noted
from .stages import BATCH, batches, lock_companies, mark_changed

EDITABLE = (
    "kvk_number",
    "rsin",
    "name",
    "legal_name",
    "trade_names",
    "municipality",
    "street",
    "postcode",
    "place",
    "website",
    "phone",
    "sbi_code",
    "sbi_version",
    "headcount",
    "headcount_class",
    "turnover",
    "balance",
    "non_mailing",
    "founded_on",
    "closed_on",
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
    apply_fields(company, fields, source=source, on=on, by=by)
    derive(programme, [company], on=on)
    _save(company)
    return company


@action
def update_company(
    *,
    company: Company,
    fields: Mapping[str, object],
    source: str,
    on: dt.date,
    by: User | None,
    origin: Origin = Origin.PERSON,
) -> Company:
    """Change fields of a company with their source and date; the earlier version stays in its history.

    Changes the company as it is now, not as it was when a page was opened. Raises CompanyWasMerged,
    NumberAlreadyThere.
    """
    lock_companies([company.pk])
    company = Company.objects.select_related("programme", "municipality").get(pk=company.pk)
    if company.merged_into_id is not None:
        raise CompanyWasMerged
    # What a register says is not the word of who asked it.
    teller = by if origin is Origin.PERSON else None
    changed = apply_fields(company, fields, source=source, on=on, by=teller, origin=origin)
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


def apply_fields(
    company: Company,
    fields: Mapping[str, object],
    *,
    source: str,
    on: dt.date,
    by: User | None = None,
    origin: Origin = Origin.PERSON,
) -> list[str]:
    """Set the fields that differ, note source, date and who of each; return their names. Saves nothing."""
    given = {**fields, "kvk_number": fields["kvk_number"] or None} if "kvk_number" in fields else fields
    changed = [name for name in EDITABLE if name in given and getattr(company, name) != given[name]]
    for name in changed:
        setattr(company, name, given[name])
        company.sources[name] = noted(source, on, by=by.pk if by else None, origin=origin)
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
    changed = assess_again(programme, company_ids, on=on or programme.today())
    about(programme, changed=changed)
    return changed


def assess_again(programme: Programme, company_ids: Iterable[int], *, on: dt.date) -> int:
    """Assess these companies and store what came out differently; return how many. For use inside an action."""
    limits = population_limits(programme)(on)
    changed = 0
    for batch in batches(sorted(company_ids)):
        lock_companies(batch)
        companies = list(Company.objects.of(programme).filter(pk__in=batch).order_by("pk"))
        branches = branches_of(batch)
        different = [company for company in companies if _assess_again(company, limits, branches.get(company.pk, ()))]
        Company.objects.bulk_update(different, ASSESSED, batch_size=BATCH)
        mark_changed(programme, SubjectKind.COMPANY, [company.pk for company in different])
        changed += len(different)
    return changed


@action
def index_companies(*, programme: Programme, companies: Iterable[Company], by: User | None = None) -> int:
    """Write the search text and match keys of companies that were loaded in bulk; return how many."""
    found = list(companies)
    branches = branches_of([company.pk for company in found])
    for company in found:
        _index(company, branches.get(company.pk, ()))
    Company.objects.bulk_update(found, ["search_text", "match_keys"], batch_size=BATCH)
    about(programme)
    return len(found)


Branches = Mapping[int, Sequence[Establishment]]


def branches_of(company_ids: Iterable[int | None]) -> Branches:
    """Return the open establishments of these companies: one query, none for companies that are not stored yet."""
    known = [pk for pk in company_ids if pk is not None]
    found: dict[int, list[Establishment]] = defaultdict(list)
    if known:
        for branch in Establishment.objects.open().filter(company_id__in=known).order_by("number"):
            found[branch.company_id].append(branch)
    return found


def derive(
    programme: Programme, companies: Iterable[Company], *, on: dt.date, branches: Branches | None = None
) -> None:
    """Set everything that follows from a company's own fields and branches; saves nothing.

    Bulk loads call it before inserting, with the branches that are not stored yet.
    """
    limits = population_limits(programme)(on)
    given = list(companies)
    known = branches_of([company.pk for company in given]) if branches is None else branches
    for company in given:
        of_company = known.get(company.pk, ())
        _assess(company, limits, of_company)
        _index(company, of_company)


def _assess_again(company: Company, limits: PopulationLimits, branches: Sequence[Establishment]) -> bool:
    """Assess a company and tell whether anything came out differently."""
    before = [getattr(company, name) for name in ASSESSED]
    _assess(company, limits, branches)
    return before != [getattr(company, name) for name in ASSESSED]


def _assess(company: Company, limits: PopulationLimits, branches: Sequence[Establishment]) -> None:
    company.section = section(company.sbi_code, company.sbi_version)
    figures = CompanyFigures(
        company.headcount,
        company.turnover,
        company.balance,
        company.municipality_id,
        bounds_of_class(company.headcount_class),
        frozenset(branch.municipality_id for branch in branches if branch.municipality_id),
    )
    verdict = belongs_to_population(figures, limits)
    company.target_answer = verdict.answer.value
    company.target_reasons = [reason.value for reason in verdict.reasons]


def _index(company: Company, branches: Sequence[Establishment] = ()) -> None:
    names = (company.name, *company.trade_names, company.legal_name)
    company.search_text = search_text((*names, company.kvk_number, company.place, company.website))
    company.match_keys = sorted(blocking_keys(record_of(company, branches)))
