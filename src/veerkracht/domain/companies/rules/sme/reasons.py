"""Why the answer is what it is: what each test found, then what the reader should know about the figures."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from veerkracht.domain.programme.rules.population import Answer

from .ceilings import Amounts, SmeRules, Test, passes_awu, passes_balance, passes_turnover


class Reason(StrEnum):
    """Codes; the screens translate these."""

    AWU_FITS = "awu_fits"
    AWU_TOO_MANY = "awu_too_many"
    AWU_UNKNOWN = "awu_unknown"
    TURNOVER_FITS = "turnover_fits"
    BALANCE_FITS = "balance_fits"
    MONEY_TOO_LARGE = "money_too_large"
    MONEY_UNKNOWN = "money_unknown"
    PUBLIC_BODIES = "public_bodies"
    PUBLIC_UNKNOWN = "public_unknown"
    TWO_YEARS = "two_years"
    ANOTHER_GROUP = "another_group"
    ONE_YEAR = "one_year"
    ESTIMATED = "estimated"
    FROM_HEADCOUNT = "from_headcount"
    OLD_FIGURES = "old_figures"
    WITHOUT_YEAR = "without_year"
    NO_FIGURES = "no_figures"


STAFF = {Answer.YES: Reason.AWU_FITS, Answer.NO: Reason.AWU_TOO_MANY, Answer.UNKNOWN: Reason.AWU_UNKNOWN}


def of_tests(amounts: Amounts, test: Test) -> Iterator[Reason]:
    """Yield what the comparison with art. 2 found: staff, then money."""
    yield STAFF[passes_awu(amounts, test)]
    turnover, balance = passes_turnover(amounts, test), passes_balance(amounts, test)
    if turnover is Answer.YES:
        yield Reason.TURNOVER_FITS
    elif balance is Answer.YES:
        yield Reason.BALANCE_FITS
    else:
        yield Reason.MONEY_TOO_LARGE if turnover is balance is Answer.NO else Reason.MONEY_UNKNOWN


def of_public_bodies(public: tuple[Decimal, Decimal], rules: SmeRules) -> Iterator[Reason]:
    """Yield what public bodies have to do with it, only when they do."""
    least, greatest = public
    if least >= rules.public_from:
        yield Reason.PUBLIC_BODIES
    elif greatest >= rules.public_from:
        yield Reason.PUBLIC_UNKNOWN
