"""The piece of a text in which the words stand, marked, as safe HTML."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis.words import spans
from .query import Matched
from .schema import dutch_terms

LENGTH = 220
OPEN, CLOSE = "<mark>", "</mark>"


def matches(word: str, matched: Matched) -> bool:
    """Tell whether a folded word of the text is why it was found."""
    stem, parts = dutch_terms(word)
    return word in matched.words or stem in matched.stems or any(part in matched.stems for part in parts.split())


def marked(text: str, matched: Matched) -> SafeString:
    """Return the whole text, escaped, with the words marked."""
    pieces, last = [], 0
    for start, end, word in spans(text):
        if matches(word, matched):
            pieces += [escape(text[last:start]), OPEN, escape(text[start:end]), CLOSE]
            last = end
    return mark_safe("".join([*pieces, escape(text[last:])]))  # noqa: S308 every piece of the text is escaped


def snippet(text: str, matched: Matched, length: int = LENGTH) -> SafeString:
    """Return the stretch of about this length with the most different words in it; empty when it has none."""
    places = [(start, word) for start, _end, word in spans(text) if matches(word, matched)]
    if not places:
        return SafeString("")
    first = max(places, key=lambda place: len({w for start, w in places if 0 <= start - place[0] <= length}))[0]
    begin = _word_start(text, max(0, first - length // 4))
    end = _word_end(text, min(len(text), begin + length))
    middle = marked(" ".join(text[begin:end].split()), matched)
    return mark_safe(f"{'… ' if begin else ''}{middle}{' …' if end < len(text) else ''}")  # noqa: S308 escaped above


def _word_start(text: str, place: int) -> int:
    if not place:
        return 0
    found = text.find(" ", place)
    return found + 1 if 0 <= found < place + 40 else place


def _word_end(text: str, place: int) -> int:
    if place >= len(text):
        return len(text)
    found = text.rfind(" ", 0, place)
    return found if found > place - 40 else place
