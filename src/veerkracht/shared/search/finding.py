"""Asking the index: find, complete, and find what is like something."""

import datetime as dt
import json
import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import tantivy
from django.conf import settings

from .analysis.words import words
from .query import MUST, SHOULD, Asked, Asking, LazyVocabulary, Matched, at_least, in_titles, nearness
from .query import ZONE_WEIGHTS as WEIGHTS
from .schema import ALSO_IN, dutch_terms, english_term, schema
from .spelling import Vocabulary, read_vocabulary
from .store import Store, store_at
from .synonyms import NO_SYNONYMS, Synonyms

R = TypeVar("R")
Answer = tuple[tantivy.Query, tantivy.SearchResult]
PAGE = 10
ENOUGH = 10
MOST_PAGES = 50
MOST_FACETS = 300
OWN_LANGUAGE = 0.5
LIKE_TERMS = 18


@dataclass(frozen=True)
class Sight:
    """Who looks: in which scope, on which day, in which language. Mandatory in every query."""

    scope: str
    day: dt.date
    language: str = "nl"


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    key: str
    kind: str
    title: str
    summary: str
    body: str
    ref: str
    note: str
    language: str
    facets: Mapping[str, Sequence[str]]
    score: float


@dataclass(frozen=True)
class Found:
    """A page of hits, how many there are, what could be chosen next, and what was perhaps meant."""

    total: int
    hits: list[Hit]
    facets: dict[str, Counter[str]]
    matched: Matched = field(default_factory=Matched)
    meant: str = ""
    is_wide: bool = False

    @property
    def kinds(self) -> Counter[str]:
        """Return how many there are of each kind."""
        return self.facets.get("kind", Counter())

    def reachable(self, size: int) -> int:
        """Return how many can be paged to."""
        return min(self.total, MOST_PAGES * size)


