"""Facts that were linked to the wrong company, with the rows of the lists they came from."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Q

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions import move_facts
from veerkracht.domain.companies.actions.remembering import Decided, remember
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Company, FactMove, Touchpoint
from veerkracht.shared.audit import about, action

from ..models import ImportRow

ROWS = "events.ImportRow.company_id"


@action
def relink_facts(
    *, facts: Sequence[Touchpoint], target: Company | None, reason: str, at: dt.datetime, by: User | None
) -> FactMove:
    """Link facts of one company to another, or to none, with the rows of lists that say the same.

    What those rows said about the company is remembered for the next list. Undo with `undo_fact_move`.
    Raises FactsChanged, NobodyLeft, StepNeedsCompany.
    """
    move = move_facts(facts=facts, target=target, reason=reason, at=at, by=by)
    rows = list(_rows_of(facts, move.source_id))
    ImportRow.objects.filter(pk__in=[row.pk for row in rows]).update(company=target)
    move.moved = {**move.moved, ROWS: [row.pk for row in rows]}
    move.save(update_fields=["moved"])
    company_id = target.pk if target else None
    decided = [Decided(row.reading.company, company_id) for row in rows if row.reading.company.name]
    remember(move.programme, decided, source_kind=SourceKind.TEAM, source_id=move.pk, at=at, by=by)
    about(move.source, facts=len(facts), rows=len(rows))
    return move


def _rows_of(facts: Sequence[Touchpoint], company_id: int) -> Iterable[ImportRow]:
    """Return the rows that stand for these facts, also those of other lists of the same meeting."""
    wanted = Q(pk__in=())
    for fact in facts:
        if fact.occasion_id is not None:
            wanted |= Q(batch__event_id=fact.occasion_id, person_id=fact.person_id)
    return ImportRow.objects.filter(wanted, company_id=company_id).order_by("pk")
