"""Who of the people we know somebody is that a list or a door names; for use inside an action."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models.functions import Lower

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Person, Position, Touchpoint
from veerkracht.domain.companies.rules.identifiers import person_key
from veerkracht.domain.companies.rules.matching import name_key

from ..choices import SeatState
from ..models import Event, Seat
from ..rules.attendance.people import are_one_person


@dataclass(frozen=True)
class Named:
    """Somebody as a list or a door names them, with the company as far as that is known."""

    name: str
    email: str = ""
    phone: str = ""
    company_id: int | None = None
    company_name: str = ""


class KnownPeople:
    """The people of the programme that may be meant: by address, by company, and by having come to this meeting."""

    def __init__(self, event: Event, named: Iterable[Named]) -> None:
        """Fetch them in four queries."""
        self.programme = event.programme
        listed = list(named)
        emails = {each.email.lower() for each in listed if each.email}
        with_address = Person.objects.of(self.programme).annotate(address=Lower("email")).filter(address__in=emails)
        self.by_email: dict[str, Person] = {person.email.lower(): person for person in with_address.order_by("pk")}
        self.by_company: dict[Hashable, list[Person]] = defaultdict(list)
        companies = {each.company_id for each in listed if each.company_id is not None}
        positions = Position.objects.filter(company_id__in=companies, person__anonymised_at__isnull=True)
        for position in positions.select_related("person").order_by("person_id"):
            self.by_company[position.company_id].append(position.person)
        self.here: dict[str, list[tuple[Person, str]]] = defaultdict(list)
        for person, company in _who_came(event):
            self.here[person_key(person.name)].append((person, name_key(company)))

    def find(self, group: Sequence[Named]) -> Person | None:
        """Return who this is, as rows of a list name one person, if the programme knows them."""
        for each in group:
            person = self.by_email.get(each.email.lower()) if each.email else None
            if person is not None and are_one_person(person.name, each.name):
                return person
        for look in (self._colleague, self._in_the_room):
            found = next((person for each in group if (person := look(each)) is not None), None)
            if found is not None:
                return found
        return None

    def _colleague(self, named: Named) -> Person | None:
        """Return the person of that name at the company; an initial will do when only one person fits."""
        here = [
            person
            for person in self.by_company.get(named.company_id, ())
            if named.name and person.name and not _has_other_address(person, named)
        ]
        same = [person for person in here if person_key(person.name) == person_key(named.name)]
        alike = {person.pk: person for person in here if are_one_person(person.name, named.name)}
        if same:
            return same[0]
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _in_the_room(self, named: Named) -> Person | None:
        """Return the only one of that full name who came to this meeting, unless both name another company."""
        key = person_key(named.name)
        if " " not in key:
            return None
        company = name_key(named.company_name)
        fitting = {
            person.pk: person
            for person, theirs in self.here.get(key, ())
            if (not company or not theirs or company == theirs) and not _has_other_address(person, named)
        }
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def make(self, group: Sequence[Named]) -> Person:
        """Return a new person, not yet saved; an address that somebody else has stays with them."""
        emails = [each.email.lower() for each in group if each.email]
        return Person(
            programme=self.programme,
            name=next((each.name for each in group if each.name), ""),
            email=next((email for email in emails if email not in self.by_email), ""),
            phone=next((each.phone for each in group if each.phone), "")[:30],
        )


def _has_other_address(person: Person, named: Named) -> bool:
    return bool(named.email and person.email and named.email.lower() != person.email.lower())


def _who_came(event: Event) -> Iterable[tuple[Person, str]]:
    """Yield who came to this meeting, with the company as the ledger names it, else as the door wrote it down."""
    seats = Seat.objects.filter(event=event, state=SeatState.CAME, person__isnull=False)
    written = dict(seats.exclude(company_name="").values_list("person_id", "company_name"))
    facts = Touchpoint.objects.live().filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED)
    for fact in facts.filter(person__isnull=False).select_related("person", "company").order_by("pk"):
        if fact.person is not None:
            yield fact.person, fact.company.name if fact.company else written.get(fact.person.pk, "")
