"""Signals that something may be no real question. Two of them hold it apart; a person looks, nothing is dropped."""

import re
from enum import StrEnum

HELD_FROM = 2
MANY_LINKS = 3
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
SELLS = re.compile(
    r"\b(seo|backlinks?|casino|crypto|bitcoin|viagra|lottery|forex|guest post|rank(?:ing)? (?:your|uw)|"
    r"first page of google|eerste pagina van google|web ?design offer|loan offer|investment opportunity)\b",
    re.IGNORECASE,
)
WORDS = re.compile(r"\w+")
MARKUP = re.compile(r"\[url[=\]]|<a\s+href", re.IGNORECASE)


class Signal(StrEnum):
    """What looks odd."""

    MANY_LINKS = "many_links"
    SELLS = "sells"
    MARKUP = "markup"
    OTHER_SCRIPT = "other_script"
    SHOUTS = "shouts"
    SAME_TEXT = "same_text"
    LOOP = "loop"


def signals(text: str, *, same_text_before: int = 0) -> list[Signal]:
    """Return what looks odd about a text; `same_text_before` counts others who sent exactly the same lately."""
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(not _is_latin(letter) for letter in letters)
    capitals = sum(letter.isupper() for letter in letters)
    tests = (
        (Signal.MANY_LINKS, len(LINK.findall(text)) >= MANY_LINKS),
        (Signal.SELLS, SELLS.search(text) is not None),
        (Signal.MARKUP, MARKUP.search(text) is not None),
        (Signal.OTHER_SCRIPT, bool(letters) and foreign > len(letters) / 2),
        (Signal.SHOUTS, len(letters) > 40 and capitals > len(letters) * 0.7),
        (Signal.SAME_TEXT, same_text_before >= 2),
    )
    return [signal for signal, is_so in tests if is_so]


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts say the same, whatever their capitals, spaces and signs."""
    words = WORDS.findall(one.casefold())
    return bool(words) and words == WORDS.findall(other.casefold())


def is_held(found: list[Signal]) -> bool:
    """Tell whether a person has to look first: two signals, or a mail that goes round."""
    return len(found) >= HELD_FROM or Signal.LOOP in found


def _is_latin(letter: str) -> bool:
    return ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00
