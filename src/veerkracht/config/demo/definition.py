"""The shape of a programme's definition: what a region fills in before anything is loaded."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from veerkracht.domain.events.choices import EventKind
from veerkracht.domain.fans.choices import FanKind
from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.programme.choices import Stage, Unit


@dataclass(frozen=True)
class Place:
    """A municipality with its tile; `weight` is its size in thousands of inhabitants, roughly."""

    code: str
    name: str
    subregion: str
    column: int
    row: int
    weight: int
    postcodes: tuple[int, int]
    towns: tuple[str, ...]


@dataclass(frozen=True)
class TargetLine:
    """A promise in a named unit."""

    stage: Stage
    unit: Unit
    amount: int


@dataclass(frozen=True)
class MoneyLine:
    """A budget line in euros, and what of it has been paid."""

    code: str
    name: str
    amount: Decimal
    spent: Decimal


@dataclass(frozen=True)
class FanEntry:
    """A network; the contact is invented."""

    key: str
    name: str
    kind: FanKind
    municipality: str
    about: str
    contact: str


@dataclass(frozen=True)
class PionierEntry:
    """An invented entrepreneur with an invented firm. `terms` are first days of appointments of two years."""

    key: str
    name: str
    company: str
    municipality: str
    town: str
    sbi: str
    employees: int
    position: str
    headline: str
    themes: str
    terms: tuple[dt.date, ...]
    story: str
    approved: bool = True


@dataclass(frozen=True)
class Media:
    """An act of a pionier outside our own meetings."""

    pionier: str
    on: dt.date
    title: str
    kind: EngagementKind = EngagementKind.MEDIA


@dataclass(frozen=True)
class Meeting:
    """An event. `people` were in the room, `unnamed` of them without a name; None for a meeting still to come."""

    starts: dt.datetime
    minutes: int
    kind: EventKind
    fan: str
    municipality: str
    venue: str
    theme: str
    pioniers: tuple[str, ...]
    title: str
    summary: str
    people: int | None = None
    unnamed: int = 0
    asked_need: bool = False
    address: str = ""
    accessibility: str = ""
    audience: str = ""

    @property
    def on(self) -> dt.date:
        """Return the day."""
        return self.starts.date()


@dataclass(frozen=True)
class StageOffer:
    """A slot that a fan offers and that is still open, or that was not used."""

    fan: str
    on: dt.date
    title: str
    expected: int
    note: str
    declined: bool = False


@dataclass(frozen=True)
class Account:
    """Somebody who signs in; `role` is a code of `Role`. Pionier, fan and company contact are tied to their person."""

    role: str
    name: str
    email: str


@dataclass(frozen=True)
class Amounts:
    """How many of each to make up. Companies in the target group are the population; the rest lies outside it."""

    population: int
    too_small: int
    too_large: int
    outside_region: int
    unknown_figures: int
    guest_companies: int
    guest_outsiders: int
    guests_without_company: int
    activated: int
    activated_without_meeting: int
    second_steps: int
    not_counted_steps: int


@dataclass(frozen=True)
class Definition:
    """Everything a programme needs to come to life."""

    slug: str
    name: str
    region_name: str
    hostnames: tuple[str, ...]
    is_default: bool
    starts_on: dt.date
    ends_on: dt.date
    population_size: int
    population_source: str
    contact_name: str
    contact_email: str
    seed: int
    kvk_block: int
    places: tuple[Place, ...]
    neighbours: tuple[Place, ...]
    rules_from: dt.date
    rules_source: str
    targets: tuple[TargetLine, ...]
    targets_source: str
    money: tuple[MoneyLine, ...]
    fans: tuple[FanEntry, ...]
    pioniers: tuple[PionierEntry, ...]
    media: tuple[Media, ...]
    meetings: tuple[Meeting, ...]
    offers: tuple[StageOffer, ...]
    accounts: tuple[Account, ...]
    amounts: Amounts
    circles: tuple[tuple[str, str, int], ...] = ()
    questions: bool = False
    knowledge: bool = False
    remembered_codes: dict[tuple[str, dt.date], str] = field(default_factory=dict)
