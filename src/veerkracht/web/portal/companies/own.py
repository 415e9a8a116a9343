"""Which companies are somebody's own, and what they see of them."""

import datetime as dt
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import Company, ConcreteStep, Position
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.ui.formats import day, money, number
from veerkracht.shared.ui.items import Term

TONES = {
    StepState.ASKED: "careful",
    StepState.EVIDENCED: "good",
    StepState.CONFIRMED: "good",
    StepState.DENIED: "neutral",
}


class Section(NamedTuple):
    """One company of somebody, with its steps and what we know of it."""

    company: Company
    steps: list[tuple[ConcreteStep, str]]
    known: list[Term]


def own_positions(user: User, programme: Programme) -> QuerySet[Position]:
    """Return where this user works now, in this programme."""
    found = Position.objects.filter(person__user=user, person__programme=programme, ends_on__isnull=True)
    return found.select_related("person", "company__programme", "company__municipality").order_by("company__name", "pk")


def own_sections(user: User, programme: Programme) -> list[Section]:
    """Return a section per company of this user; two queries."""
    companies = [position.company for position in own_positions(user, programme)]
    steps = ConcreteStep.objects.filter(company__in=companies).exclude(state=StepState.WITHDRAWN)
    found = list(steps.order_by("-done_on", "-pk"))
    return [
        Section(
            company,
            [(step, TONES[StepState(step.state)]) for step in found if step.company_id == company.pk],
            what_we_know(company),
        )
        for company in companies
    ]


def what_we_know(company: Company) -> list[Term]:
    """Return the record of the firm, each figure with where it comes from."""
    place = " ".join(part for part in (company.postcode, company.place) if part)
    rows: list[tuple[str, str, object]] = [
        ("name", _("Name"), company.name),
        ("kvk_number", _("KvK number"), company.kvk_number),
        ("municipality", _("Municipality"), company.municipality),
        ("place", _("Place"), place),
        ("website", _("Website"), company.website),
        ("phone", _("Telephone"), company.phone),
        ("sbi_code", _("Sector"), SECTORS.get(company.section, "")),
        ("headcount", _("Employees"), None if company.headcount is None else number(company.headcount)),
        ("turnover", _("Turnover"), money(company.turnover, cents=False)),
        ("balance", _("Balance total"), money(company.balance, cents=False)),
    ]
    return [Term(label, value, _source(company, name) if value else "") for name, label, value in rows]


def _source(company: Company, name: str) -> str:
    noted = company.sources.get(name)
    return f"{noted['source']}, {day(dt.date.fromisoformat(noted['on']), weekday=False)}" if noted else ""
