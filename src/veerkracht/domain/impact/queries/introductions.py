"""Who knows whom around a candidate: ties from nominations, work, evenings and fans.

It reads only the circle that the team knows (its own people, pioniers, contacts of fans) and who stands one step from
the candidate; a chain of three or four people needs no more. A fixed number of queries.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import F

from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.companies.models import Person, Position, Touchpoint
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Candidate, Engagement, Pionier
from veerkracht.domain.pioniers.rules.introduction import Acquaintance, Tie, introductions
from veerkracht.domain.programme.models import Programme

TEAM = "team"
# Of a very large firm or evening only so many are looked at: who meets a thousand people knows none of them by it.
MOST_AROUND = 300


class Named(NamedTuple):
    """Who takes part in a chain: their key, name, and what they are to us."""

    name: str
    role: str
    person_id: int | None = None


class Introduction(NamedTuple):
    """One chain in words' parts: who stands between, and per step the ties."""

    people: list[Named]
    steps: list[tuple[Acquaintance, ...]]


def ways_to(candidate: Candidate) -> list[Introduction]:
    """Return the most believable chains from the team to this candidate, the best first."""
    circle = _Circle(candidate.programme)
    ties = [*circle.ties(), *_around(candidate, circle)]
    chains = introductions(ties, starts=[TEAM], target=_key(candidate.person_id))
    keys = {key for chain in chains for step in chain for key in (step.one, step.other)}
    names = _names(keys, circle)
    return [
        Introduction([names[chain[0].one], *(names[step.other] for step in chain)], [step.reasons for step in chain])
        for chain in chains
    ]


def _key(person_id: int) -> str:
    return str(person_id)


class _Circle:
    """Whom the team knows: pioniers and the contacts of fans, with what ties them to the team and to each other."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        pioniers = Pionier.objects.of(programme).order_by("pk")
        self.pioniers: dict[int, int] = dict(pioniers.values_list("person_id", "pk"))
        fans = Fan.objects.of(programme).filter(contact__isnull=False).order_by("pk")
        self.fans: dict[int, tuple[int, str]] = {
            pk: (who, name) for pk, who, name in fans.values_list("pk", "contact_id", "name")
        }
        self.contacts = {who for who, _name in self.fans.values()}

    @property
    def people(self) -> set[int]:
        """Return the keys of everybody in the circle."""
        return set(self.pioniers) | self.contacts

    def ties(self) -> Iterator[Acquaintance]:
        """Yield what ties the circle together; one query."""
        for person in self.people:
            yield Acquaintance(TEAM, _key(person), Tie.WORKS_WITH)
        spoken: Counter[tuple[int, int]] = Counter()
        rows = Engagement.objects.filter(pionier__programme=self.programme, occasion__event__fan__isnull=False)
        for person, fan in rows.order_by().values_list("pionier__person_id", "occasion__event__fan_id"):
            spoken[person, fan] += 1
        for (person, fan), times in sorted(spoken.items()):
            if fan in self.fans:
                contact, name = self.fans[fan]
                yield Acquaintance(_key(person), _key(contact), Tie.SPOKE_AT, times, name)


def _around(candidate: Candidate, circle: _Circle) -> list[Acquaintance]:
    """Return the ties of the candidate, and of those beside the candidate with the circle."""
    me = candidate.person_id
    found = [*_own_ties(candidate)]
    colleagues = _colleagues(candidate)
    found += [Acquaintance(_key(me), _key(who), Tie.COLLEAGUE, 1, name) for who, name in colleagues.items()]
    evenings = _evenings([me, *colleagues])
    companions = _companions(evenings[me]) if evenings[me] else {}
    titles = {key: title for own in evenings.values() for key, title in own.items()}
    for who, shared in sorted(companions.items()):
        if who != me:
            found.append(Acquaintance(_key(me), _key(who), Tie.SAME_EVENING, len(shared), titles[shared[0]]))
    found += _heard_and_hosted(evenings, circle)
    return found


def _own_ties(candidate: Candidate) -> Iterator[Acquaintance]:
    """Yield who nominated the candidate and agreed to be named."""
    nominations = candidate.nominations.filter(nominator__isnull=False, may_name=True).order_by("pk")
    for nominator in nominations.values_list("nominator_id", flat=True):
        yield Acquaintance(_key(candidate.person_id), _key(nominator), Tie.NOMINATED)
        yield Acquaintance(TEAM, _key(nominator), Tie.IN_CONTACT)


def _colleagues(candidate: Candidate) -> dict[int, str]:
    """Return who works at a company of the candidate, with its name."""
    mine = Position.objects.filter(person_id=candidate.person_id, ends_on__isnull=True).values("company_id")
    rows = Position.objects.filter(ends_on__isnull=True).exclude(person_id=candidate.person_id)
    here = rows.filter(company__in=mine)
    if candidate.company_id is not None:
        here = here | rows.filter(company_id=candidate.company_id)
    return dict(here.order_by("pk").values_list("person_id", "company__name")[:MOST_AROUND])


def _evenings(people: Iterable[int]) -> dict[int, dict[int, str]]:
    """Return per person the occasions they came to, with their titles."""
    rows = Touchpoint.objects.live().filter(
        person__in=list(people), kind=TouchpointKind.ATTENDED, occasion__isnull=False
    )
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for who, key, title in rows.order_by("occasion_id").values_list("person_id", "occasion_id", "occasion__title"):
        found[who][key] = title
    return found


def _companions(occasions: Iterable[int]) -> dict[int, list[int]]:
    """Return who came to these occasions, with which of them."""
    rows = Touchpoint.objects.live().filter(
        occasion__in=list(occasions), kind=TouchpointKind.ATTENDED, person__isnull=False
    )
    found: dict[int, list[int]] = defaultdict(list)
    for who, key in rows.order_by("person_id", "occasion_id").values_list("person_id", "occasion_id")[:MOST_AROUND]:
        found[who].append(key)
    return found


def _heard_and_hosted(evenings: dict[int, dict[int, str]], circle: _Circle) -> Iterator[Acquaintance]:
    """Yield which pioniers these people heard, and of which fans they were guests."""
    keys = {key for own in evenings.values() for key in own}
    speakers: dict[int, list[int]] = defaultdict(list)
    rows = Engagement.objects.filter(occasion__in=keys).order_by("pk")
    for key, person in rows.values_list("occasion_id", "pionier__person_id"):
        speakers[key].append(person)
    hosts = dict(Event.objects.filter(pk__in=keys, fan__isnull=False).order_by().values_list("pk", "fan_id"))
    for who, own in sorted(evenings.items()):
        heard = Counter(person for key in own for person in speakers[key])
        for person, times in sorted(heard.items()):
            title = next(title for key, title in own.items() if person in speakers[key])
            yield Acquaintance(_key(who), _key(person), Tie.HEARD, times, title)
        guest = Counter(hosts[key] for key in own if key in hosts)
        for fan, times in sorted(guest.items()):
            if fan in circle.fans:
                contact, name = circle.fans[fan]
                yield Acquaintance(_key(who), _key(contact), Tie.GUEST_OF_FAN, times, name)


def _names(keys: Iterable[str], circle: _Circle) -> dict[str, Named]:
    """Return who everybody in the chains is; one query."""
    ids = [int(key) for key in keys if key != TEAM]
    people = Person.objects.filter(pk__in=ids).annotate(key=F("pk")).order_by("pk")
    found = {TEAM: Named("", TEAM)}
    for person in people:
        role = "pionier" if person.pk in circle.pioniers else "fan" if person.pk in circle.contacts else "person"
        found[_key(person.pk)] = Named(str(person), role, person.pk)
    return found
