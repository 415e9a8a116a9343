"""A register of firms that do not exist, drawn from a seed: groups, chains, shared addresses and namesakes included."""

import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from benchmarks._matching import names, words

HEADER = (
    "KvK-nummer", "Bedrijfsnaam", "Handelsnamen", "Vestigingsnummer", "Adres", "Postcode", "Plaats", "Telefoon",
    "E-mail", "Website", "Contactpersoon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its postcodes and area code."""

    name: str
    first: int
    last: int
    area: str


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm as it really is; `known` says which of its details the register has."""

    kvk: str
    name: str
    place: Place
    street: str
    postcode: str
    phone: str
    domain: str
    person: str
    trade_names: tuple[str, ...] = ()
    establishment: str = ""
    kind: str = "single"
    naming: names.Naming | None = None
    known: frozenset[str] = field(default_factory=frozenset)

    @property
    def email(self) -> str:
        """The address on which the firm itself is reached."""
        return f"info@{self.domain}" if self.domain else ""

    def cells(self) -> tuple[str, ...]:
        """Its line in the register, in the order of HEADER."""

        def if_known(kind: str, value: str) -> str:
            return value if kind in self.known else ""

        trade_names = " | ".join(self.trade_names)
        return (
            self.kvk, self.name, trade_names, self.establishment, self.street, self.postcode, self.place.name,
            if_known("phone", self.phone), if_known("email", self.email),
            if_known("website", f"www.{self.domain}" if self.domain else ""), if_known("person", self.person),
        )  # fmt: skip


class Registry:
    """Draws firms one after the other. The same seed and size give the same register."""

    def __init__(self, seed: int, size: int) -> None:
        self.draw = random.Random(seed)
        self.size = size
        self.taken: set[tuple[str, str]] = set()
        self.domains: set[str] = set()
        self.numbers = _numbers(seed)
        self.places = _places(whole_country=size > 100_000)
        self.place_weights = list(accumulate(weight for _place, weight in self.places))
        self.shared = [self.address(self.place()) for _ in range(max(size // 250, 3))]

    def firms(self) -> Iterator[Firm]:
        """All firms of the register."""
        drawn = 0
        while drawn < self.size:
            members = self.family()[: self.size - drawn]
            drawn += len(members)
            yield from members

    def family(self) -> list[Firm]:
        """One firm, or the firms of one group at one address."""
        luck = self.draw.random()
        if luck < 0.10:
            return self.group()
        if luck < 0.12:
            return [self.branch()]
        if luck < 0.135:
            return self.namesakes()
        firm = self.single()
        return [firm] if firm else []

    def single(self, place: Place | None = None, naming: names.Naming | None = None) -> Firm | None:
        """A firm that stands alone, unless its name is in use at that place."""
        place = place or self.place()
        at_shared = self.draw.random() < 0.05
        street, postcode, at = self.draw.choice(self.shared) if at_shared else self.address(place)
        naming = naming or names.naming(self.draw, at.name)
        if not self.claim(naming.bare, at):
            return None
        firm = self.made(naming.name, at, street, postcode, naming)
        if self.draw.random() < 0.22:
            other = names.naming(self.draw, at.name).bare
            return replace(firm, trade_names=(other,)) if self.claim(other, at) else firm
        return replace(firm, trade_names=(naming.bare,)) if self.draw.random() < 0.2 else firm

    def group(self) -> list[Firm]:
        """A working company with its holding, sometimes with sisters, at one address with one telephone and domain."""
        first = self.single()
        if first is None or first.naming is None:
            return []
        stem = first.naming.stem
        roles = ["Holding", "Beheer", "Vastgoed", "Groep Holding", "Participaties", "Pensioen", "Materieel"]
        count = 1 if self.draw.random() < 0.75 else 2
        members = [first]
        for role in self.draw.sample(roles, count):
            name = f"{stem} {role} B.V."
            if self.claim(f"{stem} {role}", first.place):
                known = first.known - {"website", "email"}
                member = replace(
                    first, name=name, kvk=next(self.numbers), establishment=self.twelve(), trade_names=(),
                    kind="holding",
                    naming=replace(first.naming, name=name, bare=f"{stem} {role}"), known=known,
                )  # fmt: skip
                members.append(member)
        return members

    def branch(self) -> Firm:
        """A branch of a chain, run by an entrepreneur of its own under a name of its own."""
        place = self.place()
        owner = names.surname(self.draw)
        chain = self.draw.choice(words.CHAINS)
        self.claim(f"{chain} {place.name}", place)
        name = f"{owner} {self.draw.choice(('Retail', 'Winkels', 'Exploitatie', place.name))} B.V."
        street, postcode, at = self.address(place)
        firm = self.made(name, at, street, postcode, None)
        domain = names.domain(chain, self.draw)
        return replace(firm, trade_names=(f"{chain} {place.name}",), domain=domain, kind="chain")

    def namesakes(self) -> list[Firm]:
        """The same surname and trade in two places near each other: cousins, not one firm."""
        place = self.place()
        naming = names.family_naming(self.draw, place.name)
        other = self.near(place)
        found = (self.single(place, naming), self.single(other, naming))
        return [replace(firm, kind="namesake") for firm in found if firm]

    def made(self, name: str, place: Place, street: str, postcode: str, naming: names.Naming | None) -> Firm:
        """A firm with its own number, telephone, domain and person."""
        has_site = self.draw.random() < 0.72
        known = {kind for kind, share in _KNOWN.items() if self.draw.random() < share}
        return Firm(
            kvk=next(self.numbers), name=name, place=place, street=street, postcode=postcode,
            phone=self.phone(place),
            domain=self.domain(naming.bare if naming else name, place) if has_site else "",
            person=names.person(self.draw, naming.surname if naming else ""), establishment=self.twelve(),
            naming=naming or names.Naming(name, name.removesuffix(" B.V."), name.split()[0], ""),
            known=frozenset(known),
        )  # fmt: skip

    def domain(self, bare: str, place: Place) -> str:
        """A domain that nobody has yet; who comes late puts the place or a figure behind the name."""
        wished = names.domain(bare, self.draw)
        late = f"{plain(bare)[:30]}-{plain(place.name)}.nl"
        free = (
            wished
            if wished not in self.domains
            else late
            if late not in self.domains
            else f"{len(self.domains)}-{late}"
        )
        self.domains.add(free)
        return free

    def claim(self, name: str, place: Place) -> bool:
        """Take a name at a place; no two firms have the same one there."""
        key = (plain(name), place.name)
        fresh = key not in self.taken
        self.taken.add(key)
        return fresh

    def place(self) -> Place:
        """A place, a large one more often."""
        return self.draw.choices(self.places, cum_weights=self.place_weights)[0][0]

    def near(self, place: Place) -> Place:
        """Another place with a postcode nearby."""
        return min((p for p, _ in self.places if p is not place), key=lambda p: (abs(p.first - place.first), p.name))

    def address(self, place: Place) -> tuple[str, str, Place]:
        """Street with number, postcode and place."""
        draw = self.draw
        street = f"{draw.choice(words.STREETS)} {draw.randrange(1, 240)}{draw.choice(('', '', '', '', 'a', '-2'))}"
        letters = "".join(draw.choices("ABCDEGHJKLMNPRSTVWXZ", k=2))
        return street, f"{draw.randint(place.first, place.last)} {letters}", place

    def phone(self, place: Place) -> str:
        """A fixed or mobile number of ten digits."""
        if self.draw.random() < 0.45:
            return f"06{self.draw.randrange(10_000_000, 60_000_000)}"
        return place.area + f"{self.draw.randrange(10**7):07d}"[: 10 - len(place.area)]

    def twelve(self) -> str:
        """The number of an establishment."""
        return f"0000{self.draw.randrange(10_000_000, 60_000_000)}"


_KNOWN = {"phone": 0.5, "email": 0.4, "website": 0.55, "person": 0.35}


def _numbers(seed: int) -> Iterator[str]:
    """Numbers of eight digits, every one once, in an order that says nothing."""
    step, modulus = 48_271 + 2 * (seed % 1000), 2**31 - 1
    state, seen = seed * 7919 % modulus or 1, set()
    while True:
        state = state * step % modulus
        number = 1_000_000 + state % 93_000_000
        if number not in seen:
            seen.add(number)
            yield f"{number:08d}"


def _places(*, whole_country: bool) -> list[tuple[Place, int]]:
    found = []
    for entry in words.PLACES_TEXT.replace("\n", " ").split(","):
        name, weight, first, last, area, inside = entry.strip().split(":")
        if whole_country or inside == "1":
            found.append((Place(name, int(first), int(last), area), int(weight)))
    return found


def plain(text: str) -> str:
    """Lower case letters and digits only, without accents."""
    parts = unicodedata.normalize("NFKD", text).lower()
    return "".join(char for char in parts if char.isalnum() and not unicodedata.combining(char))
