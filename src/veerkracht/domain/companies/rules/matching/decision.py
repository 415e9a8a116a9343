"""From comparisons to one answer for a row: certain, perhaps, new, or nothing to go by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp

from veerkracht.domain.companies.rules.matching.comparison import Comparison, compare_profiles
from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord, profile_of
from veerkracht.domain.companies.rules.matching.statistics import NO_STATISTICS, NameStatistics
from veerkracht.domain.companies.rules.reasons import Reason

MOST_SUGGESTIONS = 5


class Outcome(StrEnum):
    """What a row is: a company we know, perhaps one, a new one, or a row that names no company."""

    MATCH = "match"
    PERHAPS = "perhaps"
    NEW = "new"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability a company is shown to a person, and from which it is linked without one."""

    perhaps: float = 0.03
    certain: float = 0.87

    def __post_init__(self) -> None:
        if not 0 < self.perhaps < self.certain <= 1:
            raise ValueError("0 < perhaps < certain <= 1")


DEFAULT_THRESHOLDS = Thresholds()


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


def decide(
    evidence: CompanyEvidence | CompanyRecord,
    candidates: Iterable[CompanyRecord],
    statistics: NameStatistics = NO_STATISTICS,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Match:
    """Choose among the candidates, in whatever order they come. Two equally good ones give PERHAPS, never a guess.

    The score of the answer is the probability that the row is this company and none of the others.
    """
    ranked = _ranked(evidence, candidates, statistics)
    useful = _useful(ranked, thresholds)
    if not useful:
        return _without_candidate(evidence)
    score = _share([comparison.log_odds for _record, comparison in ranked])
    suggestions = tuple(Suggestion(record.company_id, c.score, c.reasons) for record, c in useful)
    doubt = _doubt([comparison for _record, comparison in useful], score, thresholds)
    is_certain = score >= thresholds.certain and ranked[0][1].facts.can_be_certain and not doubt
    outcome = Outcome.MATCH if is_certain else Outcome.PERHAPS
    reasons = (*doubt, *suggestions[0].reasons)
    return Match(outcome, suggestions[0].company_id, score, reasons, suggestions)


def _ranked(
    evidence: CompanyEvidence | CompanyRecord, candidates: Iterable[CompanyRecord], statistics: NameStatistics
) -> list[tuple[CompanyRecord, Comparison]]:
    by_id = {str(record.company_id): record for record in candidates}
    known = profile_of(evidence)
    compared = [(record, compare_profiles(known, profile_of(record), statistics)) for record in by_id.values()]
    return sorted(compared, key=lambda pair: (-pair[1].log_odds, _id_order(pair[0].company_id)))


def _useful(
    ranked: Sequence[tuple[CompanyRecord, Comparison]], thresholds: Thresholds
) -> list[tuple[CompanyRecord, Comparison]]:
    """What a person may want to see, the best first. A company with the number of the row is always among it."""
    likely = [pair for pair in ranked if pair[1].score >= thresholds.perhaps]
    numbered = [pair for pair in ranked if pair[1].by_number and pair not in likely] if likely else []
    return [*likely[: MOST_SUGGESTIONS - len(numbered)], *numbered]


def _id_order(company_id: int | str) -> tuple[int, str]:
    return (company_id, "") if isinstance(company_id, int) else (0, company_id)


def _share(log_odds: Sequence[float]) -> float:
    """The probability of the first when at most one of all can be it."""
    best = log_odds[0]
    return round(1 / (exp(-best) + sum(exp(each - best) for each in log_odds)), 6)


def _doubt(comparisons: Sequence[Comparison], score: float, thresholds: Thresholds) -> tuple[Reason, ...]:
    """Why the best is not simply taken: another is as good, or the number says another company."""
    best, *others = comparisons
    if not best.by_number and any(other.by_number for other in others):
        return (Reason.of("number_points_elsewhere"),)
    namesakes = [other for other in others if other.is_namesake] if best.is_named_only else []
    if namesakes:
        return (Reason.of("several_equal", count=len(namesakes) + 1),)
    if score >= thresholds.certain:
        return ()
    if best.by_number and best.facts.naming and best.facts.naming.is_other_name:
        return (Reason.of("number_same_name_differs"),)
    equal = [other for other in others if other.log_odds > best.log_odds - 1.5]
    if equal and best.score >= thresholds.certain:
        return (Reason.of("several_equal", count=len(equal) + 1),)
    return (Reason.of("name_common"),) if best.is_named_only and best.is_namesake else ()


def _without_candidate(evidence: CompanyEvidence | CompanyRecord) -> Match:
    profile = profile_of(evidence)
    if profile.names:
        return Match(Outcome.NEW, None, 0.0, (Reason.of("no_candidate"),))
    if profile.kvk_number or profile.establishments:
        return Match(Outcome.NONE, None, 0.0, (Reason.of("number_without_name"),))
    code = "only_domain" if profile.domains else "no_company"
    return Match(Outcome.NONE, None, 0.0, (Reason.of(code),))
