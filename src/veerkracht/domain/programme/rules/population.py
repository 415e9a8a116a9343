"""Who belongs to the target group (TGT-1).

Source: the programme's own description; corrected from "and" to "or" by the province (domain.md SME-2).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Answer(StrEnum):
    """Outcome of a test in which data may be missing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a test came out as it did; the screens translate these."""

    TOO_FEW_EMPLOYEES = "too_few_employees"
    TOO_MANY_EMPLOYEES = "too_many_employees"
    EMPLOYEES_FIT = "employees_fit"
    EMPLOYEES_UNKNOWN = "employees_unknown"
    OUTSIDE_REGION = "outside_region"
    IN_REGION = "in_region"
    BRANCH_IN_REGION = "branch_in_region"
    CLASS_FITS = "class_fits"
    PLACE_UNKNOWN = "place_unknown"
    TURNOVER_FITS = "turnover_fits"
    BALANCE_FITS = "balance_fits"
    TOO_LARGE = "too_large"
    SIZE_UNKNOWN = "size_unknown"
    SIZE_ASSUMED = "size_assumed"


@dataclass(frozen=True)
class PopulationLimits:
    """One dated version of the rule. Employees are persons; money is in euros; bounds as in TGT-1."""

    more_than_employees: int = 5
    fewer_than_employees: int = 250
    max_turnover: Decimal = Decimal(50_000_000)
    max_balance: Decimal = Decimal(43_000_000)
    region: frozenset[str] = frozenset()
    assume_small_when_money_unknown: bool = False


@dataclass(frozen=True)
class CompanyFigures:
    """What is known of a company; None means unknown. `municipality` is a code such as GM0193.

    `employees_class` is the least and the most people of its size class; `branches` are the codes of the
    municipalities in which it has open establishments.
    """

    employees: int | None = None
    turnover: Decimal | None = None
    balance: Decimal | None = None
    municipality: str | None = None
    employees_class: tuple[int, int | None] | None = None
    branches: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PopulationAnswer:
    """The verdict with every reason behind it."""

    answer: Answer
    reasons: tuple[Reason, ...]


def belongs_to_population(figures: CompanyFigures, limits: PopulationLimits) -> PopulationAnswer:
    """Tell whether a company belongs to the target group (TGT-1): employees, region, and turnover or balance.

    One failing part makes it NO; otherwise one unknown part makes it UNKNOWN. Figures of money are seldom public for
    small firms: a programme may set `assume_small_when_money_unknown`; then a firm of which neither figure is known
    passes on that part, with the reason SIZE_ASSUMED. By default unknown stays unknown.
    """
    parts: tuple[Callable[[CompanyFigures, PopulationLimits], tuple[Answer, Reason]], ...] = (
        _employees,
        _region,
        _money,
    )
    verdicts = [part(figures, limits) for part in parts]
    answers = {answer for answer, _ in verdicts}
    reasons = tuple(reason for _, reason in verdicts)
    if Answer.NO in answers:
        return PopulationAnswer(Answer.NO, reasons)
    if Answer.UNKNOWN in answers:
        return PopulationAnswer(Answer.UNKNOWN, reasons)
    return PopulationAnswer(Answer.YES, reasons)


def _employees(figures: CompanyFigures, limits: PopulationLimits) -> tuple[Answer, Reason]:
    if figures.employees is None:
        return _size_class(figures.employees_class, limits)
    if figures.employees <= limits.more_than_employees:
        return Answer.NO, Reason.TOO_FEW_EMPLOYEES
    if figures.employees >= limits.fewer_than_employees:
        return Answer.NO, Reason.TOO_MANY_EMPLOYEES
    return Answer.YES, Reason.EMPLOYEES_FIT


def _size_class(size: tuple[int, int | None] | None, limits: PopulationLimits) -> tuple[Answer, Reason]:
    """A class answers only when everybody in it would get the same answer; no number is made of it."""
    if size is None:
        return Answer.UNKNOWN, Reason.EMPLOYEES_UNKNOWN
    least, most = size
    if most is not None and most <= limits.more_than_employees:
        return Answer.NO, Reason.TOO_FEW_EMPLOYEES
    if least >= limits.fewer_than_employees:
        return Answer.NO, Reason.TOO_MANY_EMPLOYEES
    if least > limits.more_than_employees and most is not None and most < limits.fewer_than_employees:
        return Answer.YES, Reason.CLASS_FITS
    return Answer.UNKNOWN, Reason.EMPLOYEES_UNKNOWN


def _region(figures: CompanyFigures, limits: PopulationLimits) -> tuple[Answer, Reason]:
    """TGT-1 asks for an establishment in the region: a branch counts when the head office is elsewhere or unknown."""
    if figures.municipality in limits.region:
        return Answer.YES, Reason.IN_REGION
    if figures.branches & limits.region:
        return Answer.YES, Reason.BRANCH_IN_REGION
    if figures.municipality is None:
        return Answer.UNKNOWN, Reason.PLACE_UNKNOWN
    return Answer.NO, Reason.OUTSIDE_REGION


def _money(figures: CompanyFigures, limits: PopulationLimits) -> tuple[Answer, Reason]:
    """SME-1/SME-2: turnover <= limit OR balance <= limit; one known and fitting is enough."""
    if figures.turnover is not None and figures.turnover <= limits.max_turnover:
        return Answer.YES, Reason.TURNOVER_FITS
    if figures.balance is not None and figures.balance <= limits.max_balance:
        return Answer.YES, Reason.BALANCE_FITS
    if figures.turnover is not None and figures.balance is not None:
        return Answer.NO, Reason.TOO_LARGE
    if limits.assume_small_when_money_unknown and figures.turnover is None and figures.balance is None:
        return Answer.YES, Reason.SIZE_ASSUMED
    return Answer.UNKNOWN, Reason.SIZE_UNKNOWN