class Finder:
    """Finds in one index for one sight; make one for a request, which then sees one state of the index throughout."""

    def __init__(self, sight: Sight, *, synonyms: Synonyms = NO_SYNONYMS, folder: Path | None = None) -> None:
        self.sight = sight
        self.synonyms = synonyms
        self.store = store_at(folder or settings.SEARCH_DIR)
        self._searcher: tantivy.Searcher | None = None

    def find(
        self,
        text: str,
        *,
        kinds: Sequence[str] = (),
        chosen: Mapping[str, Sequence[str]] | None = None,
        page: int = 1,
        size: int = PAGE,
    ) -> Found:
        """Return what the words match, best first; without words everything, latest first.

        First what nearly all words match; when that is little, also what any of them matches.
        """
        start = (min(max(page, 1), MOST_PAGES) - 1) * size
        limits = self._limits(kinds, chosen or {})
        return self._try(lambda searcher: self._find(searcher, text, limits, start, size))

    def suggest(self, text: str, *, kinds: Sequence[str] = (), size: int = 6) -> list[Hit]:
        """Return what somebody who is still typing may mean: the last word may be the beginning of one."""
        limits = self._limits(kinds, {})
        return self._try(lambda searcher: self._suggest(searcher, text, limits, size))

    def like(
        self,
        key: str,
        *,
        kinds: Sequence[str] = (),
        chosen: Mapping[str, Sequence[str]] | None = None,
        since: dt.date | None = None,
        size: int = 3,
    ) -> list[Hit]:
        """Return what has the same telling words as this document, and not the document itself."""
        limits = self._limits(kinds, chosen or {})
        if since is not None:
            limits.append(self._range("day", since.toordinal(), None))
        return self._try(lambda searcher: self._like(searcher, key, limits, size))

    def _try(self, ask: Callable[[tantivy.Searcher], R]) -> R:
        """Ask the index; one that turns out to be broken is made anew."""
        try:
            self._searcher = self._searcher or self.store.searcher()
            return ask(self._searcher)
        except (OSError, ValueError):
            self.store.rebuild()
            self._searcher = self.store.searcher()
            return ask(self._searcher)

    def _find(self, searcher: tantivy.Searcher, text: str, limits: list[tantivy.Query], start: int, size: int) -> Found:
        if not words(text):
            return self._newest(searcher, limits, start, size)
        asked = self._asking(searcher).ask(text)
        most = math.ceil(len(asked.groups) * 0.6) if len(asked.groups) > 2 else len(asked.groups)
        answer = self._answer(searcher, asked, limits, most, start, size)
        is_wide = most > 1 and _total_of(answer) < ENOUGH
        if is_wide:
            answer = self._answer(searcher, asked, limits, 1, start, size)
        if not _total_of(answer):
            asked = self._asking(searcher).ask(text, doubts=True)
            answer = self._answer(searcher, asked, limits, 1, start, size)
        if answer is None:
            return Found(0, [], {}, asked.matched, _meant(text, asked))
        query, result = answer
        hits = [_hit(searcher, address, score) for score, address in result.hits]
        return Found(_total(result), hits, _facets(searcher, query), asked.matched, _meant(text, asked), is_wide)

    def _answer(
        self, searcher: tantivy.Searcher, asked: Asked, limits: list[tantivy.Query], number: int, start: int, size: int
    ) -> Answer | None:
        query = self._scored(asked, limits, number)
        return (query, searcher.search(query, limit=size, offset=start)) if query is not None else None

    def _newest(self, searcher: tantivy.Searcher, limits: list[tantivy.Query], start: int, size: int) -> Found:
        query = tantivy.Query.boolean_query([(MUST, limit) for limit in limits])
        result = searcher.search(query, limit=size, offset=start, order_by_field="day")
        hits = [_hit(searcher, address, 0.0) for _day, address in result.hits]
        return Found(_total(result), hits, _facets(searcher, query))

    def _suggest(self, searcher: tantivy.Searcher, text: str, limits: list[tantivy.Query], size: int) -> list[Hit]:
        asked = self._asking(searcher).ask(text, completes=True)
        if any(group.query is None for group in asked.groups):
            return []
        query = self._scored(asked, limits, len(asked.groups))
        found = searcher.search(query, limit=size, count=False).hits if query is not None else []
        return [_hit(searcher, address, score) for score, address in found]

    def _like(self, searcher: tantivy.Searcher, key: str, limits: list[tantivy.Query], size: int) -> list[Hit]:
        itself = tantivy.Query.term_query(schema(), "key", key, "basic")
        own = searcher.search(itself, limit=1, count=False).hits
        terms = _telling(searcher, _hit(searcher, own[0][1], 0.0)) if own else []
        if not terms:
            return []
        clauses = [(MUST, limit) for limit in limits]
        clauses += [(tantivy.Occur.MustNot, itself), (MUST, at_least(terms, min(3, len(terms))))]
        found = searcher.search(tantivy.Query.boolean_query(clauses), limit=size, count=False)
        return [_hit(searcher, address, score) for score, address in found.hits]

    def _asking(self, searcher: tantivy.Searcher) -> Asking:
        visible = tantivy.Query.boolean_query([(MUST, limit) for limit in self._limits((), {})])
        return Asking(
            searcher, self.synonyms, LazyVocabulary(lambda: _vocabulary(self.store, searcher, visible, self.sight))
        )

    def _scored(self, asked: Asked, limits: list[tantivy.Query], number: int) -> tantivy.Query | None:
        if not asked.queries:
            return None
        titles = in_titles(asked.typed) if number == 1 else []
        wanted = at_least([*asked.queries, *titles], max(1, min(number, len(asked.queries))))
        clauses = [*((MUST, limit) for limit in limits), (MUST, wanted)]
        own = tantivy.Query.term_query(schema(), "language", self.sight.language, "basic")
        clauses += [(SHOULD, query) for query in nearness(asked.typed)]
        clauses.append((SHOULD, tantivy.Query.const_score_query(own, OWN_LANGUAGE)))
        return tantivy.Query.boolean_query(clauses)

    def _limits(self, kinds: Sequence[str], chosen: Mapping[str, Sequence[str]]) -> list[tantivy.Query]:
        """Return what holds for every hit; the scope and the day are always among it."""
        day = self.sight.day.toordinal()
        found = [
            tantivy.Query.term_query(schema(), "scope", self.sight.scope, "basic"),
            self._range("visible_from", None, day),
            self._range("visible_until", day + 1, None),
            self._not_in_own_language_too(),
        ]
        if kinds:
            found.append(tantivy.Query.term_set_query(schema(), "kind", list(kinds)))
        found += [
            tantivy.Query.term_set_query(schema(), "facets", [f"{name}={code}" for code in codes])
            for name, codes in chosen.items()
            if codes
        ]
        return [tantivy.Query.const_score_query(limit, 0.0) for limit in found]

    def _not_in_own_language_too(self) -> tantivy.Query:
        """Return what leaves out the documents of which there is one in the language of who looks."""
        twice = tantivy.Query.term_query(schema(), "facets", f"{ALSO_IN}={self.sight.language}", "basic")
        return tantivy.Query.boolean_query([(MUST, tantivy.Query.all_query()), (tantivy.Occur.MustNot, twice)])

    def _range(self, name: str, low: int | None, high: int | None) -> tantivy.Query:
        return tantivy.Query.range_query(schema(), name, tantivy.FieldType.Integer, low, high)


