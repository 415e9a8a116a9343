"""Codes of companies, facts and steps in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.choices import EvidenceLevel, StepState, TouchpointKind
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.queries import NOT_REACHED
from veerkracht.domain.companies.rules.sizes import SIZE_UNKNOWN
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.choices import Stage, Verdict
from veerkracht.domain.programme.rules.population import PopulationLimits, Reason
from veerkracht.shared.ui.formats import money, number

STAGES: Mapping[str, Promise | str] = {**dict(Stage.choices), NOT_REACHED: gettext_lazy("not reached yet")}
STAGE_TONES: Mapping[str, str] = {
    Stage.REACHED: "info",
    Stage.AWARE: "careful",
    Stage.ACTIVATED: "good",
    NOT_REACHED: "neutral",
}
TARGET: Mapping[str, Promise] = {
    Verdict.YES: gettext_lazy("in the target group"),
    Verdict.NO: gettext_lazy("outside the target group"),
    Verdict.UNKNOWN: gettext_lazy("not known yet"),
}
TARGET_TONES: Mapping[str, str] = {Verdict.YES: "good", Verdict.NO: "neutral", Verdict.UNKNOWN: "careful"}
SIZES: Mapping[str, Promise] = {
    "1": gettext_lazy("no employees or one"),
    "2-9": gettext_lazy("2 to 9 employees"),
    "10-49": gettext_lazy("10 to 49 employees"),
    "50-249": gettext_lazy("50 to 249 employees"),
    "250+": gettext_lazy("250 employees or more"),
    SIZE_UNKNOWN: gettext_lazy("employees not known"),
}
CONTACT: Mapping[str, Promise] = {
    "3": gettext_lazy("in the last 3 months"),
    "12": gettext_lazy("3 to 12 months ago"),
    "older": gettext_lazy("more than a year ago"),
    "never": gettext_lazy("never yet"),
}
STEP_TONES: Mapping[str, str] = {
    StepState.ASKED: "careful",
    StepState.EVIDENCED: "good",
    StepState.CONFIRMED: "good",
    StepState.DENIED: "wrong",
    StepState.WITHDRAWN: "neutral",
}
FACT_ICONS: Mapping[str, str] = {
    TouchpointKind.ATTENDED: "event",
    TouchpointKind.ASKED: "question",
    TouchpointKind.SCANNED: "chart",
    TouchpointKind.STEP: "step",
}
KINDS = dict(TouchpointKind.choices)
LEVELS = dict(EvidenceLevel.choices)

# With the figures used, so that nobody has to look up the rule. %(known)s is what we know, the others are the limits.
REASONS: Mapping[str, Promise] = {
    Reason.TOO_FEW_EMPLOYEES: gettext_lazy("%(employees)s employees: more than %(more)s are needed"),
    Reason.TOO_MANY_EMPLOYEES: gettext_lazy("%(employees)s employees: fewer than %(fewer)s are needed"),
    Reason.EMPLOYEES_FIT: gettext_lazy("%(employees)s employees: more than %(more)s and fewer than %(fewer)s"),
    Reason.EMPLOYEES_UNKNOWN: gettext_lazy("the number of employees is not known"),
    Reason.OUTSIDE_REGION: gettext_lazy("established in %(place)s, outside the region"),
    Reason.IN_REGION: gettext_lazy("established in %(place)s, in the region"),
    Reason.BRANCH_IN_REGION: gettext_lazy("the head office is elsewhere, and a branch is in the region"),
    Reason.CLASS_FITS: gettext_lazy(
        "size class %(size)s: everybody in it has more than %(more)s and fewer than %(fewer)s"
    ),
    Reason.PLACE_UNKNOWN: gettext_lazy("the municipality is not known"),
    Reason.TURNOVER_FITS: gettext_lazy("turnover of %(turnover)s: at most %(max_turnover)s"),
    Reason.BALANCE_FITS: gettext_lazy("balance total of %(balance)s: at most %(max_balance)s"),
    Reason.TOO_LARGE: gettext_lazy(
        "turnover of %(turnover)s and balance total of %(balance)s: one of the two must be at most "
        "%(max_turnover)s or %(max_balance)s"
    ),
    Reason.SIZE_UNKNOWN: gettext_lazy("turnover and balance total are not known well enough"),
    Reason.SIZE_ASSUMED: gettext_lazy("turnover and balance total are not known; taken for small, as the rule says"),
}
FAILS = frozenset({Reason.TOO_FEW_EMPLOYEES, Reason.TOO_MANY_EMPLOYEES, Reason.OUTSIDE_REGION, Reason.TOO_LARGE})
MISSING = frozenset({Reason.EMPLOYEES_UNKNOWN, Reason.PLACE_UNKNOWN, Reason.SIZE_UNKNOWN})


def sector(letter: str) -> str:
    """Return the name of a NACE section; the letter itself as long as nobody gave it a name."""
    return str(SECTORS.get(letter, letter))


def reason_in_words(code: str, company: Company, limits: PopulationLimits) -> str:
    """Return why the target group's rule came to its answer, with the figures it used."""
    return str(REASONS[code]) % {
        "employees": company.headcount_class if company.headcount is None else number(company.headcount),
        "size": company.headcount_class,
        "more": number(limits.more_than_employees),
        "fewer": number(limits.fewer_than_employees),
        "place": company.municipality or "",
        "turnover": money(company.turnover, cents=False) or _("unknown"),
        "balance": money(company.balance, cents=False) or _("unknown"),
        "max_turnover": money(limits.max_turnover, cents=False),
        "max_balance": money(limits.max_balance, cents=False),
    }


def reason_tone(code: str) -> str:
    """Return how a reason is marked: it fits, it fails, or it is missing."""
    if code in FAILS:
        return "wrong"
    return "careful" if code in MISSING else "good"
