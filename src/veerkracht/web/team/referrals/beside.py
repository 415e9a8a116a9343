"""What stands beside a question, asked for in the same query: so nothing is fetched of which there is nothing."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from veerkracht.domain.companies.models import Position
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.choices import ProposalState, QuestionState
from veerkracht.domain.referrals.models import FollowUp, Handoff, Proposal, Question, QuestionPause


def beside(programme: Programme) -> dict[str, Any]:
    """Return what the page asks along with its question: what comes next, and of what there is nothing to fetch."""
    here = OuterRef("pk")
    later = Q(due_on__gt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), pk__gt=here)
    at_company = Position.objects.filter(person=OuterRef("person"), company=OuterRef("company"), ends_on__isnull=True)
    parts = Question.objects.filter(Q(merged_into=here) | Q(split_from=here))
    return {
        "next_pk": Subquery(todo(programme).filter(later).order_by("due_on", "pk").values("pk")[:1]),
        "works_there": Exists(at_company),
        "handover_days": F("programme__desk__handover_days"),
        "has_pauses": Exists(QuestionPause.objects.filter(question=here)),
        "has_parts": Exists(parts),
        "has_handoffs": Exists(Handoff.objects.filter(question=here)),
        "has_proposal": Exists(Proposal.objects.filter(question=here, state=ProposalState.ASKED)),
        "has_follow_ups": Exists(FollowUp.objects.filter(question=here).exclude(outcome="")),
    }


def there(found: Question, name: str, prefix: str = "has_") -> bool:
    """Tell whether there is something of a kind beside the question, so that nothing is asked for in vain."""
    return bool(getattr(found, f"{prefix}{name}", True))


def todo(programme: Programme) -> QuerySet[Question]:
    """Return the open questions that nobody put off."""
    asleep = Q(snoozed_until__gt=programme.today())
    return Question.objects.of(programme).filter(state=QuestionState.OPEN).exclude(asleep)