_vocabularies: dict[tuple[Path, str, dt.date], tuple[object, Vocabulary]] = {}


def _vocabulary(store: Store, searcher: tantivy.Searcher, visible: tantivy.Query, sight: Sight) -> Vocabulary:
    """Return the words that may be seen; read again when the index has changed."""
    key = (store.folder, sight.scope, sight.day)
    kept = _vocabularies.get(key)
    if kept is None or kept[0] != store.version:
        if len(_vocabularies) > 50:
            _vocabularies.clear()
        kept = _vocabularies[key] = (store.version, read_vocabulary(searcher, visible))
    return kept[1]


def _total_of(answer: Answer | None) -> int:
    return _total(answer[1]) if answer is not None else 0


def _total(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # the library does not describe it


@lru_cache(maxsize=512)
def _shown(text: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def _hit(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
    document = searcher.doc(address)
    shown = _shown(bytes(document.get_first("shown") or b""))
    names = ("kind", "title", "summary", "body", "ref", "note", "language", "facets")
    return Hit(key=str(document.get_first("key")), score=float(score), **{name: shown[name] for name in names})


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, Counter[str]]:
    asked = {"facets": {"terms": {"field": "facets", "size": MOST_FACETS}}}
    found: dict[str, Counter[str]] = {}
    for bucket in searcher.aggregate(query, asked)["facets"]["buckets"]:
        name, _, code = bucket["key"].partition("=")
        found.setdefault(name, Counter())[code] = bucket["doc_count"]
    return found


def _meant(text: str, asked: Asked) -> str:
    """Return what was typed with the unknown words replaced by near ones; empty when nothing was unknown."""
    if not asked.corrected:
        return ""
    return " ".join(asked.corrected.get(word, word) for word in asked.typed)


def _telling(searcher: tantivy.Searcher, hit: Hit) -> list[tantivy.Query]:
    """Return the words that tell this document from others: frequent in it, rare elsewhere."""
    suffix, term_of = ("_nl", _dutch_stem) if hit.language == "nl" else ("_en", english_term)
    counts: Counter[str] = Counter()
    for zone, text in (("title", hit.title), ("summary", hit.summary), ("body", hit.body)):
        for word in words(text):
            if term := term_of(word):
                counts[term] += round(WEIGHTS[zone] * 2)
    total = searcher.num_docs
    weights = {}
    for term, count in counts.items():
        others = searcher.doc_freq(f"body{suffix}", term)
        weights[term] = math.sqrt(count) * math.log(1 + total / (1 + others)) if others > 1 else 0.0
    best = sorted(weights, key=lambda term: -weights[term])[:LIKE_TERMS]
    return [
        tantivy.Query.boost_query(tantivy.Query.term_query(schema(), f"{zone}{suffix}", term, "freq"), WEIGHTS[zone])
        for term in best
        if weights[term] > 0
        for zone in WEIGHTS
        if searcher.doc_freq(f"{zone}{suffix}", term)
    ]


def _dutch_stem(word: str) -> str:
    return dutch_terms(word)[0]
