"""Which letters our fonts can draw; an accessible document may not hold one that they cannot."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

# Stands for what cannot be drawn, so that a reader sees that something was left out.
UNKNOWN = "□"
_LATIN = "\n -~\u00a0-\u024f\u2010-\u2027€□"
_MORE = (
    "\u0300-\u036f\u0370-\u03ff\u0400-\u04ff\u0591-\u05bd\u05d0-\u05ea\u0621-\u063a\u0640-\u0652\u0660-\u0669"
    "\u1e00-\u1eff\u2030-\u203a\u2070-\u209c\u20a0-\u20bf\u2190-\u22ff\u25a0-\u25ff"
)
_NOT_LATIN = re.compile(f"[^{_LATIN}]+")
_NOT_DRAWN = re.compile(f"[^{_LATIN}{_MORE}]+")
# Letters that only steer others, such as marks that turn the direction round: they have no shape of their own.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def drawable(value: Any, *, only_latin: bool = False) -> Any:
    """Return the data with every text in it reduced to what can be drawn."""
    if isinstance(value, str):
        return _drawable(value, _NOT_LATIN if only_latin else _NOT_DRAWN)
    if isinstance(value, Mapping):
        return {name: drawable(part, only_latin=only_latin) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(part, only_latin=only_latin) for part in value]
    return value


def _drawable(text: str, unknown: re.Pattern[str]) -> str:
    whole = unicodedata.normalize("NFC", _STEERING.sub("", text.replace("\t", " ")))
    given = "".join(letter if unicodedata.category(letter) != "Cn" else UNKNOWN for letter in whole)
    return unknown.sub(UNKNOWN, given)
