"""The companies: the population of the target group, those just outside it, and those of whom too little is known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.text import slugify

from veerkracht.domain.companies.models import Company

from .definition import Definition, PionierEntry, Place
from .draw import Draw
from .naming import FirmName, Names
from .texts.trades import TRADES, Trade

# Firms per size class: first, last, share of the target group. Most are small.
SIZES = (((6, 9), 46), ((10, 19), 28), ((20, 49), 17), ((50, 99), 6), ((100, 249), 3))
LETTERS = "ABCDEGHJKLMNPRSTVWXZ"
NOT_ISSUED = ("SA", "SD", "SS")
MAX_TURNOVER = 49_000_000
KVK_SPREAD = 7_919
KVK_ROOM = 100_000
REGISTER = {"source": "Handelsregister (verzonnen)", "on": "2018-01-02", "origin": "register"}
ACCOUNTS = {"source": "Jaarrekening 2017 (verzonnen)", "on": "2018-07-01", "origin": "register"}


@dataclass(frozen=True)
class Firm:
    """A company with what only the making of the example needs."""

    company: Company
    place: Place
    family: str


@dataclass
class Firms:
    """All firms by the reason they are there. `listed` are known from attendance lists only, without a KvK number."""

    target: list[Firm] = field(default_factory=list)
    outside: list[Firm] = field(default_factory=list)
    unknown: list[Firm] = field(default_factory=list)
    listed: list[Firm] = field(default_factory=list)
    of_pioniers: dict[str, Firm] = field(default_factory=dict)

    def all(self) -> list[Firm]:
        """Return every firm, in a fixed order."""
        return [*self.of_pioniers.values(), *self.target, *self.outside, *self.unknown, *self.listed]


class FirmMaker:
    """Makes the firms of one programme."""

    def __init__(self, definition: Definition, programme_id: int, names: Names) -> None:
        """Start with no firm made."""
        self.definition = definition
        self.programme_id = programme_id
        self.names = names
        self.draw = Draw(definition.seed, "firms")
        self._numbers = self._kvk_numbers()
        self._trades = [(trade, trade.weight) for trade in TRADES]
        self._domains: set[str] = set()
        self._known_at = dt.datetime.combine(definition.starts_on, dt.time(9), dt.UTC)

    def make(self) -> Firms:
        """Return all firms, not yet in the database."""
        amounts, firms = self.definition.amounts, Firms()
        for entry in self.definition.pioniers:
            firms.of_pioniers[entry.key] = self._of_pionier(entry)
        for place in self._spread(self.definition.places, amounts.population - len(firms.of_pioniers)):
            firms.target.append(self._firm(place, self._size()))
        for place in self._spread(self.definition.places, amounts.too_small):
            firms.outside.append(self._firm(place, self.draw.randint(1, 5)))
        for number, place in enumerate(self._spread(self.definition.places, amounts.too_large)):
            firms.outside.append(self._too_rich(place) if number % 3 == 0 else self._firm(place, self._too_many()))
        for place in self._spread(self.definition.neighbours, amounts.outside_region):
            firms.outside.append(self._firm(place, self._size()))
        self._unknown(firms, amounts.unknown_figures)
        return firms

    def _kvk_numbers(self) -> Iterator[str]:
        """Yield numbers of the example's own block, far apart, each once."""
        return (str(self.definition.kvk_block + i * KVK_SPREAD % KVK_ROOM) for i in range(1, KVK_ROOM))

    def _spread(self, places: tuple[Place, ...], count: int) -> list[Place]:
        """Return places in proportion to their size (largest remainder), shuffled."""
        total = sum(place.weight for place in places) or 1
        shares = [count * place.weight / total for place in places]
        counts = [int(share) for share in shares]
        by_remainder = sorted(range(len(places)), key=lambda i: (counts[i] - shares[i], i))
        for i in by_remainder[: count - sum(counts)]:
            counts[i] += 1
        spread = [place for place, number in zip(places, counts, strict=True) for _ in range(number)]
        self.draw.shuffle(spread)
        return spread

    def _size(self) -> int:
        first, last = self.draw.one(SIZES)
        return first + int((last - first + 1) * self.draw.random() ** 1.5)

    def _firm(self, place: Place, employees: int) -> Firm:
        trade = self.draw.one(self._trades)
        town = self.draw.choice(place.towns)
        name = self.names.firm(trade, town, self.draw)
        company = self._company(name, place, town, trade.sbi, employees)
        self._give_money(company, trade, employees)
        return Firm(company, place, name.family)

    def _too_many(self) -> int:
        return self.draw.randint(250, 900)

    def _too_rich(self, place: Place) -> Firm:
        """Return a firm whose turnover and balance total are both over the limit."""
        firm = self._firm(place, self.draw.randint(120, 249))
        firm.company.turnover = Decimal(self.draw.randint(60, 140) * 1_000_000)
        firm.company.balance = Decimal(self.draw.randint(45, 90) * 1_000_000)
        firm.company.sources = {**firm.company.sources, "turnover": ACCOUNTS, "balance": ACCOUNTS}
        return firm

    def _company(self, name: FirmName, place: Place, town: str, sbi: str, employees: int) -> Company:
        return Company(
            programme_id=self.programme_id,
            kvk_number=next(self._numbers),
            name=name.full,
            municipality_id=place.code,
            postcode=self._postcode(place),
            place=town,
            website=self._website(name.label) if self.draw.chance(0.7) else "",
            sbi_code=sbi,
            sbi_version="2008",
            headcount=employees,
            sources={"kvk_number": REGISTER, "sbi_code": REGISTER, "headcount": REGISTER},
            created_at=self._known_at,
        )

    def _postcode(self, place: Place) -> str:
        letters = self.draw.choice(LETTERS) + self.draw.choice(LETTERS)
        return f"{self.draw.randint(*place.postcodes)} {'AB' if letters in NOT_ISSUED else letters}"

    def _website(self, label: str) -> str:
        slug = slugify(label)
        domain = next(d for d in (f"{slug}{n}.example" for n in ("", *range(2, 1000))) if d not in self._domains)
        self._domains.add(domain)
        return domain

    def _give_money(self, company: Company, trade: Trade, employees: int) -> None:
        """Give turnover, balance total or both; a few pass on the balance total alone (SME-2)."""
        turnover = min(int(employees * trade.turnover * self.draw.lognormvariate(0, 0.35)) * 1_000, MAX_TURNOVER)
        balance = int(turnover * self.draw.uniform(0.3, 0.8)) // 1_000 * 1_000
        if employees > 120 and self.draw.chance(0.04):
            turnover, balance = turnover + 51_000_000, min(balance, 42_000_000)
        elif self.draw.chance(0.3):
            turnover, balance = (turnover, 0) if self.draw.chance(0.5) else (0, balance)
        for name, amount in (("turnover", turnover), ("balance", balance)):
            if amount:
                setattr(company, name, Decimal(amount))
                company.sources = {**company.sources, name: ACCOUNTS}

    def _of_pionier(self, entry: PionierEntry) -> Firm:
        place = next(p for p in self.definition.places if p.code == entry.municipality)
        trade = next((t for t in TRADES if t.sbi == entry.sbi), TRADES[0])
        self.names.firms.add(entry.company.lower())
        name = FirmName(f"{entry.company} B.V.", entry.company, "")
        company = self._company(name, place, entry.town, entry.sbi, entry.employees)
        company.website = company.website or self._website(entry.company)
        self._give_money(company, trade, entry.employees)
        return Firm(company, place, "")

    def _unknown(self, firms: Firms, count: int) -> None:
        """Add firms whose size or money is not known; some stand on attendance lists only, some look like another."""
        for place in self._spread(self.definition.places, count):
            firms.unknown.append(self._firm(place, self._size()))
        for firm in firms.unknown:
            hidden = ("headcount",) if self.draw.chance(0.5) else ("turnover", "balance")
            self._forget(firm.company, *hidden)
        lookalikes = self.draw.take(firms.target, count // 20)
        firms.listed = [self._lookalike(firm) for firm in lookalikes]
        for firm in firms.unknown[: count // 7]:
            self._forget(firm.company, "kvk_number", "headcount", "turnover", "balance", "sbi_code")
            firm.company.postcode = firm.company.website = firm.company.sbi_version = ""
            firms.listed.append(firm)
        firms.unknown = firms.unknown[count // 7 :]

    def _forget(self, company: Company, *names: str) -> None:
        for name in names:
            setattr(company, name, "" if name == "sbi_code" else None)
        company.sources = {name: source for name, source in company.sources.items() if name not in names}

    def _lookalike(self, firm: Firm) -> Firm:
        """Return the same firm as a careless list writes it: bait for the matching, to be merged by hand."""
        words = firm.company.name.removesuffix(" B.V.").removesuffix(" V.O.F.").split(" ")
        name = " ".join([*words[1:], words[0]]) if len(words) == 2 else " ".join(words)
        name = name.replace("bedrijf", "bedr.").replace("Gebr.", "Gebroeders").replace("&", "en")
        company = Company(
            programme_id=self.programme_id,
            name=f"{name} bv" if self.draw.chance(0.5) else name,
            municipality_id=firm.place.code,
            place=firm.company.place,
            created_at=self._known_at,
        )
        return Firm(company, firm.place, firm.family)
