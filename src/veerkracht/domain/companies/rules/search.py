"""How names are written down so that a search finds them, whatever the accents and capitals."""

import unicodedata
from collections.abc import Iterable

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "\u2019": "'", "\u2018": "'"})

_LEGAL_FORMS = frozenset({"bv", "nv", "vof", "cv", "ua"})


def folded(text: str) -> str:
    """Return the text in lower case, without accents and with single spaces: `Café  Ü` is `cafe u`."""
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", lower)
    return " ".join("".join(char for char in parts if not unicodedata.combining(char)).split())


def search_text(parts: Iterable[str | None]) -> str:
    """Return what a search looks through: every part once, folded."""
    return " ".join(dict.fromkeys(found for part in parts if part and (found := folded(part))))


def search_words(text: str) -> list[str]:
    """Return the words that must all occur; a number may be typed with spaces or points: `6900 0001`, `69.000.001`.

    A legal form beside other words is left out: `Jansen BV` finds `Jansen B.V.` and takes no longer for it.
    """
    bare = folded(text)
    digits = "".join(char for char in bare if char not in " .-")
    if digits.isdecimal() and len(digits) >= 3:
        return [digits]
    words = list(dict.fromkeys(bare.split()))
    return [word for word in words if word.replace(".", "") not in _LEGAL_FORMS] or words
