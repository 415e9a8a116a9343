"""What the page of a company shows, gathered in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from veerkracht.domain.companies.models import (
    Company,
    CompanyMerge,
    CompanyStage,
    ConcreteStep,
    Correspondence,
    Position,
    Touchpoint,
)
from veerkracht.domain.programme.choices import Stage
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.programme.queries import population_limits
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.ui.formats import day, money, number
from veerkracht.shared.ui.items import Term
from veerkracht.web.requests import SignedInRequest

from .facts import Reader, ShownFact, show, shown, with_everything_shown
from .history import by_programme_clock, changes_of, letters
from .wording import (
    NOT_REACHED,
    STAGE_TONES,
    STAGES,
    STEP_TONES,
    TARGET,
    TARGET_TONES,
    reason_in_words,
    reason_tone,
    sector,
)

FACTS_SHOWN = 50
MAILS_SHOWN = 10
QUESTIONS_SHOWN = 5


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
    stage = CompanyStage.objects.filter(company=company).select_related(*_PROOF_PARTS).first()
    facts = with_everything_shown(Touchpoint.objects.filter(company=company))
    limit = None if all_facts else FACTS_SHOWN + 1
    lines = shown(facts[:limit], reader)
    return {
        "company": company,
        "identity": identity(company),
        "target": _target(request, company),
        "stage": _stage(stage),
        "proofs": _proofs(stage, reader),
        "facts": lines if all_facts else lines[:FACTS_SHOWN],
        "has_more_facts": not all_facts and len(lines) > FACTS_SHOWN,
        "sees_people": reader.sees_people,
        "positions": _positions(company),
        "steps": _steps(company),
        "questions": _questions(request, company, reader),
        "mails": _mails(request, company),
        "merges": _merges(company),
        "changes": changes_of(company),
        "may_change": can_change(request.user, request.programme),
    }


_PROOF_PARTS = tuple(
    f"{stage}_by{part}"
    for stage in ("reached", "aware", "activated")
    for part in ("", "__occasion", "__person", "__programme")
)


def identity(company: Company) -> list[Term]:
    """Return what we know of the firm, each with source and date."""
    place = " ".join(part for part in (company.postcode, company.place) if part)
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
    ]
    return [Term(label, value, source_of(company, name) if value else "") for name, label, value in rows]


def source_of(company: Company, name: str) -> str:
    """Return where a figure comes from and since when; empty when nobody noted it."""
    noted = company.sources.get(name)
    return f"{noted['source']}, {day(dt.date.fromisoformat(noted['on']), weekday=False)}" if noted else ""


def _target(request: SignedInRequest, company: Company) -> dict[str, Any]:
    limits = population_limits(request.programme)(request.programme.today())
    return {
        "word": TARGET[company.target_answer],
        "tone": TARGET_TONES[company.target_answer],
        "reasons": [(reason_tone(code), reason_in_words(code, company, limits)) for code in company.target_reasons],
    }


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


def _questions(request: SignedInRequest, company: Company, reader: Reader) -> dict[str, Any]:
    """Return how many questions came from here; the questions themselves only for who answers them."""
    asked = Question.objects.of(request.programme).filter(company=company)
    counts = dict(asked.order_by().values_list("state").annotate(Count("pk")))
    labels = dict(QuestionState.choices)
    return {
        "counts": [(labels[state], count) for state, count in sorted(counts.items())],
        "may_read": reader.reads_questions,
        "latest": list(asked.order_by("-asked_at", "-pk")[:QUESTIONS_SHOWN]) if reader.reads_questions else [],
    }


def _mails(request: SignedInRequest, company: Company) -> list[tuple[Correspondence, dt.datetime]]:
    """Return the last mails, for who may read the outbox."""
    if not can_change(request.user, request.programme):
        return []
    found = Correspondence.objects.filter(company=company).select_related("mail", "person")
    return letters(found.order_by("-mail__created_at", "-pk")[:MAILS_SHOWN], request.programme)


def _merges(company: Company) -> list[tuple[CompanyMerge, dt.datetime]]:
    """Return the companies that were taken in and could be given back, the last one first."""
    found = CompanyMerge.objects.filter(kept=company, undone_at__isnull=True).select_related("merged", "merged_by")
    return [(merge, by_programme_clock(company.programme, merge.merged_at)) for merge in found.order_by("-pk")]
