"""The ceilings of the SME definition, and how amounts of which some are unknown compare with them (SME-1)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from veerkracht.domain.programme.rules.population import Answer

# From the least to the greatest that it can be; None as greatest means: nobody knows.
Range = tuple[Decimal, Decimal | None]
UNKNOWN: Range = (Decimal(0), None)


@dataclass(frozen=True)
class Test:
    """One row of art. 2: fewer annual work units than `awu` and (turnover or balance total at most, in euros)."""

    awu: Decimal
    turnover: Decimal
    balance: Decimal


@dataclass(frozen=True)
class SmeRules:
    """One dated version of the definition."""

    valid_from: dt.date
    source: str
    medium: Test
    small: Test
    micro: Test
    public_from: Decimal = Decimal(25)
    # A person is one annual work unit at most, so the number of persons bounds the units that nobody counted.
    headcount_bounds_awu: bool = True


VERSIONS = (
    SmeRules(
        valid_from=dt.date(2005, 1, 1),
        source="2003/361/EC",
        medium=Test(Decimal(250), Decimal(50_000_000), Decimal(43_000_000)),
        small=Test(Decimal(50), Decimal(10_000_000), Decimal(10_000_000)),
        micro=Test(Decimal(10), Decimal(2_000_000), Decimal(2_000_000)),
    ),
)


def rules_on(day: dt.date) -> SmeRules:
    """Return the version in force on a day; before the first one, the first."""
    return next((rules for rules in reversed(VERSIONS) if rules.valid_from <= day), VERSIONS[0])


@dataclass(frozen=True)
class Amounts:
    """What a firm, or a group, has: annual work units, and euros of turnover and balance total."""

    awu: Range = UNKNOWN
    turnover: Range = UNKNOWN
    balance: Range = UNKNOWN


def added(parts: Iterable[tuple[Amounts, tuple[Decimal, Decimal]]]) -> Amounts:
    """Add amounts up, each for its share in percents, least and greatest."""
    found = list(parts)
    return Amounts(
        _sum((amounts.awu, share) for amounts, share in found),
        _sum((amounts.turnover, share) for amounts, share in found),
        _sum((amounts.balance, share) for amounts, share in found),
    )


def _sum(parts: Iterable[tuple[Range, tuple[Decimal, Decimal]]]) -> Range:
    least, greatest = Decimal(0), Decimal(0)
    is_bounded = True
    for (low, high), (share_low, share_high) in parts:
        least += low * share_low / 100
        if high is None:
            is_bounded = False
        else:
            greatest += high * share_high / 100
    return least, greatest if is_bounded else None


def passes(amounts: Amounts, test: Test) -> Answer:
    """Compare with one row of art. 2; unknown only where what is not known could change the outcome."""
    return both(passes_awu(amounts, test), either(passes_turnover(amounts, test), passes_balance(amounts, test)))


def passes_awu(amounts: Amounts, test: Test) -> Answer:
    """Tell whether there are fewer annual work units than the limit."""
    return _within(amounts.awu, test.awu, strictly=True)


def passes_turnover(amounts: Amounts, test: Test) -> Answer:
    """Tell whether the turnover is at most the limit."""
    return _within(amounts.turnover, test.turnover)


def passes_balance(amounts: Amounts, test: Test) -> Answer:
    """Tell whether the balance total is at most the limit."""
    return _within(amounts.balance, test.balance)


def _within(amount: Range, limit: Decimal, *, strictly: bool = False) -> Answer:
    low, high = amount
    if high is not None and (high < limit if strictly else high <= limit):
        return Answer.YES
    if low >= limit if strictly else low > limit:
        return Answer.NO
    return Answer.UNKNOWN


def both(one: Answer, other: Answer) -> Answer:
    """Return `and` of two answers."""
    if Answer.NO in (one, other):
        return Answer.NO
    return Answer.YES if one is other is Answer.YES else Answer.UNKNOWN


def either(one: Answer, other: Answer) -> Answer:
    """Return `or` of two answers."""
    if Answer.YES in (one, other):
        return Answer.YES
    return Answer.NO if one is other is Answer.NO else Answer.UNKNOWN
