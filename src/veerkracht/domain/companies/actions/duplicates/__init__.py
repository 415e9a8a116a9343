"""Find records that may be one firm, and remember what a person decides about them."""

from .deciding import decide_pair, reopen_pair
from .searching import finish_searches, rate_pairs, search_piece, start_search

__all__ = ["decide_pair", "finish_searches", "rate_pairs", "reopen_pair", "search_piece", "start_search"]
