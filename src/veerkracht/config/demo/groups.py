"""Firms that belong together, what they had per year, and what the team noted and agreed about companies."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.choices import LinkKind
from veerkracht.domain.companies.models import AccountingYear, Company, CompanyNote, NextContact, UndertakingLink

from .cast import Cast, at
from .copying import copy_rows
from .firms import Firm, Firms
from .setting import FIRST_DAY
from .texts.contacts import CONTACTS, NOTES

PUBLIC_BODY = "Waterschap De Kromme Aa (verzonnen)"
HOLDING_CODE = "64200"
STATUTES, ACCOUNTS = "Uittreksel aandeelhouders (verzonnen)", "Jaarrekening {year} (verzonnen)"
USUAL_TURNOVER = 180_000
FULL_TIME = Decimal("0.86")


def name_holding(firms: Firms) -> None:
    """Make one of the smallest firms the holding of a family firm, at the same address; it has its own number."""
    holding, first = firms.outside[0].company, _family_firms(firms)[0]
    holding.name = f"{first.family} Holding B.V."
    holding.sbi_code, holding.website = HOLDING_CODE, ""
    for name in ("municipality_id", "postcode", "place"):
        setattr(holding, name, getattr(first.company, name))


def tie_firms(cast: Cast) -> None:
    """Write a holding with two working companies, a partner of 30%, a public body with 25%, and their years."""
    firms = cast.firms
    holding, working = firms.outside[0].company, [firm.company for firm in _family_firms(firms)]
    large = max((firm.company for firm in firms.outside), key=lambda company: company.headcount or 0)
    held, watered, growing = _others(firms, working)
    copy_rows(
        [
            *(_link(cast, each, holder=holding, percentage=100 - 20 * n) for n, each in enumerate(working)),
            _link(cast, held, holder=large, percentage=30),
            _link(cast, watered, percentage=25),
        ]
    )
    usual = [holding, *working, large, held, watered]
    copy_rows([*(year for company in usual for year in _years(company)), *_over_the_limit(growing)])


def _family_firms(firms: Firms) -> list[Firm]:
    """Return two private companies of one family, the first of some size."""
    private = [firm for firm in firms.target[:3000] if firm.family and firm.company.name.endswith("B.V.")]
    for firm in private:
        others = [each for each in private if each is not firm and each.family == firm.family]
        if others and (firm.company.headcount or 0) >= 20:
            return [firm, others[0]]
    raise RuntimeError("no two firms of one family")


def _others(firms: Firms, taken: list[Company]) -> tuple[Company, Company, Company]:
    """Return two middling firms, and the one nearest to the limit."""
    found = [firm.company for firm in firms.target[:3000] if firm.company not in taken and firm.company.headcount]
    middling = [company for company in found if 30 <= (company.headcount or 0) <= 45]
    return middling[0], middling[1], max(found, key=lambda company: company.headcount or 0)


def _link(cast: Cast, held: Company, *, percentage: int, holder: Company | None = None) -> UndertakingLink:
    return UndertakingLink(
        programme=cast.programme,
        holder=holder,
        holder_name="" if holder else PUBLIC_BODY,
        held=held,
        kind=LinkKind.LINKED if percentage > 50 else LinkKind.PARTNER,
        percentage=Decimal(percentage),
        is_public_body=holder is None,
        starts_on=dt.date(2015, 3, 1),
        source=STATUTES,
    )


def _years(company: Company) -> Iterator[AccountingYear]:
    """Yield two years near what the register says."""
    persons = company.headcount or 1
    turnover = int(company.turnover or persons * USUAL_TURNOVER)
    for year, percent in ((2017, 96), (2018, 100)):
        yield AccountingYear(
            company=company,
            year=year,
            awu=round(persons * FULL_TIME * percent / 100, 1),
            headcount=persons,
            turnover=Decimal(turnover * percent // 100),
            balance=Decimal(turnover * percent // 220),
            source=ACCOUNTS.format(year=year),
        )


def _over_the_limit(company: Company) -> Iterator[AccountingYear]:
    """Yield three years of which only the last is over the limit: the answer does not change yet (SME-5)."""
    for year, awu, headcount, millions in ((2016, 221, 240, 41), (2017, 238, 252, 46), (2018, 263, 281, 53)):
        yield AccountingYear(
            company=company,
            year=year,
            awu=Decimal(awu),
            headcount=headcount,
            turnover=Decimal(millions * 1_000_000),
            balance=Decimal(millions * 600_000),
            source=ACCOUNTS.format(year=year),
        )


def write_notes(cast: Cast) -> None:
    """Write what the team noted about some visitors' companies, and who will be in touch with which when."""
    people = _people(cast)
    about = list(_visited(cast))[: len(NOTES)]
    copy_rows(
        [
            CompanyNote(
                programme=cast.programme,
                company=company,
                text=text,
                author=people[who],
                written_at=at(FIRST_DAY - dt.timedelta(days=days), 16, 10 + days % 40),
            )
            for company, (who, days, text) in zip(about, NOTES, strict=True)
        ]
    )
    copy_rows([_contact(cast, people, company, line) for company, line in zip(about, CONTACTS, strict=False)])


def _contact(
    cast: Cast, people: dict[str, User], company: Company, line: tuple[str, int, str, int | None, str]
) -> NextContact:
    who, days, what, done, outcome = line
    return NextContact(
        programme=cast.programme,
        company=company,
        what=what,
        owner=people[who],
        due_on=FIRST_DAY + dt.timedelta(days=days),
        done_on=None if done is None else FIRST_DAY + dt.timedelta(days=done),
        outcome=outcome,
    )


def _people(cast: Cast) -> dict[str, User]:
    """Return the first of the team by role."""
    by_email = {user.email: user for user in cast.users}
    accounts = [account for account in reversed(cast.definition.accounts) if account.email]
    return {account.role: by_email[account.email] for account in accounts}


def _visited(cast: Cast) -> Iterable[Company]:
    """Yield the firms that belong together first, then those of guests, each once."""
    tied = [firm.company for firm in _family_firms(cast.firms)]
    guests = [guest.firm.company for guest in cast.guests if guest.firm]
    return {company.pk: company for company in [*tied, *guests]}.values()
