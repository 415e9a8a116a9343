"""In which cells one company, person or occasion counts (KPI-1, KPI-3).

A subject counts once per measure, dimension and member, in the quarter of its first moment. The tallies are the sum
of these cells over all subjects; that is why a figure can be brought up to date subject by subject.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from veerkracht.domain.programme.rules.calendar import quarter_start

from ..choices import Dimension, Measure

Member = tuple[str, str]
WHOLE: Member = (Dimension.ALL.value, "")
NOT_A_COMPANY = "-"


class Cell(NamedTuple):
    """One countable box: a measure of a member in a quarter; `in_target` is yes, no, unknown, or - for people."""

    dimension: str
    member: str
    measure: str
    in_target: str
    quarter: dt.date

    def key(self) -> str:
        """Return the cell as one text of at most 80 characters."""
        return "|".join((self.dimension, self.member, self.measure, self.in_target, self.quarter.isoformat()))

    @classmethod
    def from_key(cls, key: str) -> "Cell":
        """Return the cell that `key` wrote."""
        dimension, member, measure, in_target, quarter = key.split("|")
        return cls(dimension, member, measure, in_target, dt.date.fromisoformat(quarter))


@dataclass(frozen=True)
class CompanyPicture:
    """What counts of a company: its first moments, where it belongs, and since when each fan and pionier reached it.

    `contribution` is the highest answer (0-4) on how much the programme helped, None when it was never asked (KPI-7).
    """

    in_target: str
    municipality: str = ""
    section: str = ""
    reached_on: dt.date | None = None
    aware_on: dt.date | None = None
    aware_is_proxy: bool = False
    activated_on: dt.date | None = None
    level: str = ""
    contribution: int | None = None
    via: Mapping[Member, dt.date] = field(default_factory=dict)


@dataclass(frozen=True)
class PersonPicture:
    """What counts of a person: first moment, whether any company is known, since when each member reached them."""

    reached_on: dt.date | None = None
    company_known: bool = True
    via: Mapping[Member, dt.date] = field(default_factory=dict)


@dataclass(frozen=True)
class OccasionPicture:
    """What counts of a meeting: its day, who came, how many without a name, who organised and spoke."""

    on: dt.date
    attendances: int
    unnamed: int
    members: tuple[Member, ...] = ()


def company_cells(company: CompanyPicture) -> Counter[Cell]:
    """Return the cells of a company. For a fan or pionier the clock starts when that member first reached it."""
    if company.reached_on is None:
        return Counter()
    since: dict[Member, dt.date] = {
        WHOLE: company.reached_on,
        (Dimension.MUNICIPALITY.value, company.municipality): company.reached_on,
        (Dimension.SECTION.value, company.section): company.reached_on,
        **company.via,
    }
    return Counter(
        Cell(dimension, member, measure, company.in_target, quarter_start(max(first, start)))
        for (dimension, member), start in since.items()
        for measure, first in _moments(company)
    )


def _moments(company: CompanyPicture) -> Iterator[tuple[str, dt.date]]:
    if company.reached_on is not None:
        yield Measure.REACHED.value, company.reached_on
    if company.aware_on is not None:
        yield Measure.AWARE.value, company.aware_on
        if company.aware_is_proxy:
            yield Measure.AWARE_PROXY.value, company.aware_on
    if company.activated_on is not None:
        yield Measure.ACTIVATED.value, company.activated_on
        yield f"activated_{company.level}", company.activated_on
        if company.contribution is not None:
            yield (Measure.HELPED if company.contribution else Measure.NOT_HELPED).value, company.activated_on


def person_cells(person: PersonPicture) -> Counter[Cell]:
    """Return the cells of a person; a person is never turned into a company (KPI-1)."""
    if person.reached_on is None:
        return Counter()
    measures = [Measure.PERSONS.value] + ([] if person.company_known else [Measure.PERSONS_UNKNOWN.value])
    return Counter(
        Cell(dimension, member, measure, NOT_A_COMPANY, quarter_start(first))
        for (dimension, member), first in {WHOLE: person.reached_on, **person.via}.items()
        for measure in measures
    )


def occasion_cells(occasion: OccasionPicture) -> Counter[Cell]:
    """Return the cells of a meeting; amounts are people, so a cell may hold many."""
    cells: Counter[Cell] = Counter()
    amounts = (
        (Measure.MEETINGS.value, 1),
        (Measure.ATTENDANCES.value, occasion.attendances),
        (Measure.UNNAMED.value, occasion.unnamed),
    )
    for dimension, member in (WHOLE, *occasion.members):
        for measure, amount in amounts:
            if amount:
                cells[Cell(dimension, member, measure, NOT_A_COMPANY, quarter_start(occasion.on))] = amount
    return cells
