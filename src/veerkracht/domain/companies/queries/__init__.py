"""Reads over companies, people, the ledger and undertakings."""

from .mailing import PostReach, Reach, post_reach, reach, with_consent
from .matching import company_of_visitor, company_records, counted, match_companies, record_of
from .population import Cell, Part, population_cells, summed
from .segments import IS_AT, NOT_REACHED, Members, companies_of, members_of, persons_of, size_filter
from .undertakings import Group, SingleUndertaking, group_of, single_undertaking, sme_answer

__all__ = [
    "IS_AT",
    "NOT_REACHED",
    "Cell",
    "Group",
    "Members",
    "Part",
    "PostReach",
    "Reach",
    "SingleUndertaking",
    "companies_of",
    "company_of_visitor",
    "company_records",
    "counted",
    "group_of",
    "match_companies",
    "members_of",
    "persons_of",
    "population_cells",
    "post_reach",
    "reach",
    "record_of",
    "single_undertaking",
    "size_filter",
    "sme_answer",
    "summed",
    "with_consent",
]
