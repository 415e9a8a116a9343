"""From what somebody typed to a query. The text is cut into words and nothing else: there is no query language.

Every word becomes a group of terms, each worth less the further it is from what was typed: the word itself, its stem,
a part of a compound, a synonym, and last a word that is spelt nearly so. Every part of a text has its own weight.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import tantivy

from .analysis.words import words
from .schema import ZONES, dutch_terms, english_term, schema
from .spelling import Vocabulary
from .synonyms import LONGEST_PHRASE, Synonyms

LONGEST_QUERY = 200
MOST_WORDS = 12
ZONE_WEIGHTS = {"title": 2.2, "summary": 1.4, "body": 1.0}
WORD, STEM, PART, OF_COMPOUND, SYNONYM, NEAR = 1.0, 0.85, 0.5, 0.4, 0.5, 0.45
TIE = 0.15
WHOLE_TITLE, PHRASE = 12.0, 0.15
MUST, SHOULD = tantivy.Occur.Must, tantivy.Occur.Should


@dataclass
class Matched:
    """What a text must hold to be shown as a hit."""

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)


@dataclass
class Group:
    """One word that was typed, and what stands for it."""

    word: str
    query: tantivy.Query | None
    is_known: bool


@dataclass
class Asked:
    """What was asked: groups of the words that say something, and what a hit may hold."""

    typed: list[str]
    groups: list[Group]
    matched: Matched
    corrected: dict[str, str]

    @property
    def queries(self) -> list[tantivy.Query]:
        """Return the groups that occur in the index at all."""
        return [group.query for group in self.groups if group.query is not None]


class Asking:
    """Makes groups for one searcher; `vocabulary` is read only when a word is not in the index."""

    def __init__(self, searcher: tantivy.Searcher, synonyms: Synonyms, vocabulary: "LazyVocabulary") -> None:
        self.searcher = searcher
        self.synonyms = synonyms
        self.vocabulary = vocabulary
        self.matched = Matched()
        self.corrected: dict[str, str] = {}

    def ask(self, text: str, *, completes: bool = False, doubts: bool = False) -> Asked:
        """Cut the text into groups. `completes` takes the last word for the beginning of one; `doubts` looks also
        beside words that occur, but not in anything that may be seen."""
        typed = words(text[:LONGEST_QUERY])[:MOST_WORDS]
        telling = [word for word in typed if dutch_terms(word)[0] and english_term(word)] or typed
        last = telling[-1] if completes and telling else None
        groups = [self._group(word, is_last=word == last, doubts=doubts) for word in dict.fromkeys(telling)]
        self._add_phrases(telling, groups)
        return Asked(typed, groups, self.matched, self.corrected)

    def _group(self, word: str, *, is_last: bool, doubts: bool) -> Group:
        terms = self._own(word)
        is_known = bool(terms) and not (doubts and not self.vocabulary.read().knows(word))
        terms += self._synonyms(word)
        if is_last or not is_known:
            terms += self._completions(word)
        if not is_known:
            terms += self._near(word)
        return Group(word, any_of(terms), is_known)

    def _own(self, word: str) -> list[tantivy.Query]:
        stem, parts = dutch_terms(word)
        self.matched.words.add(word)
        if stem:
            self.matched.stems.add(stem)
        found = self._in_zones("", word, WORD)
        found += self._stem(stem, 1.0) if stem else []
        found += self._in_zones("_en", english_term(word), STEM)
        return found + self._compound(parts.split())

    def _stem(self, stem: str, weight: float) -> list[tantivy.Query]:
        return self._in_zones("_nl", stem, STEM * weight) + self._in_zones("_nl_parts", stem, PART * weight)

    def _compound(self, parts: Sequence[str]) -> list[tantivy.Query]:
        """Return a query for texts that hold all parts of the compound, near or far."""
        found = [any_of(self._stem(part, OF_COMPOUND)) for part in parts]
        if not parts or None in found:
            return []
        self.matched.stems.update(parts)
        return [every_one(query for query in found if query is not None)]

    def _synonyms(self, word: str) -> list[tantivy.Query]:
        stem = dutch_terms(word)[0]
        return [query for other in self.synonyms.of([stem]) if stem for query in self._synonym(other)]

    def _synonym(self, stems: Sequence[str]) -> list[tantivy.Query]:
        found = [any_of(self._stem(stem, SYNONYM)) for stem in stems]
        if None in found:
            return []
        self.matched.stems.update(stems)
        return [every_one(query for query in found if query is not None)]

    def _add_phrases(self, telling: Sequence[str], groups: list[Group]) -> None:
        """Let a synonym of two or three words together stand for each of them."""
        by_word = {group.word: group for group in groups}
        for length in range(2, LONGEST_PHRASE + 1):
            for start in range(len(telling) - length + 1):
                phrase = telling[start : start + length]
                others = self.synonyms.of([dutch_terms(word)[0] for word in phrase])
                for query in (query for other in others for query in self._synonym(other)):
                    for word in phrase:
                        group = by_word[word]
                        group.query = any_of([query] if group.query is None else [group.query, query])

    def _completions(self, start: str) -> list[tantivy.Query]:
        found = [word for word in self.vocabulary.read().completions(start) if word != start] if len(start) > 1 else []
        self.matched.words.update(found)
        return [query for word in found for query in self._in_zones("", word, NEAR)]

    def _near(self, word: str) -> list[tantivy.Query]:
        near = self.vocabulary.read().near(word)
        if not near:
            return self._mended(word)
        self.corrected[word] = self.vocabulary.read().written(near[0][0])
        found = []
        for other, distance in near:
            stem = dutch_terms(other)[0]
            self.matched.words.add(other)
            found += self._in_zones("", other, NEAR / distance)
            if stem:
                self.matched.stems.add(stem)
                found += self._stem(stem, NEAR / distance)
        return found

    def _mended(self, word: str) -> list[tantivy.Query]:
        parts = self.vocabulary.read().mended(word)
        return self._compound([dutch_terms(part)[0] or part for part in parts]) if parts else []

    def _in_zones(self, suffix: str, term: str, weight: float) -> list[tantivy.Query]:
        """Return the term in the parts of the text where it occurs, as one query in which the parts add up.

        A word that is common in texts may be rare in titles; it says as little there, so that the rarity of a word is
        taken from where it occurs most.
        """
        counts = {zone: self.searcher.doc_freq(zone + suffix, term) for zone in ZONES} if term else {}
        rarity = self._rarity(max(counts.values(), default=0))
        found = [
            tantivy.Query.boost_query(
                tantivy.Query.term_query(schema(), zone + suffix, term, "freq"),
                ZONE_WEIGHTS[zone] * weight * rarity / self._rarity(count),
            )
            for zone, count in counts.items()
            if count
        ]
        return [tantivy.Query.boolean_query([(SHOULD, query) for query in found])] if found else []

    def _rarity(self, count: int) -> float:
        """Return what BM25 makes of the number of documents that have a word."""
        return math.log(1 + (self.searcher.num_docs - count + 0.5) / (count + 0.5))


class LazyVocabulary:
    """A vocabulary that is read when somebody needs it, and kept as long as the index stays the same."""

    def __init__(self, read: Callable[[], Vocabulary]) -> None:
        self._read = read
        self._kept: Vocabulary | None = None

    def read(self) -> Vocabulary:
        """Return the vocabulary."""
        if self._kept is None:
            self._kept = self._read()
        return self._kept


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query | None:
    """Return the best of these, the others counting a little; None for none."""
    if not queries:
        return None
    return queries[0] if len(queries) == 1 else tantivy.Query.disjunction_max_query(list(queries), TIE)


def every_one(queries: Iterable[tantivy.Query]) -> tantivy.Query:
    """Return what all of these match."""
    return tantivy.Query.boolean_query([(MUST, query) for query in queries])


def at_least(queries: Sequence[tantivy.Query], number: int) -> tantivy.Query:
    """Return what this many of these match."""
    return tantivy.Query.boolean_query([(SHOULD, query) for query in queries], minimum_number_should_match=number)


def nearness(typed: Sequence[str]) -> list[tantivy.Query]:
    """Return what lifts a text that has the words as they were typed: as the whole title, or two next to each other."""
    whole = tantivy.Query.term_query(schema(), "whole_title", " ".join(typed), "basic")
    found = [tantivy.Query.boost_query(tantivy.Query.const_score_query(whole, 1.0), WHOLE_TITLE)]
    found += [_pair(zone, pair) for pair in pairwise(typed) for zone in ("title", "summary")]
    return found


def in_titles(typed: Sequence[str]) -> list[tantivy.Query]:
    """Return three words that stand together in a title; a title may be made of words that say nothing apart."""
    triples = zip(typed, typed[1:], typed[2:], strict=False)
    return [tantivy.Query.phrase_query(schema(), "title", list(triple)) for triple in triples]


def _pair(zone: str, pair: tuple[str, str]) -> tantivy.Query:
    phrase = tantivy.Query.phrase_query(schema(), zone, list(pair), slop=1)
    return tantivy.Query.boost_query(phrase, PHRASE * ZONE_WEIGHTS[zone])
