"""One figure as a value: what is counted, of whom, when. It is also the address of the rows behind it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from veerkracht.domain.programme.rules.calendar import next_quarter, quarter_start

from ..choices import DIMENSIONS_OF_COMPANIES, Counted, Dimension, Measure

ANSWERS = ("yes", "no", "unknown")
# How the members of a dimension are written; an empty member stands for "unknown".
MEMBERS = {
    Dimension.ALL.value: re.compile(r""),
    Dimension.FAN.value: re.compile(r"[1-9]\d{0,11}"),
    Dimension.PIONIER.value: re.compile(r"[1-9]\d{0,11}"),
    Dimension.MUNICIPALITY.value: re.compile(r"(GM\d{4})?"),
    Dimension.SECTION.value: re.compile(r"[A-V]?"),
}
COMPANY_DIMENSIONS = tuple(Dimension.values)
PEOPLE_DIMENSIONS = tuple(each for each in Dimension.values if each not in DIMENSIONS_OF_COMPANIES)
MEASURES = {measure.value: measure for measure in Measure}
QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


class FigureError(ValueError):
    """A part that does not fit: its name, the value given, and what would be right."""

    def __init__(self, field: str, value: object, right: tuple[str, ...]) -> None:
        """Keep what the door needs to say it in words."""
        super().__init__(f"{field} is {value!r}; right would be: {', '.join(right)}")
        self.field, self.value, self.right = field, value, right


@dataclass(frozen=True)
class Figure:
    """A measure of one member, in one quarter or since one. None means: any answer, any quarter.

    `in_target` splits companies only (KPI-3); people have no answer. `quarter` and `since` are first days of a quarter.
    """

    measure: str
    dimension: str = Dimension.ALL.value
    member: str = ""
    in_target: str | None = None
    quarter: dt.date | None = None
    since: dt.date | None = None

    def __post_init__(self) -> None:
        """Refuse what no cell could be. Raises FigureError."""
        _one_of("measure", self.measure, tuple(MEASURES))
        _one_of("dimension", self.dimension, dimensions_of(self.measure))
        if not MEMBERS[self.dimension].fullmatch(self.member):
            raise FigureError("member", self.member, (MEMBERS[self.dimension].pattern,))
        if self.in_target is not None:
            _one_of("in_target", self.in_target, ANSWERS if self.counts is Counted.COMPANIES else ())
        for name, day in (("quarter", self.quarter), ("since", self.since)):
            if day is not None and day != quarter_start(day):
                raise FigureError(name, day, (written_quarter(day),))

    @property
    def counts(self) -> Counted:
        """Return what one row behind this figure is."""
        return MEASURES[self.measure].counts

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Return the days [first, end) in which the first moment must lie; None is no limit."""
        firsts = [day for day in (self.quarter, self.since) if day is not None]
        return max(firsts, default=None), next_quarter(self.quarter) if self.quarter else None

    def pairs(self) -> list[tuple[str, str]]:
        """Return the parts that say something, as they stand in a URL."""
        written = (
            ("measure", self.measure),
            ("dimension", "" if self.dimension == Dimension.ALL else self.dimension),
            ("member", self.member),
            ("in_target", self.in_target or ""),
            ("quarter", written_quarter(self.quarter)),
            ("since", written_quarter(self.since)),
        )
        return [(name, value) for name, value in written if value]

    def query(self) -> str:
        """Return the URL query, without the question mark."""
        return urlencode(self.pairs())

    def but(self, **parts: object) -> "Figure":
        """Return this figure with other parts. Raises FigureError."""
        return replace(self, **parts)  # type: ignore[arg-type]  # __post_init__ looks at every part


def parse(query: Mapping[str, str]) -> Figure:
    """Return the figure that a URL query asks for; names it does not know are ignored. Raises FigureError."""
    return Figure(
        measure=query.get("measure", ""),
        dimension=query.get("dimension") or Dimension.ALL.value,
        member=query.get("member", ""),
        in_target=query.get("in_target") or None,
        quarter=read_quarter("quarter", query.get("quarter", "")),
        since=read_quarter("since", query.get("since", "")),
    )


def dimensions_of(measure: str) -> tuple[str, ...]:
    """Return by what a measure can be split; only companies lie somewhere and belong to a sector."""
    return COMPANY_DIMENSIONS if MEASURES[measure].counts is Counted.COMPANIES else PEOPLE_DIMENSIONS


def written_quarter(day: dt.date | None) -> str:
    """Return `2019-Q3`; an empty text for no day."""
    return f"{day.year}-Q{(day.month + 2) // 3}" if day else ""


def read_quarter(field: str, text: str) -> dt.date | None:
    """Return the first day of `2019-Q3`; None for an empty text. Raises FigureError."""
    if not text:
        return None
    found = QUARTER.fullmatch(text.strip().upper())
    if found is None:
        raise FigureError(field, text, ("2019-Q3",))
    return dt.date(int(found[1]), 3 * int(found[2]) - 2, 1)


def _one_of(field: str, value: str, right: tuple[str, ...]) -> None:
    if value not in right:
        raise FigureError(field, value, right)
