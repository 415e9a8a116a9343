"""Recognise the same list, also when it was saved again in another format or in another order."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

_DUTCH_DAY = re.compile(r"(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)")
_SECONDS = re.compile(r"(\d{1,2}:\d{2}):00(?!\d)")
_LOGICAL = {"waar": "true", "onwaar": "false"}


def file_fingerprint(rows: Sequence[Sequence[str]]) -> str:
    """SHA-256 over what the cells say: not their order, notation of dates and numbers, accents, or empty places."""
    said = sorted(filter(None, (_row(row) for row in rows)))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _row(row: Sequence[str]) -> str:
    return "\t".join(sorted(filter(None, map(_cell, row))))


def _cell(text: str) -> str:
    iso = _DUTCH_DAY.sub(lambda day: f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}", _SECONDS.sub(r"\1", text))
    plain = unicodedata.normalize("NFKD", iso.casefold())
    kept = "".join(char for char in plain if char.isalnum())
    return _LOGICAL.get(kept, kept.lstrip("0") if kept.isdecimal() else kept)
