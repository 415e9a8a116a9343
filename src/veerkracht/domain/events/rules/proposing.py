"""Which pionier fits which stage, and why: theme, place, load (PIO-4), fairness (PIO-3), days, a new voice.

All weights are here. A ground against with no points is a bar: that pionier is not proposed for that date.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from veerkracht.domain.pioniers.choices import EngagementKind
from veerkracht.domain.pioniers.rules.duty import TOO_CLOSE_DAYS, TOO_MANY_A_YEAR, YEAR
from veerkracht.domain.pioniers.rules.working import Agreement, month_of

from ..choices import Ground

BASE = 100
POINTS: Mapping[Ground, int] = {
    Ground.THEME: 40,
    Ground.SAME_PLACE: 25,
    Ground.NEAR: 15,
    Ground.FORM: 5,
    Ground.FEW_ACTS: 10,  # for each act that is missing
    Ground.LONG_AGO: 10,
    Ground.NEW_VOICE: 10,
    Ground.SAME_VOICE: -60,
    Ground.CLOSE_DATES: -50,
    Ground.FULL_YEAR: -50,
}
BARS = frozenset(set(Ground) - set(POINTS))
AGAINST = frozenset({Ground.SAME_VOICE, Ground.CLOSE_DATES, Ground.FULL_YEAR})
NEAR_TILES = 1
LONG_AGO_DAYS = 90
MOST_MISSING = 3
SHORT_WORD = 4


@dataclass(frozen=True)
class Place:
    """A municipality on the tile map of the region: tiles apart stand for travel."""

    code: str
    column: int
    row: int
    subregion: str = ""


@dataclass(frozen=True)
class Wanted:
    """A stage for which somebody is sought."""

    key: int
    days: tuple[dt.date, ...]
    fan: int
    kind: EngagementKind | str = EngagementKind.TALK
    themes: frozenset[str] = frozenset()
    place: Place | None = None
    asked: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A pionier as the planning knows one; `acts` are all days done and planned, in order, `terms` [start, end)."""

    key: int
    acts: tuple[dt.date, ...] = ()
    themes: frozenset[str] = frozenset()
    place: Place | None = None
    terms: tuple[tuple[dt.date, dt.date], ...] = ()
    agreement: Agreement = field(default_factory=Agreement)
    missing: int = 0
    fans: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Fit:
    """A pionier for one date of a stage, with all grounds; a bar among them means that it cannot be."""

    candidate: int
    day: dt.date
    points: int
    grounds: tuple[Ground, ...]

    @property
    def is_possible(self) -> bool:
        """Tell whether nothing bars it."""
        return BARS.isdisjoint(self.grounds)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a theme that say something: longer than three letters, in small letters."""
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) >= SHORT_WORD)


def fit(wanted: Wanted, candidate: Candidate, day: dt.date) -> Fit:
    """Weigh one pionier for one date of one stage."""
    return weigh(candidate, day, grounds_of_stage(wanted, candidate), grounds_of_day(candidate, day))


def weigh(candidate: Candidate, day: dt.date, by_stage: tuple[Ground, ...], by_day: tuple[Ground, ...]) -> Fit:
    """Put the grounds of a stage and of a day together; where one bars, only bars are told."""
    grounds = by_stage + by_day
    bars = tuple(each for each in grounds if each in BARS)
    if bars:
        return Fit(candidate.key, day, 0, bars)
    points = BASE + sum(POINTS[each] for each in grounds)
    if Ground.FEW_ACTS in grounds:
        points += POINTS[Ground.FEW_ACTS] * (min(candidate.missing, MOST_MISSING) - 1)
    return Fit(candidate.key, day, points, grounds)


def grounds_of_stage(wanted: Wanted, candidate: Candidate) -> tuple[Ground, ...]:
    """Return what speaks for and against whatever the date is: theme, place, form, acts to go, voice."""
    return tuple(_of_stage(wanted, candidate))


def _of_stage(wanted: Wanted, candidate: Candidate) -> Iterable[Ground]:
    agreed, place = candidate.agreement, wanted.place
    if not agreed.does(wanted.kind):
        yield Ground.OTHER_FORM
    if place is not None and not agreed.comes_to(place.subregion):
        yield Ground.OTHER_REGION
    if wanted.themes and not wanted.themes.isdisjoint(candidate.themes):
        yield Ground.THEME
    if place is not None and candidate.place is not None:
        if place.code == candidate.place.code:
            yield Ground.SAME_PLACE
        elif _tiles(place, candidate.place) <= NEAR_TILES:
            yield Ground.NEAR
    if wanted.kind in agreed.formats:
        yield Ground.FORM
    if candidate.missing > 0:
        yield Ground.FEW_ACTS
    yield Ground.SAME_VOICE if wanted.fan in candidate.fans else Ground.NEW_VOICE


def grounds_of_day(candidate: Candidate, day: dt.date) -> tuple[Ground, ...]:
    """Return what speaks for and against a day, whatever the stage is: appointment, agreements, load (PIO-4)."""
    return (*_bars_of_day(candidate, day), *_load_of_day(candidate, day))


def _bars_of_day(candidate: Candidate, day: dt.date) -> Iterable[Ground]:
    agreed = candidate.agreement
    if not any(start <= day < end for start, end in candidate.terms):
        yield Ground.NOT_APPOINTED
    if not agreed.works_on(day):
        yield Ground.DAY_OFF
    if agreed.off and agreed.is_off(day):
        yield Ground.TIME_OFF
    if day in candidate.acts:
        yield Ground.BUSY
    if sum(1 for act in candidate.acts if month_of(act) == month_of(day)) >= agreed.per_month:
        yield Ground.MONTH_FULL


def _load_of_day(candidate: Candidate, day: dt.date) -> Iterable[Ground]:
    if not candidate.acts:
        yield Ground.LONG_AGO
        return
    apart = min(abs((day - act).days) for act in candidate.acts)
    if apart < TOO_CLOSE_DAYS:
        yield Ground.CLOSE_DATES
    elif apart > LONG_AGO_DAYS:
        yield Ground.LONG_AGO
    if sum(1 for act in candidate.acts if abs(day - act) < YEAR and act <= day) >= TOO_MANY_A_YEAR:
        yield Ground.FULL_YEAR


def _tiles(one: Place, other: Place) -> int:
    return max(abs(one.column - other.column), abs(one.row - other.row))


def proposals(wanted: Wanted, candidates: Sequence[Candidate]) -> list[Fit]:
    """Return for each pionier who was not asked yet the best date, the best pionier first, those barred last."""
    found = [
        max((fit(wanted, each, day) for day in wanted.days), key=lambda one: (one.is_possible, one.points))
        for each in candidates
        if each.key not in wanted.asked
    ]
    return sorted(found, key=lambda one: (not one.is_possible, -one.points, one.candidate))
