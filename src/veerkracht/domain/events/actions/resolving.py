"""Find or make the companies and people that the rows of a list name; in bulk, for use inside the commit."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from django.db.models.functions import Lower

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.register import apply_fields, derive
from veerkracht.domain.companies.actions.stages import hold_living
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Company, Person, Position
from veerkracht.domain.companies.rules.identifiers import person_key, place_key
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.companies.rules.sources import Origin
from veerkracht.domain.programme.models import Programme

from ..models import AttendanceImport, ImportRow
from ..rules.attendance.people import are_one_person
from ..rules.grouping import Attendee, same_person
from .rows import BATCH, group_new

SOURCE = SourceKind.ATTENDANCE_IMPORT.value


def resolve(
    batch: AttendanceImport, rows: Sequence[ImportRow], *, on: dt.date, by: User | None
) -> dict[str, Sequence[object]]:
    """Give every row that counts its company and person, making those that are new.

    Returns what undo cannot see from the rows: positions made, and names filled in, by person.
    """
    _give_companies(batch.programme, rows, on=on, by=by)
    named = _give_people(batch.programme, rows)
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


def _give_people(programme: Programme, rows: Sequence[ImportRow]) -> list[list[object]]:
    """Give the rows their person: by mail address, else by name within the same company, else a new one."""
    named = {place: row for place, row in enumerate(rows) if row.effect.counts and row.reading.has_person}
    first = same_person(_attendees(rows, named))
    groups: dict[int, list[ImportRow]] = defaultdict(list)
    for place, leader in first.items():
        groups[leader].append(rows[place])
    known = _KnownPeople(programme, named.values())
    found = {leader: known.find(group) for leader, group in groups.items()}
    new = {leader: known.make(groups[leader]) for leader, person in found.items() if person is None}
    Person.objects.bulk_create(new.values(), batch_size=BATCH)
    for leader, group in groups.items():
        for row in group:
            row.person = found[leader] or new[leader]
            row.created_person = new.get(leader) if row is group[0] else None
    return _fill_in_names(known, groups, found)


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


class _KnownPeople:
    """The people of the programme that the rows may name: by address, and by company."""

    def __init__(self, programme: Programme, rows: Iterable[ImportRow]) -> None:
        """Fetch them in two queries."""
        self.programme = programme
        listed = list(rows)
        emails = {row.reading.email.lower() for row in listed if row.reading.email}
        with_address = Person.objects.of(programme).annotate(address=Lower("email")).filter(address__in=emails)
        self.by_email: dict[str, Person] = {person.email.lower(): person for person in with_address.order_by("pk")}
        self.by_company: dict[Hashable, list[Person]] = defaultdict(list)
        companies = {row.company_id for row in listed if row.company_id is not None}
        positions = Position.objects.filter(company_id__in=companies, person__anonymised_at__isnull=True)
        for position in positions.select_related("person").order_by("person_id"):
            self.by_company[position.company_id].append(position.person)

    def find(self, group: Sequence[ImportRow]) -> Person | None:
        """Return who the rows of one person are about, if the programme knows them."""
        for row in group:
            person = self.by_email.get(row.reading.email.lower()) if row.reading.email else None
            if person is not None and are_one_person(person.name, row.reading.person_name):
                return person
        return next((person for row in group if (person := self._colleague(row)) is not None), None)

    def _colleague(self, row: ImportRow) -> Person | None:
        """Return the person of that name at the company; an initial will do when only one person fits."""
        name, email = row.reading.person_name, row.reading.email
        here = [
            person
            for person in self.by_company.get(row.company_id, ())
            if name and person.name and not (email and person.email and email.lower() != person.email.lower())
        ]
        same = [person for person in here if person_key(person.name) == person_key(name)]
        alike = {person.pk: person for person in here if are_one_person(person.name, name)}
        if same:
            return same[0]
        return next(iter(alike.values())) if len(alike) == 1 else None

    def make(self, group: Sequence[ImportRow]) -> Person:
        """Return a new person, not yet saved; an address that somebody else has stays with them."""
        readings = [row.reading for row in group]
        emails = [reading.email.lower() for reading in readings if reading.email]
        return Person(
            programme=self.programme,
            name=next((reading.person_name for reading in readings if reading.person_name), ""),
            email=next((email for email in emails if email not in self.by_email), ""),
            phone=next((reading.phone for reading in readings if reading.phone), "")[:30],
        )


def _fill_in_names(
    known: _KnownPeople, groups: Mapping[int, Sequence[ImportRow]], found: Mapping[int, Person | None]
) -> list[list[object]]:
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
