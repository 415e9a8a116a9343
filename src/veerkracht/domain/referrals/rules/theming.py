"""Which theme a question is about, from what the search engine finds to be like it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

# A theme is proposed only when it has at least this part of all the likeness that was found.
CLEAR = 0.34
CLUES = 3


@dataclass(frozen=True)
class Likeness:
    """Something that is like the question: its themes by code, how much it is like it, and what it is called."""

    themes: tuple[str, ...]
    score: float
    title: str


@dataclass(frozen=True)
class ThemeGuess:
    """The theme that is proposed, its share of the likeness, and the titles that led to it."""

    code: str
    share: float
    clues: tuple[str, ...]


def guess_theme(found: Sequence[Likeness]) -> ThemeGuess | None:
    """Return the theme to which most likeness leads, or None when nothing is clear; a person still decides."""
    totals: dict[str, float] = defaultdict(float)
    titles: dict[str, list[str]] = defaultdict(list)
    whole = sum(each.score for each in found if each.themes)
    for each in found:
        for code in each.themes:
            totals[code] += each.score
            titles[code].append(each.title)
    if not totals or whole <= 0:
        return None
    code = min(totals, key=lambda each: (-totals[each], each))
    share = totals[code] / whole
    return ThemeGuess(code, share, tuple(titles[code][:CLUES])) if share >= CLEAR else None
