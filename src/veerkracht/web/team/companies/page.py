"""What the page of a company shows, gathered in a fixed number of queries."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from veerkracht.domain.companies.actions.kvk import kvk_is_on
from veerkracht.domain.companies.models import (
    Company,
    CompanyNote,
    CompanyStage,
    ConcreteStep,
    Establishment,
    Position,
    Touchpoint,
)
from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.scans.queries import shared_scan
from veerkracht.shared.ui.formats import day, money, number
from veerkracht.shared.ui.items import Term
from veerkracht.web.requests import SignedInRequest

from .facts import Reader, ShownFact, show, shown, with_everything_shown
from .tabs import tabs_of
from .wording import (
    NOT_REACHED,
    STAGE_TONES,
    STAGES,
    STEP_TONES,
    TARGET,
    TARGET_TONES,
    sector,
)

FACTS_SHOWN = 50
NOTES_SHOWN = 30
CONTACTS_SHOWN = 30


@dataclass(frozen=True)
class Proof:
    """One stage: since when, and the fact that proved it. `is_implied` when the proof is that of a later stage."""

    label: str
    on: dt.date
    fact: ShownFact | None
    is_proxy: bool


def company_page(request: SignedInRequest, company: Company, *, all_facts: bool) -> dict[str, Any]:
    """Return everything that the page shows."""
    reader = Reader.of(request)
    stage = getattr(company, "stage", None)
    facts = with_everything_shown(Touchpoint.objects.filter(company=company))
    limit = None if all_facts else FACTS_SHOWN + 1
    lines = shown(facts[:limit], reader)
    return {
        "company": company,
        "identity": identity(company),
        "target": (TARGET[company.target_answer], TARGET_TONES[company.target_answer]),
        "kvk_is_on": kvk_is_on(),
        "tabs": tabs_of(company, "company"),
        "stage": _stage(stage),
        "proofs": _proofs(stage, reader),
        "facts": lines if all_facts else lines[:FACTS_SHOWN],
        "has_more_facts": not all_facts and len(lines) > FACTS_SHOWN,
        "sees_people": reader.sees_people,
        "positions": _positions(company),
        "steps": _steps(company),
        "notes": list(_notes(company)) if reader.sees_people else [],
        "contacts": _contacts(company),
        "shared_scan": shared_scan(company),
        "establishments": _establishments(company),
        "may_change": can_change(request.user, request.programme),
    }


# What the page follows from the company on; read together with it.
FOLLOWED = (
    "programme",
    "municipality",
    *(
        f"stage__{stage}_by__{part}"
        for stage in ("reached", "aware", "activated")
        for part in ("occasion", "person", "programme")
    ),
)


def identity(company: Company) -> list[Term]:
    """Return what we know of the firm, each with source, date and who says so."""
    place = ", ".join(filter(None, (company.street, " ".join(filter(None, (company.postcode, company.place))))))
    code = f"{company.sbi_code} ({company.sbi_version})" if company.sbi_code else ""
    rows: list[tuple[str, str, object]] = [
        ("kvk_number", _("KvK number"), company.kvk_number),
        ("trade_names", _("Trade names"), ", ".join(company.trade_names)),
        ("municipality", _("Municipality"), company.municipality),
        ("place", _("Place"), place),
        ("website", _("Website"), company.website),
        ("phone", _("Telephone"), company.phone),
        ("sbi_code", _("SBI code"), code),
        ("section", _("Sector"), sector(company.section)),
        ("headcount", _("Employees"), None if company.headcount is None else number(company.headcount)),
        ("turnover", _("Turnover"), money(company.turnover, cents=False)),
        ("balance", _("Balance total"), money(company.balance, cents=False)),
        *((name, label, value) for name, label, value in _seldom(company) if value),
    ]
    names = _names(company)
    return [Term(label, value, source_of(company, name, names) if value else "") for name, label, value in rows]


def _seldom(company: Company) -> list[tuple[str, str, object]]:
    """Return what only stands there when it is known."""
    return [
        ("legal_name", _("Name in the statutes"), company.legal_name),
        ("rsin", _("RSIN"), company.rsin),
        ("headcount_class", _("Size class"), company.headcount_class),
        ("founded_on", _("Founded"), company.founded_on and day(company.founded_on, weekday=False)),
        ("closed_on", _("Closed"), company.closed_on and day(company.closed_on, weekday=False)),
        ("gone_on", _("Not in the register since"), company.gone_on and day(company.gone_on, weekday=False)),
        ("non_mailing", _("Unasked post"), _("not wanted") if company.non_mailing else ""),
    ]


def _names(company: Company) -> dict[int, str]:
    """Return the names of who filled in a field, as `find_any_company` brought them along."""
    tellers: Mapping[str, str] = getattr(company, "tellers", None) or {}
    return {int(key): name for key, name in tellers.items()}


def source_of(company: Company, name: str, names: Mapping[int, str]) -> str:
    """Return where a figure comes from, since when and who says so; empty when nobody noted it."""
    noted = company.sources.get(name)
    if not noted:
        return ""
    who = names.get(noted.get("by", 0), "")
    return ", ".join(filter(None, (noted["source"], day(dt.date.fromisoformat(noted["on"]), weekday=False), who)))


def _stage(stage: CompanyStage | None) -> dict[str, Any]:
    code = NOT_REACHED
    if stage is not None:
        code = Stage.ACTIVATED if stage.activated_on else Stage.AWARE if stage.aware_on else Stage.REACHED
    return {
        "word": STAGES[code],
        "tone": STAGE_TONES[code],
        "level": stage.get_activated_level_display() if stage and stage.activated_level else "",
    }


def _proofs(stage: CompanyStage | None, reader: Reader) -> list[Proof]:
    """Return each stage the company has, with the fact that proved it (KPI-2, KPI-5)."""
    if stage is None:
        return []
    rows = (
        (Stage.REACHED, stage.reached_on, stage.reached_by, False),
        (Stage.AWARE, stage.aware_on, stage.aware_by, stage.aware_is_proxy),
        (Stage.ACTIVATED, stage.activated_on, stage.activated_by, False),
    )
    return [
        Proof(str(code.label), on, show(fact, reader) if fact else None, proxy) for code, on, fact, proxy in rows if on
    ]


def _positions(company: Company) -> list[Position]:
    return list(
        Position.objects.filter(company=company).select_related("person").order_by("ends_on", "person__name", "pk")
    )


def _steps(company: Company) -> list[tuple[ConcreteStep, str]]:
    steps = ConcreteStep.objects.filter(company=company).order_by("-done_on", "-pk")
    return [(step, STEP_TONES[step.state]) for step in steps]


def _notes(company: Company) -> Iterable[CompanyNote]:
    return company.notes.select_related("author").order_by("-written_at", "-pk")[:NOTES_SHOWN]


def _contacts(company: Company) -> dict[str, Any]:
    """Return what is still to be done, each with whether it is late, and what was done last."""
    today = company.programme.today()
    order = (F("done_on").desc(nulls_first=True), "due_on", "pk")
    found = list(company.next_contacts.select_related("owner").order_by(*order)[:CONTACTS_SHOWN])
    return {
        "open": [(contact, contact.due_on < today) for contact in found if contact.done_on is None],
        "done": [contact for contact in found if contact.done_on is not None],
    }


def _establishments(company: Company) -> list[Establishment]:
    found = Establishment.objects.filter(company=company).select_related("municipality")
    return list(found.order_by("-is_head_office", "number"))
