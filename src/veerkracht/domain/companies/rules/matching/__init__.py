"""The one place where a row of a list is matched to a company of the register.

A caller stores `blocking_keys` of each company, fetches the companies that share a key with a row, and lets `decide`
choose: certain, perhaps (a person looks), new, or nothing to go by. Every answer carries its reasons.
"""

from veerkracht.domain.companies.rules.matching.blocking import blocking_keys
from veerkracht.domain.companies.rules.matching.comparison import Comparison, compare
from veerkracht.domain.companies.rules.matching.decision import (
    DEFAULT_THRESHOLDS,
    Match,
    Outcome,
    Suggestion,
    Thresholds,
    decide,
)
from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord, profile_of
from veerkracht.domain.companies.rules.matching.names import CompanyName, company_name, legal_form_of, name_key
from veerkracht.domain.companies.rules.matching.similarity import name_similarity
from veerkracht.domain.companies.rules.matching.statistics import NO_STATISTICS, NameStatistics

__all__ = [
    "DEFAULT_THRESHOLDS",
    "NO_STATISTICS",
    "CompanyEvidence",
    "CompanyName",
    "CompanyRecord",
    "Comparison",
    "Match",
    "NameStatistics",
    "Outcome",
    "Suggestion",
    "Thresholds",
    "blocking_keys",
    "company_name",
    "compare",
    "decide",
    "legal_form_of",
    "name_key",
    "name_similarity",
    "profile_of",
]
