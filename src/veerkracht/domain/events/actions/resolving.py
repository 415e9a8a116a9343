"""Find or make the companies and people that the rows of a list name; in bulk, for use inside the commit."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.register import apply_fields, derive
from veerkracht.domain.companies.actions.stages import hold_living
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Company, Person, Position
from veerkracht.domain.companies.rules.identifiers import place_key
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.companies.rules.sources import Origin
from veerkracht.domain.programme.models import Programme

from ..models import AttendanceImport, Event, ImportRow
from ..rules.grouping import Attendee, same_person
from .known_people import KnownPeople, Named
from .rows import BATCH, group_new

SOURCE = SourceKind.ATTENDANCE_IMPORT.value


def resolve(
    batch: AttendanceImport, rows: Sequence[ImportRow], *, on: dt.date, by: User | None
) -> dict[str, Sequence[object]]:
    """Give every row that counts its company and person, making those that are new.

    Returns what undo cannot see from the rows: positions made, and names filled in, by person.
    """
    _give_companies(batch.programme, rows, on=on, by=by)
    named = _give_people(batch.event, rows)
    return {"positions": _make_positions(rows, on=on), "named": named}


def _give_companies(programme: Programme, rows: Sequence[ImportRow], *, on: dt.date, by: User | None) -> None:
    counted = [row for row in rows if row.effect.counts]
    lives_as = hold_living(row.effect.company_id for row in counted if row.effect.company_id is not None)
    for row in counted:
        known = row.effect.company_id
        row.company_id = lives_as.get(known, known) if known is not None else None
        row.candidate_id = lives_as.get(row.candidate_id or 0, row.candidate_id)
    first = group_new(rows)
    new = {place: rows[place].reading.company for place in sorted(set(first.values()))}
    made = _make_companies(programme, new, on=on, by=by)
    for place, leader in first.items():
        rows[place].company = made[leader]
        rows[place].created_company = made[leader] if place == leader else None


def _make_companies(
    programme: Programme, new: Mapping[int, CompanyEvidence], *, on: dt.date, by: User | None
) -> dict[int, Company]:
    taken = set(
        Company.objects.of(programme)
        .filter(kvk_number__in={evidence.kvk_number for evidence in new.values() if evidence.kvk_number})
        .values_list("kvk_number", flat=True)
    )
    municipalities = {place_key(each.name): each for each in programme.municipalities.order_by("code")}
    made: dict[int, Company] = {}
    for place, evidence in new.items():
        company = Company(programme=programme)
        said = _fields(evidence, taken, municipalities)
        apply_fields(company, said, source=SOURCE, on=on, by=by, origin=Origin.LIST)
        taken.add(evidence.kvk_number)
        made[place] = company
    derive(programme, made.values(), on=on)
    Company.objects.bulk_create(made.values(), batch_size=BATCH)
    return made


def _fields(
    evidence: CompanyEvidence, taken: Iterable[str | None], municipalities: Mapping[str, object]
) -> dict[str, object]:
    """Return what the list tells about a new company; a KvK number that another company has stays with that one."""
    said = {
        "name": evidence.name,
        "kvk_number": "" if evidence.kvk_number in taken else evidence.kvk_number,
        "postcode": evidence.postcode,
        "place": evidence.place,
        "website": evidence.website,
        "municipality": municipalities.get(place_key(evidence.place)) if evidence.place else None,
    }
    return {name: value for name, value in said.items() if value}


def _give_people(event: Event, rows: Sequence[ImportRow]) -> list[list[object]]:
    """Give the rows their person: by mail address, else by name within the same company, else a new one."""
    named = {place: row for place, row in enumerate(rows) if row.effect.counts and row.reading.has_person}
    first = same_person(_attendees(rows, named))
    groups: dict[int, list[ImportRow]] = defaultdict(list)
    for place, leader in first.items():
        groups[leader].append(rows[place])
    as_named = {leader: [_named(row) for row in group] for leader, group in groups.items()}
    known = KnownPeople(event, (each for group in as_named.values() for each in group))
    found = {leader: known.find(group) for leader, group in as_named.items()}
    new = {leader: known.make(as_named[leader]) for leader, person in found.items() if person is None}
    Person.objects.bulk_create(new.values(), batch_size=BATCH)
    for leader, group in groups.items():
        for row in group:
            row.person = found[leader] or new[leader]
            row.created_person = new.get(leader) if row is group[0] else None
    return _fill_in_names(groups, found)


def _attendees(rows: Sequence[ImportRow], named: Mapping[int, ImportRow]) -> list[Attendee]:
    place_of: dict[int, int] = {}
    for place in named:
        place_of.setdefault(rows[place].number, place)
    readings = {place: row.reading for place, row in named.items()}
    return [
        Attendee(
            row=place,
            name=readings[place].person_name,
            email=readings[place].email,
            company=row.company_id,
            same_as=place_of.get(readings[place].same_person_as or 0),
        )
        for place, row in named.items()
    ]


def _named(row: ImportRow) -> Named:
    reading = row.reading
    return Named(reading.person_name, reading.email, reading.phone, row.company_id, reading.company.name)


def _fill_in_names(groups: Mapping[int, Sequence[ImportRow]], found: Mapping[int, Person | None]) -> list[list[object]]:
    """Give people who had no name yet the name on the list; return who, and which name."""
    filled = []
    for leader, person in found.items():
        name = next((row.reading.person_name for row in groups[leader] if row.reading.person_name), "")
        if person is not None and name and not person.name:
            person.name = name
            filled.append(person)
    Person.objects.bulk_update(filled, ["name"], batch_size=BATCH)
    return [[person.pk, person.name] for person in filled]


def _make_positions(rows: Sequence[ImportRow], *, on: dt.date) -> list[object]:
    """Note who works where, as far as that was not known; return the keys of the new positions."""
    wanted: dict[tuple[int, int], str] = {}
    for row in rows:
        if row.person_id is not None and row.company_id is not None:
            key = (row.person_id, row.company_id)
            wanted[key] = wanted.get(key) or row.reading.job_title
    there = Position.objects.filter(person_id__in={person for person, _company in wanted}, ends_on__isnull=True)
    known = set(there.values_list("person_id", "company_id"))
    new = [
        Position(person_id=person, company_id=company, title=title, starts_on=on)
        for (person, company), title in wanted.items()
        if (person, company) not in known
    ]
    Position.objects.bulk_create(new, batch_size=BATCH)
    return [position.pk for position in new]
