"""Which figures of a firm count for an accounting year (SME-3, SME-5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .ceilings import UNKNOWN, Amounts, Range


@dataclass(frozen=True)
class YearFigures:
    """What is known of a firm alone about one accounting year; None is unknown, money is in euros.

    `year` is the one in which the accounts close, None for figures of the register that name no year. `headcount`
    counts persons, `awu` annual work units.
    """

    year: int | None
    awu: Decimal | None = None
    headcount: int | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None
    source: str = ""
    is_estimate: bool = False

    def amounts(self, *, headcount_bounds_awu: bool) -> Amounts:
        """Return the amounts as ranges."""
        return Amounts(
            self._awu(headcount_bounds_awu=headcount_bounds_awu), _known(self.turnover), _known(self.balance)
        )

    def _awu(self, *, headcount_bounds_awu: bool) -> Range:
        if self.awu is None and self.headcount is not None and headcount_bounds_awu:
            return Decimal(0), Decimal(self.headcount)
        return _known(self.awu)


def _known(amount: Decimal | None) -> Range:
    return UNKNOWN if amount is None else (amount, amount)


def closed_years(years: Iterable[YearFigures], day_year: int) -> list[YearFigures]:
    """Return the years that count in a calendar year, oldest first.

    Those that are closed, and of a new firm its estimate of the running year (SME-5, art. 4(3)); figures without a year
    come first.
    """
    usable = [each for each in years if each.year is None or each.year < day_year + each.is_estimate]
    return sorted(usable, key=lambda each: each.year or 0)


def own_figures(years: Sequence[YearFigures], year: int) -> YearFigures | None:
    """Return the firm's own figures of exactly this year, or those of the register when it has no year at all."""
    exact = [each for each in years if each.year == year]
    return exact[0] if exact else _without_year(years)


def others_figures(years: Sequence[YearFigures], year: int) -> YearFigures | None:
    """Return what another firm of the group has for this year: its accounts may close a year behind."""
    near = [each for each in years if each.year in (year, year - 1)]
    return near[-1] if near else _without_year(years)


def _without_year(years: Sequence[YearFigures]) -> YearFigures | None:
    """Return the figures of the register, only for a firm of which no accounting year is known."""
    return years[0] if years and years[-1].year is None else None
