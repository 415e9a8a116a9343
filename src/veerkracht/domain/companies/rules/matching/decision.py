"""From comparisons to one answer for a row: certain, perhaps, new, or nothing to go by."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from veerkracht.domain.companies.rules.matching.comparison import Comparison, Level, compare
from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord, profile_of
from veerkracht.domain.companies.rules.reasons import Reason

MARGIN = 0.04  # a certain answer must be this much better than the next certain one
MOST_SUGGESTIONS = 5


class Outcome(StrEnum):
    """What a row is: a company we know, perhaps one, a new one, or a row that names no company."""

    MATCH = "match"
    PERHAPS = "perhaps"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A company that a person may choose."""

    company_id: int | str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The answer. `company_id` is the best company for MATCH and PERHAPS; `suggestions` begin with it."""

    outcome: Outcome
    company_id: int | str | None
    score: float
    reasons: tuple[Reason, ...]
    suggestions: tuple[Suggestion, ...] = ()


def decide(evidence: CompanyEvidence, candidates: Iterable[CompanyRecord]) -> Match:
    """Choose among the candidates, in whatever order they come. Two equally good ones give PERHAPS, never a guess."""
    ranked = _ranked(evidence, candidates)
    if not ranked:
        return _without_candidate(evidence)
    suggestions = tuple(Suggestion(record.company_id, c.score, c.reasons) for record, c in ranked[:MOST_SUGGESTIONS])
    best = ranked[0][1]
    doubt = _doubt([comparison for _record, comparison in ranked])
    is_certain = best.level is Level.CERTAIN and not doubt
    reasons = (*doubt, *best.reasons)
    outcome = Outcome.MATCH if is_certain else Outcome.PERHAPS
    return Match(outcome, suggestions[0].company_id, best.score, reasons, suggestions)


def _ranked(evidence: CompanyEvidence, candidates: Iterable[CompanyRecord]) -> list[tuple[CompanyRecord, Comparison]]:
    by_id = {str(record.company_id): record for record in candidates}
    compared = [(record, compare(evidence, record)) for record in by_id.values()]
    useful = [pair for pair in compared if pair[1].level is not Level.NO]
    return sorted(useful, key=lambda pair: (-pair[1].level, -pair[1].score, _id_order(pair[0].company_id)))


def _id_order(company_id: int | str) -> tuple[int, str]:
    return (company_id, "") if isinstance(company_id, int) else (0, company_id)


def _doubt(comparisons: list[Comparison]) -> tuple[Reason, ...]:
    """Why the best is not simply taken: another is as good, or the number says another company."""
    best, *others = comparisons
    if best.level is not Level.CERTAIN:
        return ()
    rivals = [c for c in others if c.level is Level.CERTAIN and c.by_number >= best.by_number]
    equal = [c for c in rivals if c.score > best.score - MARGIN]
    namesakes = [c for c in others if c.is_same_name] if best.by_name_only else []
    if equal or namesakes:
        return (Reason.of("several_equal", count=len({*map(id, equal), *map(id, namesakes)}) + 1),)
    if not best.by_number and any(c.by_number for c in others):
        return (Reason.of("number_points_elsewhere"),)
    return ()


def _without_candidate(evidence: CompanyEvidence) -> Match:
    profile = profile_of(evidence)
    if profile.names:
        return Match(Outcome.NEW, None, 0.0, (Reason.of("no_candidate"),))
    if profile.kvk_number or profile.establishments:
        return Match(Outcome.NONE, None, 0.0, (Reason.of("number_without_name"),))
    code = "only_domain" if profile.domains else "no_company"
    return Match(Outcome.NONE, None, 0.0, (Reason.of(code),))
