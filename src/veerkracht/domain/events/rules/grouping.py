"""Which rows of one list are about the same new company, and which about the same person."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from veerkracht.domain.companies.rules.identifiers import person_key
from veerkracht.domain.companies.rules.matching import (
    CompanyEvidence,
    CompanyRecord,
    Outcome,
    blocking_keys,
    decide,
    name_key,
)

from .attendance.people import are_one_person


def same_new_company(rows: Iterable[tuple[int, CompanyEvidence]]) -> dict[int, int]:
    """Return per row (any key) the first row that names the same new company, so that colleagues make one.

    What a group knows grows with its rows: a second place or number beside the first makes another company.
    """
    groups: dict[int, CompanyRecord] = {}
    by_key: dict[str, set[int]] = defaultdict(set)
    first: dict[int, int] = {}
    for row, evidence in rows:
        keys = blocking_keys(evidence)
        near = sorted({leader for key in keys for leader in by_key.get(key, ())})
        leader = _same(evidence, [groups[each] for each in near])
        first[row] = row if leader is None else leader
        groups[first[row]] = _grown(groups.get(first[row]), first[row], evidence)
        for key in keys:
            by_key[key].add(first[row])
    return first


def _same(evidence: CompanyEvidence, groups: Sequence[CompanyRecord]) -> int | None:
    """Return the group this row belongs to: by the same name without a contradiction, or by a certain match."""
    for group in groups:
        if _is_same_name(evidence, group) and not _is_contradicted(evidence, group):
            return int(group.company_id)
    match = decide(evidence, groups)
    return int(match.company_id) if match.outcome is Outcome.MATCH and match.company_id is not None else None


def _is_same_name(evidence: CompanyEvidence, group: CompanyRecord) -> bool:
    return bool(evidence.name) and name_key(evidence.name) in {name_key(name) for name in group.names}


def _is_contradicted(evidence: CompanyEvidence, group: CompanyRecord) -> bool:
    pairs = (
        (evidence.kvk_number, (group.kvk_number,)),
        (evidence.postcode, group.postcodes),
        (evidence.place.casefold(), tuple(place.casefold() for place in group.places)),
    )
    return any(said and any(known) and said not in known for said, known in pairs)


def _grown(group: CompanyRecord | None, key: int, evidence: CompanyEvidence) -> CompanyRecord:
    known = group or CompanyRecord(company_id=key)
    return replace(
        known,
        names=_with(known.names, evidence.name),
        kvk_number=known.kvk_number or evidence.kvk_number,
        postcodes=_with(known.postcodes, evidence.postcode),
        places=_with(known.places, evidence.place),
        websites=_with(known.websites, evidence.website),
        emails=_with(known.emails, evidence.email),
    )


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


@dataclass(frozen=True)
class Attendee:
    """Who a row names: `company` is whatever tells companies apart (a key, or a group of a new one), None for none."""

    row: int
    name: str
    email: str
    company: Hashable = None
    same_as: int | None = None


def same_person(attendees: Sequence[Attendee]) -> dict[int, int]:
    """Return per row the first row with the same person: one address, one name at one company, or said by the list."""
    first = {attendee.row: attendee.row for attendee in attendees}
    names = {attendee.row: attendee.name for attendee in attendees}
    seen: dict[Hashable, int] = {}
    for attendee in attendees:
        earlier = [seen[mark] for mark in _marks(attendee) if mark in seen]
        if attendee.same_as in first and are_one_person(names[attendee.same_as], attendee.name):
            earlier.append(attendee.same_as)
        for other in earlier:
            _join(first, attendee.row, other)
        for mark in _marks(attendee):
            seen.setdefault(mark, attendee.row)
    return {row: _root(first, row) for row in first}


def _marks(attendee: Attendee) -> Iterable[Hashable]:
    if attendee.email:
        yield ("mail", attendee.email.lower())
    if attendee.name and (attendee.company is not None or not attendee.email):
        yield ("name", person_key(attendee.name), attendee.company)


def _join(first: dict[int, int], row: int, other: int) -> None:
    one, two = sorted((_root(first, row), _root(first, other)))
    first[two] = one


def _root(first: Mapping[int, int], row: int) -> int:
    while first[row] != row:
        row = first[row]
    return row
