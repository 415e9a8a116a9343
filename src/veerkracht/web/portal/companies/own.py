"""Which companies are somebody's own, and what they see of them."""

import datetime as dt
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.choices import StepState
from veerkracht.domain.companies.models import Company, ConcreteStep, Position
from veerkracht.domain.companies.permissions import can_answer_step
from veerkracht.domain.impact.choices import SECTORS
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.ui.formats import day, money, number
from veerkracht.shared.ui.items import Term

STATES = {
    StepState.ASKED: gettext_lazy("waits for your answer"),
    StepState.EVIDENCED: gettext_lazy("shown by evidence"),
    StepState.CONFIRMED: gettext_lazy("you said yes"),
    StepState.DENIED: gettext_lazy("you said no"),
}
TONES = {
    StepState.ASKED: "careful",
    StepState.EVIDENCED: "good",
    StepState.CONFIRMED: "good",
    StepState.DENIED: "neutral",
}


class Section(NamedTuple):
    """One company of somebody, with its steps and what we know of it."""

    company: Company
    steps: list["OwnStep"]
    known: list[Term]


class OwnStep(NamedTuple):
    """A step as its company sees it; `url` opens the page on which it can still be answered."""

    step: ConcreteStep
    state: str
    tone: str
    url: str


def own_positions(user: User, programme: Programme) -> QuerySet[Position]:
    """Return where this user works now, in this programme."""
    found = Position.objects.filter(person__user=user, person__programme=programme, ends_on__isnull=True)
    return found.select_related("person", "company__programme", "company__municipality").order_by("company__name", "pk")


def own_sections(user: User, programme: Programme) -> list[Section]:
    """Return a section per company of this user; two queries."""
    companies = [position.company for position in own_positions(user, programme)]
    steps = ConcreteStep.objects.filter(company__in=companies).exclude(state=StepState.WITHDRAWN)
    found = [_own_step(step, programme) for step in steps.order_by("-done_on", "-pk")]
    return [
        Section(company, [own for own in found if own.step.company_id == company.pk], what_we_know(company))
        for company in companies
    ]


def _own_step(step: ConcreteStep, programme: Programme) -> OwnStep:
    state = StepState(step.state)
    url = reverse("public:step", args=[step.token]) if can_answer_step(step, programme.now()) else ""
    return OwnStep(step, str(STATES[state]), TONES[state], url)


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
