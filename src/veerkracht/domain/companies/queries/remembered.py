"""What people decided before goes before what the matching says."""

from collections.abc import Collection, Sequence

from django.db.models import Q
from django.utils import timezone

from veerkracht.domain.programme.models import Programme

from ..choices import PairState
from ..models import DuplicatePair, MatchDecision
from ..rules.duplicates import Remembered, as_decided, is_bare, row_fingerprint, without
from ..rules.matching import CompanyEvidence, Match, Outcome


def remembered(
    programme: Programme, rows: Sequence[CompanyEvidence], matches: Sequence[Match], *, by_name_alone: bool
) -> list[Match]:
    """Return the answers with earlier decisions about the same evidence in their place; at most two queries.

    A company that was found is not offered together with one that somebody said to be another firm. Without
    `by_name_alone` a decision about a row that gave only a name is left out, because nobody looks at the answer.
    """
    prints = [row_fingerprint(row) if by_name_alone or not is_bare(row) else "" for row in rows]
    before = _decisions(programme, {code for code in prints if code})
    answers = [
        as_decided(match, before[code]) if code in before else match
        for match, code in zip(matches, prints, strict=True)
    ]
    return _apart(answers)


def _decisions(programme: Programme, prints: Collection[str]) -> dict[str, Remembered]:
    if not prints:
        return {}
    found = MatchDecision.objects.of(programme).in_force().filter(fingerprint__in=prints).select_related("decided_by")
    return {
        each.fingerprint: Remembered(
            each.company_id, str(each.decided_by or "?"), timezone.localdate(each.decided_at).strftime("%d-%m-%Y")
        )
        for each in found.order_by("pk")
    }


def _apart(answers: list[Match]) -> list[Match]:
    """Take from certain answers the suggestions that are known to be other firms."""
    found = {
        int(each.company_id)
        for each in answers
        if each.outcome is Outcome.MATCH and each.company_id is not None and len(each.suggestions) > 1
    }
    if not found:
        return answers
    pairs = DuplicatePair.objects.filter(Q(one__in=found) | Q(other__in=found), state=PairState.DIFFERENT)
    other_firms: dict[int, set[int]] = {}
    for one, other in pairs.order_by("pk").values_list("one_id", "other_id"):
        other_firms.setdefault(one, set()).add(other)
        other_firms.setdefault(other, set()).add(one)
    return [
        without(each, other_firms.get(int(each.company_id or 0), set())) if each.outcome is Outcome.MATCH else each
        for each in answers
    ]
