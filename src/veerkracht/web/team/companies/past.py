"""What the history page of a company shows: changes, mails, questions, and merges that can be undone."""

import datetime as dt
from typing import Any

from django.db.models import Count, QuerySet

from veerkracht.domain.companies.models import Company, CompanyMerge, Correspondence, FactMove
from veerkracht.domain.programme.permissions import can_change
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.web.requests import SignedInRequest

from .facts import Reader
from .history import by_programme_clock, changes_of, letters
from .tabs import tabs_of

MAILS_SHOWN = 10
MOVES_SHOWN = 3
QUESTIONS_SHOWN = 5


def history_page(request: SignedInRequest, company: Company) -> dict[str, Any]:
    """Return everything that the page shows."""
    return {
        "company": company,
        "tabs": tabs_of(company, "company-history"),
        "questions": _questions(request, company),
        "mails": _mails(request, company),
        "merges": _merges(company),
        "moves": list(_moves(company)),
        "changes": changes_of(company),
        "may_change": can_change(request.user, request.programme),
    }


def _questions(request: SignedInRequest, company: Company) -> dict[str, Any]:
    """Return how many questions came from here; the questions themselves only for who answers them."""
    reader = Reader.of(request)
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


def _moves(company: Company) -> QuerySet[FactMove]:
    """Return the last times that facts were linked to another company, which can be put back."""
    found = FactMove.objects.filter(source=company, undone_at__isnull=True).select_related("target", "moved_by")
    return found.order_by("-pk")[:MOVES_SHOWN]


def _merges(company: Company) -> list[tuple[CompanyMerge, dt.datetime]]:
    """Return the companies that were taken in and could be given back, the last one first."""
    found = CompanyMerge.objects.filter(kept=company, undone_at__isnull=True).select_related("merged", "merged_by")
    return [(merge, by_programme_clock(company.programme, merge.merged_at)) for merge in found.order_by("-pk")]
