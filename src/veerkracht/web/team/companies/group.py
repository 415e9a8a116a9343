"""What the page about a company's undertaking shows: the answers on a day, the firms that count, links and years."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from veerkracht.domain.companies.models import AccountingYear, Company, UndertakingLink
from veerkracht.domain.companies.queries import Group, group_of, single_undertaking, sme_answer
from veerkracht.domain.companies.rules.sme import Line, SmeAnswer
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.queries import population_limits
from veerkracht.domain.programme.rules.population import Answer, CompanyFigures, belongs_to_population
from veerkracht.shared.ui.formats import day, money, number
from veerkracht.web.requests import SignedInRequest

from . import sme_words
from .tabs import tabs_of
from .wording import TARGET, TARGET_TONES, reason_in_words, reason_tone


@dataclass(frozen=True)
class FirmLine:
    """One firm of the group as the table shows it."""

    company: Company
    share: str
    tie: str
    awu: str
    turnover: str
    balance: str
    year: str
    source: str


@dataclass(frozen=True)
class LinkLine:
    """One link, seen from the company of the page."""

    link: UndertakingLink
    percentage: str
    period: str
    is_over: bool


def group_page(request: SignedInRequest, company: Company) -> dict[str, Any]:
    """Return everything that the page shows, on the day of the address or today."""
    today = request.programme.today()
    on, is_wrong = _day_of(request, today)
    group = group_of(company)
    answer = sme_answer(group, on)
    return {
        "company": company,
        "tabs": tabs_of(company, "company-group"),
        "on": on,
        "is_today": on == today,
        "is_wrong_day": is_wrong,
        "target": _target(request, company, on),
        "sme": _sme(answer),
        "lines": [_line(line, group) for line in answer.lines],
        "total": _total(answer),
        "undertaking": single_undertaking(group, on).companies,
        "links": [_link(link, on) for link in group.links],
        "years": [_year(year) for year in group.years.get(company.pk, ())],
        "may_change": can_change(request.user, request.programme),
    }


def _day_of(request: SignedInRequest, today: dt.date) -> tuple[dt.date, bool]:
    """Return the day that was asked for; today and True when it is no day."""
    asked = request.GET.get("op", "")
    try:
        return (dt.date.fromisoformat(asked) if asked else today), False
    except ValueError:
        return today, True


def _target(request: SignedInRequest, company: Company, on: dt.date) -> dict[str, Any]:
    """Return the answer of the programme's own rule, with the version in force that day."""
    limits = population_limits(request.programme)(on)
    figures = CompanyFigures(company.headcount, company.turnover, company.balance, company.municipality_id)
    verdict = belongs_to_population(figures, limits)
    return {
        "word": TARGET[verdict.answer],
        "tone": TARGET_TONES[verdict.answer],
        "reasons": [(reason_tone(code), reason_in_words(code, company, limits)) for code in verdict.reasons],
    }


def _sme(answer: SmeAnswer) -> dict[str, Any]:
    return {
        "word": sme_words.SME[answer.answer],
        "tone": sme_words.SME_TONES[answer.answer],
        # Who is no SME is large by the law, also with ten people: that word would only confuse.
        "size": "" if answer.answer is Answer.NO else sme_words.SIZES[answer.size],
        "tests": sme_words.tests_in_words(answer),
        "notes": sme_words.notes_in_words(answer),
        "rules": answer.rules.source,
    }


def _total(answer: SmeAnswer) -> tuple[str, str, str]:
    amounts = answer.amounts
    return sme_words.units(amounts.awu), sme_words.euros(amounts.turnover), sme_words.euros(amounts.balance)


def _line(line: Line, group: Group) -> FirmLine:
    used = line.figures
    tie = _("linked") if line.is_linked else _("partner")
    return FirmLine(
        company=group.firms[line.company],
        share=sme_words.span(*map(sme_words.percentage, line.share)) + "%",
        tie=_("itself") if line.company == group.company.pk else tie,
        awu=_units(used.awu, used.headcount) if used else "",
        turnover=money(used.turnover, cents=False) if used else "",
        balance=money(used.balance, cents=False) if used else "",
        year=str(used.year or "") if used else "",
        source=used.source if used else "",
    )


def _units(awu: Any, headcount: int | None) -> str:
    if awu is not None:
        return sme_words.work_units(awu)
    return "" if headcount is None else _("at most %(number)s") % {"number": number(headcount)}


def _link(link: UndertakingLink, on: dt.date) -> LinkLine:
    share = str(link.get_kind_display())
    if link.percentage is not None:
        share = f"{sme_words.percentage(link.percentage)}%"
    is_over = (link.ends_on is not None and link.ends_on <= on) or (link.starts_on is not None and link.starts_on > on)
    return LinkLine(link, share, _period(link), is_over)


def _period(link: UndertakingLink) -> str:
    starts, ends = day(link.starts_on, weekday=False), day(link.ends_on, weekday=False)
    if starts and ends:
        return _("from %(starts)s until %(ends)s") % {"starts": starts, "ends": ends}
    if starts:
        return _("from %(starts)s") % {"starts": starts}
    return _("until %(ends)s") % {"ends": ends} if ends else ""


def _year(year: AccountingYear) -> dict[str, Any]:
    return {
        "year": year.year,
        "is_estimate": year.is_estimate,
        "awu": "" if year.awu is None else sme_words.work_units(year.awu),
        "headcount": number(year.headcount),
        "turnover": money(year.turnover, cents=False),
        "balance": money(year.balance, cents=False),
        "source": year.source,
    }
