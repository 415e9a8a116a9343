"""The people: contacts of fans, pioniers, and everybody who comes to a meeting."""

import datetime as dt

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import Person, Position

from .cast import Cast, Guest, at
from .copying import copy_rows
from .draw import Draw
from .firms import Firm
from .setting import add_user
from .texts.names import POSITIONS

# How many people of one company come to meetings.
COLLEAGUES = ((1, 74), (2, 18), (3, 6), (4, 2))
ONE_IN_HAS_TWO_FIRMS = 300
OWN_DOMAIN = 0.6
# Of a company with fewer people the demo could show no employee scan by team.
HAS_TEAMS = range(32, 80)


def make_person(cast: Cast, draw: Draw, firm: Firm | None, *, name: str = "", email: str = "") -> Person:
    """Return a person, not yet in the database, with an address at the firm's invented domain or at example.org."""
    family = firm.family if firm and draw.chance(0.4) else ""
    name = name or cast.names.person(family, draw)
    domain = firm.company.website if firm and firm.company.website and draw.chance(OWN_DOMAIN) else "example.org"
    return Person(
        programme=cast.programme,
        name=name,
        email=email or cast.names.address(name, domain),
        language="nl",
        created_at=at(cast.definition.starts_on, 9),
    )


def position(person: Person, firm: Firm, draw: Draw, title: str = "", starts_on: dt.date | None = None) -> Position:
    """Return what the person is at the firm."""
    return Position(person=person, company=firm.company, title=title or draw.one(POSITIONS), starts_on=starts_on)


def invite_guests(cast: Cast) -> None:
    """Choose who comes to meetings: people of target companies, of others, and people without a known company."""
    draw = cast.draw("guests")
    amounts = cast.definition.amounts
    firms = draw.take(cast.firms.target, amounts.guest_companies)
    others = cast.firms.listed + draw.take(
        cast.firms.outside + cast.firms.unknown, max(amounts.guest_outsiders - len(cast.firms.listed), 0)
    )
    for firm in firms:
        cast.guests += [Guest(make_person(cast, draw, firm), firm) for _ in range(draw.one(COLLEAGUES))]
    cast.guests += [Guest(make_person(cast, draw, firm), firm) for firm in others]
    cast.guests += [Guest(make_person(cast, draw, None)) for _ in range(amounts.guests_without_company)]
    _give_second_firms(cast, draw)


def welcome_guests(cast: Cast) -> None:
    """Write the guests with what they are at their firms; one of them signs in as contact of a company."""
    draw = cast.draw("positions")
    _let_one_sign_in(cast)
    copy_rows([guest.person for guest in cast.guests])
    copy_rows(
        [
            position(guest.person, firm, draw)
            for guest in cast.guests
            for firm in (guest.firm, guest.second)
            if firm is not None
        ]
    )


def _let_one_sign_in(cast: Cast) -> None:
    """Give the account of the company contact to the first visitor of a target company with teams large enough."""
    wanted = [account for account in cast.definition.accounts if account.role == Role.COMPANY_CONTACT]
    target = {id(firm) for firm in cast.firms.target}
    for _, guest in cast.visits if wanted else []:
        alone = sum(other.firm is guest.firm for other in cast.guests) == 1
        if not guest.firm or not alone or id(guest.firm) not in target:
            continue
        if guest.firm.company.headcount in HAS_TEAMS and guest.person.email.endswith("@example.org"):
            person = guest.person
            person.user = add_user(cast, role=Role.COMPANY_CONTACT, name=person.name, email=person.email)
            cast.company_contact = guest
            return


def _give_second_firms(cast: Cast, draw: Draw) -> None:
    """Let a few people have two firms: one attendance, two companies (KPI-1)."""
    taken = {guest.firm.company.name for guest in cast.guests if guest.firm}
    free = [firm for firm in cast.firms.target if firm.company.name not in taken]
    for number, firm in enumerate(draw.take(free, len(cast.guests) // ONE_IN_HAS_TWO_FIRMS)):
        guest = cast.guests[number]
        cast.guests[number] = Guest(guest.person, guest.firm, firm)
