"""Cutting text into words without diacritics."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST_WORD = 40
# A word may hold an apostrophe or a dash inside; both are taken out of it (foto's, e-mail).
WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return the word in small letters, without diacritics and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    spread = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in spread if not unicodedata.combining(letter) and letter not in "'\u2019")


def found_in(text: str) -> list[str]:
    """Return the words of a text as they are written; an underscore stands between words."""
    found: list[str] = WORD.findall(text.replace("_", " "))
    return found


def words(text: str) -> list[str]:
    """Return the words of a text, folded; what is longer than a word can be is cut off."""
    return [folded(found[:LONGEST_WORD]) for found in found_in(text)]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the folded word of each word in the text."""
    for found in WORD.finditer(text.replace("_", " ")):
        yield found.start(), found.end(), folded(found.group()[:LONGEST_WORD])
