"""What a person decided earlier goes before what the matching would say."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from veerkracht.domain.companies.rules.matching import Match, Outcome, Suggestion
from veerkracht.domain.companies.rules.reasons import Reason

SURE = 1.0


@dataclass(frozen=True, slots=True)
class Remembered:
    """An earlier decision about the same evidence: this company, or none (`company_id` is None)."""

    company_id: int | None
    who: str
    day: str


def as_decided(match: Match, before: Remembered) -> Match:
    """Return the answer of an earlier decision, with what the matching found as the other suggestions."""
    reasons = (Reason.of("decided_before", who=before.who, day=before.day),)
    if before.company_id is None:
        return Match(Outcome.NONE, None, 0.0, reasons, match.suggestions)
    others = tuple(each for each in match.suggestions if each.company_id != before.company_id)
    chosen = Suggestion(before.company_id, SURE, reasons)
    return Match(Outcome.MATCH, before.company_id, SURE, reasons, (chosen, *others))


def without(match: Match, different: Collection[int]) -> Match:
    """Return the answer without suggestions that somebody said to be other firms than the one that was found."""
    left = tuple(each for each in match.suggestions if each.company_id not in different)
    return replace(match, suggestions=left)
