"""The answer: is a firm an SME on a day, why, and with which figures (SME-1 to SME-5)."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from veerkracht.domain.programme.rules.population import Answer

from .ceilings import UNKNOWN, Amounts, SmeRules, Test, added, both, passes, rules_on
from .figures import YearFigures, closed_years, others_figures, own_figures
from .group import Link, Structure, structure
from .reasons import Reason, of_public_bodies, of_tests

Figures = Mapping[int, Sequence[YearFigures]]
BOTH_WAYS = frozenset({True, False})


class Size(StrEnum):
    """The classes of art. 2."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Line:
    """One firm of the group: its share in percents, least and greatest, and the figures used, None without any."""

    company: int
    share: tuple[Decimal, Decimal]
    is_linked: bool
    figures: YearFigures | None


@dataclass(frozen=True)
class SmeAnswer:
    """The answer with everything it rests on. `year` is the last accounting year that counts, None without any."""

    answer: Answer
    size: Size
    reasons: tuple[Reason, ...]
    amounts: Amounts
    lines: tuple[Line, ...]
    public: tuple[Decimal, Decimal]
    year: int | None
    on: dt.date
    rules: SmeRules


@dataclass(frozen=True)
class Period:
    """A moment at which the firm is measured: who counted with it, and what they had together."""

    year: int
    structure: Structure
    amounts: Amounts


def is_sme(company: int, *, links: Iterable[Link], figures: Figures, on: dt.date) -> SmeAnswer:
    """Tell whether a firm is an SME on a day (SME-1), with the version of the definition in force that day.

    Figures that nobody knows only make the answer unknown when they could change it.
    """
    rules, found = rules_on(on), list(links)
    known = {pk: closed_years(years, on.year) for pk, years in figures.items()}
    periods = _periods(company, found, known, on, rules)
    now = periods[-1]
    by_figures = _status(periods, rules.medium)
    answer = both(by_figures, _independent(now.structure.public, rules))
    lines = tuple(_lines(company, known, now))
    return SmeAnswer(
        answer,
        _size(periods, rules, answer),
        (*_reasons(periods, rules, by_figures), *_notes(periods, lines, on)),
        now.amounts,
        lines,
        now.structure.public,
        now.year if lines[0].figures is not None and lines[0].figures.year is not None else None,
        on,
        rules,
    )


def _periods(
    company: int, links: list[Link], known: Mapping[int, list[YearFigures]], on: dt.date, rules: SmeRules
) -> list[Period]:
    """Return every accounting year from the first that is known, at its end; and this day with the last figures."""
    years = [each.year for each in known.get(company, ()) if each.year is not None]
    span = range(years[0], years[-1] + 1) if years else range(0)
    days = [(year, min(dt.date(year, 12, 31), on)) for year in span]
    now = (years[-1] if years else on.year - 1, on)
    return [_period(company, links, known, moment, rules) for moment in (*days, now)]


def _period(
    company: int,
    links: list[Link],
    known: Mapping[int, list[YearFigures]],
    moment: tuple[int, dt.date],
    rules: SmeRules,
) -> Period:
    year, day = moment
    group = structure(company, links, day)
    parts = [(_amounts(_figures_of(pk, company, known, year), rules), share) for pk, share in group.shares.items()]
    return Period(year, group, added(parts))


def _figures_of(pk: int, company: int, known: Mapping[int, list[YearFigures]], year: int) -> YearFigures | None:
    find = own_figures if pk == company else others_figures
    return find(known.get(pk, ()), year)


def _amounts(figures: YearFigures | None, rules: SmeRules) -> Amounts:
    if figures is None:
        return Amounts(UNKNOWN, UNKNOWN, UNKNOWN)
    return figures.amounts(headcount_bounds_awu=rules.headcount_bounds_awu)


def _lines(company: int, known: Mapping[int, list[YearFigures]], now: Period) -> Iterable[Line]:
    """Return the firm itself first, then who is linked with it, then partners."""
    shares = now.structure.shares
    for pk in sorted(shares, key=lambda pk: (pk != company, pk not in now.structure.linked, pk)):
        yield Line(pk, shares[pk], pk in now.structure.linked, _figures_of(pk, company, known, now.year))


def _status(periods: Sequence[Period], test: Test) -> Answer:
    """Walk through the years (SME-5, art. 4(2)): what a year says holds when the year before says the same.

    Another group of firms than at the last accounts has effect at once. Where a year is unknown both ways are followed;
    the answer is known when they all end alike.
    """
    states: set[tuple[bool, bool]] = set()
    before: Period | None = None
    for period in periods:
        says = _ways(passes(period.amounts, test))
        if before is None or not period.structure.is_same_group(before.structure):
            states = {(way, way) for way in says}
        elif period is not periods[-1]:
            states = {(_next(status, last, way), way) for status, last in states for way in says}
        before = period
    return _answer({status for status, _last in states})


def _next(status: bool, last: bool, says: bool) -> bool:
    return says if says == last else status


def _ways(answer: Answer) -> frozenset[bool]:
    return BOTH_WAYS if answer is Answer.UNKNOWN else frozenset({answer is Answer.YES})


def _answer(ways: set[bool]) -> Answer:
    if len(ways) != 1:
        return Answer.UNKNOWN
    return Answer.YES if ways == {True} else Answer.NO


def _independent(public: tuple[Decimal, Decimal], rules: SmeRules) -> Answer:
    """Tell whether public bodies hold less than a quarter (SME-4, art. 3(4))."""
    least, greatest = public
    if least >= rules.public_from:
        return Answer.NO
    return Answer.YES if greatest < rules.public_from else Answer.UNKNOWN


def _size(periods: Sequence[Period], rules: SmeRules, answer: Answer) -> Size:
    if answer is Answer.NO:
        return Size.LARGE
    if answer is Answer.UNKNOWN:
        return Size.UNKNOWN
    for size, test in ((Size.MICRO, rules.micro), (Size.SMALL, rules.small)):
        status = _status(periods, test)
        if status is not Answer.NO:
            return size if status is Answer.YES else Size.UNKNOWN
    return Size.MEDIUM


def _reasons(periods: Sequence[Period], rules: SmeRules, by_figures: Answer) -> Iterable[Reason]:
    """Yield what decided."""
    now = periods[-1]
    yield from of_tests(now.amounts, rules.medium)
    yield from of_public_bodies(now.structure.public, rules)
    if Answer.UNKNOWN is not by_figures is not passes(now.amounts, rules.medium):
        yield Reason.TWO_YEARS
    if len(periods) > 1 and not now.structure.is_same_group(periods[-2].structure):
        yield Reason.ANOTHER_GROUP


def _notes(periods: Sequence[Period], lines: Sequence[Line], on: dt.date) -> Iterable[Reason]:
    """Yield what the reader should know about the figures."""
    own, used = lines[0].figures, [line.figures for line in lines if line.figures is not None]
    if own is None:
        yield Reason.NO_FIGURES
    elif own.year is None:
        yield Reason.WITHOUT_YEAR
    elif own.year < on.year - 2:
        yield Reason.OLD_FIGURES
    if len(periods) == 2:
        yield Reason.ONE_YEAR
    if any(each.is_estimate for each in used):
        yield Reason.ESTIMATED
    if any(each.awu is None and each.headcount is not None for each in used):
        yield Reason.FROM_HEADCOUNT
