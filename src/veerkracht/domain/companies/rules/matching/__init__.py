"""The one place where a row of a list is matched to a company of the register.

A caller stores `blocking_keys` of each company, fetches the companies that share a key with a row, and lets `decide`
choose: certain, perhaps (a person looks), new, or nothing to go by. Every answer carries its reasons.
"""

from veerkracht.domain.companies.rules.matching.blocking import blocking_keys
from veerkracht.domain.companies.rules.matching.comparison import Comparison, Level, compare
from veerkracht.domain.companies.rules.matching.decision import Match, Outcome, Suggestion, decide
from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord
from veerkracht.domain.companies.rules.matching.names import CompanyName, company_name, name_key
from veerkracht.domain.companies.rules.matching.similarity import name_similarity

__all__ = [
    "CompanyEvidence",
    "CompanyName",
    "CompanyRecord",
    "Comparison",
    "Level",
    "Match",
    "Outcome",
    "Suggestion",
    "blocking_keys",
    "company_name",
    "compare",
    "decide",
    "name_key",
    "name_similarity",
]
