"""Reads over companies, people and the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from veerkracht.domain.programme.models import Programme

from .models import Company, Person, Position
from .rules.matching import CompanyEvidence, CompanyRecord, Match, Outcome, blocking_keys, decide


def match_companies(programme: Programme, rows: Sequence[CompanyEvidence]) -> list[Match]:
    """Match what is known of companies against the register; one query for all rows together."""
    keys_per_row = [frozenset(blocking_keys(row)) for row in rows]
    by_key = _companies_by_key(programme, {key for keys in keys_per_row for key in keys})
    return [decide(row, _candidates(keys, by_key)) for row, keys in zip(rows, keys_per_row, strict=True)]


def _companies_by_key(programme: Programme, keys: Iterable[str]) -> dict[str, list[CompanyRecord]]:
    found: dict[str, list[CompanyRecord]] = defaultdict(list)
    wanted = set(keys)
    for company in Company.objects.of(programme).filter(match_keys__overlap=sorted(wanted)).order_by("pk"):
        for key in wanted.intersection(company.match_keys):
            found[key].append(record_of(company))
    return found


def _candidates(keys: Iterable[str], by_key: dict[str, list[CompanyRecord]]) -> list[CompanyRecord]:
    found = {record.company_id: record for key in keys for record in by_key.get(key, ())}
    return [found[pk] for pk in sorted(found, key=str)]


def record_of(company: Company) -> CompanyRecord:
    """Return what the matching needs to know of a company."""
    return CompanyRecord(
        company_id=company.pk or 0,
        names=(company.name, *company.trade_names),
        kvk_number=company.kvk_number or "",
        postcodes=(company.postcode,),
        places=(company.place,),
        websites=(company.website,),
        phones=(company.phone,),
    )


def company_of_visitor(programme: Programme, *, person: Person, name: str, email: str) -> Company | None:
    """Return the company of somebody who filled in a form, only when it is certain.

    A given name must match the register for certain; without a name the one company where the person works counts.
    """
    if name.strip():
        match = match_companies(programme, [CompanyEvidence(name=name, email=email)])[0]
        return Company.objects.get(pk=match.company_id) if match.outcome is Outcome.MATCH else None
    current = Position.objects.filter(person=person, ends_on__isnull=True).select_related("company")[:2]
    return current[0].company if len(current) == 1 else None
