"""Match rows and visitors against the register."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from django.db import connection

from veerkracht.domain.programme.models import Programme

from ..models import Company, Establishment, Person, Position
from ..rules.matching import (
    CompanyEvidence,
    CompanyRecord,
    Match,
    NameStatistics,
    Outcome,
    Thresholds,
    blocking_keys,
    decide,
    profile_of,
)
from .remembered import remembered


class _KnownCompany(Protocol):
    """A company, or a row with the same columns."""

    pk: int
    name: str
    trade_names: list[str]
    kvk_number: str | None
    postcode: str
    place: str
    website: str
    phone: str


# Rows per query: few queries for a list, and never more than a handful of companies in memory for each row.
ROWS_AT_ONCE = 500
MOST_CANDIDATES = 25
# A key that more companies share says little; what it finds is cut off there, the oldest companies first.
MOST_PER_KEY = 100
# One search in the index of keys for each key. The sum and the coalesce keep the planner from reading all companies of
# the programme beside it, which costs a thousand times more than looking at the few that were found; it would do so
# just after the table was filled.
IDS_BY_KEY = """
    SELECT wanted.key, found.id
    FROM unnest(%(keys)s::varchar[]) AS wanted(key)
    CROSS JOIN LATERAL (
        SELECT id FROM companies_company
        WHERE match_keys @> ARRAY[wanted.key] AND programme_id + 0 = %(programme)s AND coalesce(merged_into_id, 0) = 0
        LIMIT %(most)s
    ) AS found
"""


def match_companies(
    programme: Programme, rows: Sequence[CompanyEvidence], *, by_name_alone: bool = True
) -> list[Match]:
    """Match what is known of companies against the register: three queries for every 500 rows.

    What people decided before about the same evidence goes first; see `remembered`.
    """
    matches: list[Match] = []
    for start in range(0, len(rows), ROWS_AT_ONCE):
        matches += _match(programme, rows[start : start + ROWS_AT_ONCE])
    return remembered(programme, rows, matches, by_name_alone=by_name_alone)


def _match(programme: Programme, rows: Sequence[CompanyEvidence]) -> list[Match]:
    keys_per_row = [blocking_keys(row) for row in rows]
    by_key = _ids_by_key(programme, set().union(*keys_per_row))
    ids_per_row = [_likeliest(keys, by_key) for keys in keys_per_row]
    records = company_records({pk for ids in ids_per_row for pk in ids})
    statistics = counted(records.values())
    thresholds = Thresholds(programme.match_perhaps, programme.match_certain)
    return [
        decide(row, [records[pk] for pk in ids if pk in records], statistics, thresholds)
        for row, ids in zip(rows, ids_per_row, strict=True)
    ]


def counted(records: Iterable[CompanyRecord]) -> NameStatistics:
    """Return how common words and details are among the companies that were looked at: at least as common as that."""
    words: Counter[str] = Counter()
    domains: Counter[str] = Counter()
    phones: Counter[str] = Counter()
    postcodes: Counter[str] = Counter()
    for record in records:
        profile = profile_of(record)
        words.update({word for name in profile.names for word in name.core})
        domains.update(profile.domains)
        phones.update(profile.phones)
        postcodes.update(profile.postcodes)
    return NameStatistics(words=words, domains=domains, phones=phones, postcodes=postcodes)


def _ids_by_key(programme: Programme, keys: Collection[str]) -> dict[str, list[int]]:
    """Return per key the companies that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(IDS_BY_KEY, {"keys": sorted(keys), "programme": programme.pk, "most": MOST_PER_KEY})
        for key, pk in cursor.fetchall():
            found[key].append(pk)
    return found


def _likeliest(keys: Iterable[str], by_key: Mapping[str, Sequence[int]]) -> list[int]:
    """Return the companies that share most with a row; a key that few companies have says more."""
    shared: dict[int, float] = defaultdict(float)
    for key in keys:
        ids = by_key.get(key, ())
        for pk in ids:
            shared[pk] += 1 / len(ids)
    return sorted(shared, key=lambda pk: (-shared[pk], pk))[:MOST_CANDIDATES]


def company_records(ids: Collection[int]) -> dict[int, CompanyRecord]:
    """Return what the matching needs to know of these companies, those that were merged aside: two queries."""
    columns = ("pk", "name", "trade_names", "kvk_number", "postcode", "place", "website", "phone")
    living = Company.objects.filter(pk__in=ids, merged_into__isnull=True)
    rows = living.order_by().values_list(*columns, named=True)
    branches: dict[int, list[Establishment]] = defaultdict(list)
    for branch in Establishment.objects.filter(company_id__in=ids).order_by("number"):
        branches[branch.company_id].append(branch)
    return {row.pk: record_of(row, branches[row.pk]) for row in rows}


def record_of(company: "_KnownCompany", branches: Sequence[Establishment] = ()) -> CompanyRecord:
    """Return what the matching needs to know of a company; what holds for a branch holds for the company."""
    return CompanyRecord(
        company_id=company.pk or 0,
        names=tuple(
            dict.fromkeys((company.name, *company.trade_names, *(each.name for each in branches if each.name)))
        ),
        kvk_number=company.kvk_number or "",
        establishment_numbers=tuple(branch.number for branch in branches),
        postcodes=tuple(dict.fromkeys((company.postcode, *(branch.postcode for branch in branches)))),
        places=tuple(dict.fromkeys((company.place, *(branch.place for branch in branches)))),
        websites=(company.website,),
        phones=(company.phone,),
    )


def company_of_visitor(programme: Programme, *, person: Person, name: str, email: str) -> Company | None:
    """Return the company of somebody who filled in a form, only when it is certain.

    A given name must match the register for certain; without a name the one company where the person works counts.
    """
    if name.strip():
        match = match_companies(programme, [CompanyEvidence(name=name, email=email)], by_name_alone=False)[0]
        certain = match.company_id if match.outcome is Outcome.MATCH else None
        return None if certain is None else Company.objects.get(pk=certain)
    current = Position.objects.filter(person=person, ends_on__isnull=True).select_related("company")[:2]
    return current[0].company if len(current) == 1 else None
