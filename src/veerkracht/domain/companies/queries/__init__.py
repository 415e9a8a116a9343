"""Reads over companies, people and the ledger."""

from .matching import company_of_visitor, match_companies, record_of
from .segments import IS_AT, NOT_REACHED, Members, companies_of, members_of, persons_of, size_filter

__all__ = [
    "IS_AT",
    "NOT_REACHED",
    "Members",
    "companies_of",
    "company_of_visitor",
    "match_companies",
    "members_of",
    "persons_of",
    "record_of",
    "size_filter",
]
