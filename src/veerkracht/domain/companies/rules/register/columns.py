"""Which column of a register file holds what: by its name, and by its values where the name says nothing."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence

from rapidfuzz import fuzz

from ..columns.headers import header_words
from .fields import HEADERS, RegisterField

Rows = Sequence[Sequence[str]]
HEADER_WITHIN = 15
FUZZY_LEAST = 88
LONGEST_HEADER = 80
_MOSTLY = 0.8
_NO_WORDS = re.compile(r"[^a-z0-9]+")

_LOOKS: dict[RegisterField, Callable[[str], object]] = {
    RegisterField.ESTABLISHMENT_NUMBER: re.compile(r"^0000\d{8}$").match,
    RegisterField.POSTCODE: re.compile(r"^[1-9]\d{3}\s?[A-Za-z]{2}$").match,
    RegisterField.KVK_NUMBER: re.compile(r"^\d{8}$").match,
    RegisterField.WEBSITE: re.compile(r"^(?:https?://|www\.)\S+\.\S+$").match,
}


def header_row_of(rows: Rows) -> int:
    """Return the index of the row with the column names; -1 when the file begins with data."""
    found = [(len(set(map(_named, row)) - {None}), -index) for index, row in enumerate(rows[:HEADER_WITHIN])]
    best, negative = max(found, default=(0, 0))
    return -negative if best >= 2 or (best and len(rows[-negative]) == 1) else -1


def guess_fields(header: Sequence[str], rows: Rows) -> dict[int, RegisterField]:
    """Return per column what it holds; columns that say nothing are left out. Each field gets one column."""
    found: dict[int, RegisterField] = {}
    for exact in (True, False):
        for index, name in enumerate(header):
            field = None if index in found else _named(name, fuzzy=not exact)
            if field and field not in found.values():
                found[index] = field
    for field, looks in _LOOKS.items():
        if field not in found.values():
            alike = _column_that(looks, rows, taken=found)
            if alike is not None:
                found[alike] = field
    return found


def signature(header: Sequence[str]) -> str:
    """Return what recognises files with the same column names, whatever their order of rows."""
    names = [_NO_WORDS.sub("", name.casefold()) for name in header]
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _named(header: str, *, fuzzy: bool = False) -> RegisterField | None:
    if not header or len(header) > LONGEST_HEADER:
        return None
    squashed = "".join(header_words(header))
    for field, phrases in HEADERS.items():
        if squashed in phrases:
            return field
    if not fuzzy or len(squashed) < 6:
        return None
    likely = {field: max(fuzz.ratio(squashed, phrase) for phrase in phrases) for field, phrases in HEADERS.items()}
    best = max(likely, key=lambda field: likely[field])
    return best if likely[best] >= FUZZY_LEAST else None


def _column_that(looks: Callable[[str], object], rows: Rows, taken: Mapping[int, RegisterField]) -> int | None:
    """Return the column of which most values look like a field."""
    width = max((len(row) for row in rows), default=0)
    for index in range(width):
        values = [row[index] for row in rows if index < len(row) and row[index]]
        if (
            index not in taken
            and len(values) >= 3
            and sum(bool(looks(each)) for each in values) >= _MOSTLY * len(values)
        ):
            return index
    return None
