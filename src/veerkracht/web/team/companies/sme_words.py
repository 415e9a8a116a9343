"""The SME answer in words, with the figures it used."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.rules.sme import Reason, Size, SmeAnswer
from veerkracht.domain.programme.rules.population import Answer
from veerkracht.shared.ui.formats import money, number

Range = tuple[Decimal, Decimal | None]
SME: Mapping[str, Promise] = {
    Answer.YES: gettext_lazy("SME"),
    Answer.NO: gettext_lazy("no SME"),
    Answer.UNKNOWN: gettext_lazy("not known yet"),
}
SME_TONES: Mapping[str, str] = {Answer.YES: "good", Answer.NO: "neutral", Answer.UNKNOWN: "careful"}
SIZES: Mapping[str, Promise | str] = {
    Size.MICRO: gettext_lazy("micro"),
    Size.SMALL: gettext_lazy("small"),
    Size.MEDIUM: gettext_lazy("medium-sized"),
    Size.LARGE: gettext_lazy("large"),
    Size.UNKNOWN: "",
}
REASONS: Mapping[Reason, Promise] = {
    Reason.AWU_FITS: gettext_lazy("%(awu)s annual work units: fewer than %(max_awu)s"),
    Reason.AWU_TOO_MANY: gettext_lazy("%(awu)s annual work units: fewer than %(max_awu)s are allowed"),
    Reason.AWU_UNKNOWN: gettext_lazy("%(awu)s annual work units: not known well enough"),
    Reason.TURNOVER_FITS: gettext_lazy("turnover of %(turnover)s: at most %(max_turnover)s"),
    Reason.BALANCE_FITS: gettext_lazy("balance total of %(balance)s: at most %(max_balance)s"),
    Reason.MONEY_TOO_LARGE: gettext_lazy(
        "turnover of %(turnover)s and balance total of %(balance)s: one of the two must be at most "
        "%(max_turnover)s or %(max_balance)s"
    ),
    Reason.MONEY_UNKNOWN: gettext_lazy("turnover and balance total are not known well enough"),
    Reason.PUBLIC_BODIES: gettext_lazy("public bodies hold %(public)s%%: it must be less than %(max_public)s%%"),
    Reason.PUBLIC_UNKNOWN: gettext_lazy("it is not known whether public bodies hold less than %(max_public)s%%"),
    Reason.TWO_YEARS: gettext_lazy("the last year alone says otherwise; only two years running change the answer"),
    Reason.ANOTHER_GROUP: gettext_lazy("other firms belong to it than at the last accounts; that counts at once"),
    Reason.ONE_YEAR: gettext_lazy("only one accounting year is known, so two years cannot be compared"),
    Reason.ESTIMATED: gettext_lazy("a figure is an estimate of a new company"),
    Reason.FROM_HEADCOUNT: gettext_lazy("where nobody counted annual work units, they are at most the persons"),
    Reason.OLD_FIGURES: gettext_lazy("the last accounting year is more than two years ago"),
    Reason.WITHOUT_YEAR: gettext_lazy("no accounting year is known: these are the figures of the register"),
    Reason.NO_FIGURES: gettext_lazy("of the company itself there are no figures"),
}
TONES = {
    Reason.AWU_FITS: "good",
    Reason.TURNOVER_FITS: "good",
    Reason.BALANCE_FITS: "good",
    Reason.AWU_TOO_MANY: "wrong",
    Reason.MONEY_TOO_LARGE: "wrong",
    Reason.PUBLIC_BODIES: "wrong",
    Reason.AWU_UNKNOWN: "careful",
    Reason.MONEY_UNKNOWN: "careful",
    Reason.PUBLIC_UNKNOWN: "careful",
}


def tests_in_words(answer: SmeAnswer) -> list[tuple[str, str]]:
    """Return what decided: how it is marked, and the sentence."""
    return [(TONES[reason], sentence(reason, answer)) for reason in answer.reasons if reason in TONES]


def notes_in_words(answer: SmeAnswer) -> list[str]:
    """Return what the reader should know about the figures."""
    return [sentence(reason, answer) for reason in answer.reasons if reason not in TONES]


def sentence(reason: Reason, answer: SmeAnswer) -> str:
    """Return a reason with the figures it used."""
    limits = answer.rules.medium
    return str(REASONS[reason]) % {
        "awu": units(answer.amounts.awu),
        "turnover": euros(answer.amounts.turnover),
        "balance": euros(answer.amounts.balance),
        "public": span(*map(percentage, answer.public)),
        "max_awu": number(limits.awu),
        "max_turnover": money(limits.turnover, cents=False),
        "max_balance": money(limits.balance, cents=False),
        "max_public": number(answer.rules.public_from),
    }


def units(amount: Range) -> str:
    """Return annual work units, or between which bounds they lie."""
    low, high = amount
    return span(work_units(low), None if high is None else work_units(high))


def euros(amount: Range) -> str:
    """Return an amount, or between which bounds it lies."""
    low, high = amount
    return span(money(low, cents=False), None if high is None else money(high, cents=False))


def work_units(value: Decimal) -> str:
    """Return units without decimals that say nothing."""
    return number(value, decimals=0 if value == value.to_integral_value() else 1)


def percentage(value: Decimal) -> str:
    """Return a percentage without decimals that say nothing."""
    return number(value, decimals=0 if value == value.to_integral_value() else 2)


def span(low: str, high: str | None) -> str:
    """Return one amount when it is known, else its bounds."""
    if high is None:
        return _("%(low)s or more") % {"low": low}
    return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}
