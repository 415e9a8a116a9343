"""Take in what somebody says after a meeting; "I see the need" becomes a measured fact (KPI-2)."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts, write_facts
from veerkracht.domain.companies.choices import SourceKind, TouchpointKind
from veerkracht.domain.companies.models import Touchpoint
from veerkracht.shared.audit import action

from ..models import Event, Feedback


@action
def answer_feedback(
    *,
    feedback: Feedback,
    need: int | None = None,
    next_step: str | None = None,
    words: str | None = None,
    at: dt.datetime,
    by: User | None = None,
) -> Feedback:
    """Keep one answer or more; a later answer to the same question takes the place of the earlier one.

    The need is written to the ledger for each company that the person came for, so that *aware* is measured (KPI-2).
    """
    held = Feedback.objects.select_for_update(of=("self",), no_key=True)
    feedback = held.select_related("event__occasion", "event__programme").get(pk=feedback.pk)
    changed = need is not None and need != feedback.need
    if need is not None:
        feedback.need = need
    if next_step is not None:
        feedback.next_step = next_step
    if words is not None:
        feedback.words = words.strip()
    feedback.answered_at = feedback.answered_at or at
    feedback.save()
    if changed:
        _measure(feedback, at)
    return feedback


def measure_again(event: Event, people: Collection[int], at: dt.datetime) -> None:
    """Let what these people answered count for the companies they came for now; for use inside an action."""
    answered = Feedback.objects.filter(event=event, person_id__in=people, need__isnull=False)
    for feedback in answered.select_related("event__occasion", "event__programme").order_by("pk"):
        _measure(feedback, at)


def _measure(feedback: Feedback, at: dt.datetime) -> None:
    programme, event = feedback.event.programme, feedback.event
    facts = Touchpoint.objects.of(programme).live()
    earlier = facts.filter(source_kind=SourceKind.SURVEY, source_id=feedback.pk)
    void_facts(programme, earlier, reason="answered again", at=at, by=None)
    if feedback.person_id is None:
        return
    came = facts.filter(occasion_id=event.pk, kind=TouchpointKind.ATTENDED, person_id=feedback.person_id)
    companies: list[int | None] = list(came.order_by("company_id").values_list("company_id", flat=True).distinct()) or [
        None
    ]
    new = [
        Touchpoint(
            programme=programme,
            kind=TouchpointKind.SAW_NEED,
            on=timezone.localdate(event.starts_at),
            person_id=feedback.person_id,
            company_id=company_id,
            occasion=event.occasion,
            quantity=0,
            value=feedback.need,
            source_kind=SourceKind.SURVEY,
            source_id=feedback.pk,
        )
        for company_id in companies
    ]
    write_facts(programme, new, None)
