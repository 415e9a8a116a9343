"""Two records that may be one firm: what a decision about them rests on, and which pairs form groups."""

from veerkracht.domain.companies.rules.duplicates.fingerprints import is_bare, pair_fingerprint, row_fingerprint
from veerkracht.domain.companies.rules.duplicates.groups import whole_groups
from veerkracht.domain.companies.rules.duplicates.remembering import Remembered, as_decided, without

__all__ = ["Remembered", "as_decided", "is_bare", "pair_fingerprint", "row_fingerprint", "whole_groups", "without"]
