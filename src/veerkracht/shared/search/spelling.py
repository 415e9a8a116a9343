"""The index's own words: which are near a misspelt one, and which begin with what was typed so far."""

from bisect import bisect_left

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .analysis import compounds, dutch
from .analysis.words import folded

MOST_NEAR = 4
SHORTEST_PART = 5
MOST_COMPLETIONS = 12
MOST_WORDS = 200_000
MAY_DIFFER = ((4, 0), (8, 1))
AT_MOST = 2


class Vocabulary:
    """The words of what a visitor may see, with how many documents have each."""

    def __init__(self, counts: list[tuple[str, int]]) -> None:
        """Take words as they are written; the most frequent writing of a word stands for it."""
        self._written: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        for written, count in counts:
            self._written.setdefault(folded(written), written)
            self._counts[folded(written)] = self._counts.get(folded(written), 0) + count
        self._sorted = sorted(self._written)
        self._by_length: dict[tuple[int, str], list[str]] = {}
        for word in self._sorted:
            for first in (word[0], ""):
                self._by_length.setdefault((len(word), first), []).append(word)
        self._stems = {dutch.stem(word) for word in self._sorted}

    def knows(self, word: str) -> bool:
        """Tell whether this folded word, or another form of it, occurs."""
        return word in self._written or dutch.stem(word) in self._stems

    def near(self, word: str) -> list[tuple[str, int]]:
        """Return the words that differ in a letter or two, with how many letters; the nearest and most used first."""
        most = allowed(word)
        if not most:
            return []
        # Hardly anybody misses the first letter: all other words are only gone through when these give nothing.
        found = self._within(word, most, word[:1]) or self._within(word, most, "")
        found.sort(key=lambda pair: (pair[1], pair[0][:1] != word[:1], -self._counts[pair[0]], pair[0]))
        return found[:MOST_NEAR]

    def _within(self, word: str, most: int, first: str) -> list[tuple[str, int]]:
        return [
            (near, int(distance))
            for length in range(len(word) - most, len(word) + most + 1)
            for near, distance, _place in process.extract(
                word, self._by_length.get((length, first), ()), scorer=OSA.distance, score_cutoff=most, limit=None
            )
        ]

    def mended(self, word: str) -> tuple[str, str] | None:
        """Return the two parts of a compound of which one is misspelt: that one mended, the other as it is."""
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            start, rest = word[:place], word[place:]
            if rest in compounds.known() and (near := self.near(start)):
                return near[0][0], rest
            if start in compounds.known() and (near := self.near(rest)):
                return start, near[0][0]
        return None

    def completions(self, start: str) -> list[str]:
        """Return the words that begin so, the most used first."""
        first = bisect_left(self._sorted, start)
        last = bisect_left(self._sorted, start + "\uffff")
        return sorted(self._sorted[first:last], key=lambda word: -self._counts[word])[:MOST_COMPLETIONS]

    def written(self, word: str) -> str:
        """Return how a folded word is written, with its diacritics."""
        return self._written.get(word, word)


def allowed(word: str) -> int:
    """Return in how many letters a word may differ: none in a short one, two in a long one."""
    return next((most for below, most in MAY_DIFFER if len(word) < below), AT_MOST)


def read_vocabulary(searcher: tantivy.Searcher, visible: tantivy.Query) -> Vocabulary:
    """Read the words of what may be seen, and of nothing else."""
    return Vocabulary(searcher.terms_with_prefix("spelling", "", filter_query=visible, limit=MOST_WORDS))
