"""The fields of the index, and how a document fills them.

Each part of a text (title, summary, body) stands in the index as words, as stems by the rules of its language, and as
the parts of Dutch compounds, so that a query can value an exact word above a stem and a stem above a part.
"""

import hashlib
import json
from functools import cache, lru_cache
from importlib.metadata import version
from typing import NamedTuple

import tantivy

from .analysis import compounds, dutch, english
from .analysis.words import LONGEST_WORD, folded, found_in, words
from .documents import Document, Window

FORMAT = 2
ALSO_IN = "also_in"
ZONES = ("title", "summary", "body")
SPLIT_LANGUAGE = "nl"
LONGEST_BODY = 60_000


@cache
def schema() -> tantivy.Schema:
    """Return the fields."""
    builder = tantivy.SchemaBuilder()
    for zone in ZONES:
        builder.add_text_field(zone, tokenizer_name="whitespace", index_option="position")
        for suffix in ("nl", "nl_parts", "en"):
            builder.add_text_field(f"{zone}_{suffix}", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("spelling", tokenizer_name="whitespace", index_option="basic")
    for name in ("key", "whole_title", "scope", "kind", "language"):
        builder.add_text_field(name, stored=name == "key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("facets", tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("day", "visible_from", "visible_until"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_bytes_field("shown", stored=True, indexed=False)
    return builder.build()


@cache
def fingerprint() -> str:
    """Return what an index must have been made with to be usable: format, library, list of words."""
    facts = (FORMAT, version("tantivy"), hashlib.sha256(compounds.FILE.read_bytes()).hexdigest())
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


@lru_cache(maxsize=65_536)
def dutch_terms(word: str) -> tuple[str, str]:
    """Return the stem and the stems of the parts of a folded word; empty for a stop word."""
    if word in dutch.STOPWORDS:
        return "", ""
    return dutch.stem(word), " ".join(dutch.stem(part) for part in compounds.split(word))


@lru_cache(maxsize=65_536)
def english_term(word: str) -> str:
    """Return the English stem of a folded word; empty for a stop word."""
    return "" if word in english.STOPWORDS else english.stem(word)


def as_entries(key: str, document: Document) -> list[tantivy.Document]:
    """Return what the index holds of a document: once for each window in which it may be seen."""
    fields = _fields(key, document)
    return [tantivy.Document(**fields, **_window(window)) for window in document.windows]


def _window(window: Window) -> dict[str, int]:
    return {"visible_from": window.start.toordinal(), "visible_until": window.end.toordinal()}


def _fields(key: str, document: Document) -> dict[str, object]:
    body = document.body[:LONGEST_BODY]
    texts = {"title": document.title, "summary": f"{document.summary} {' '.join(document.tags)}", "body": body}
    found: dict[str, object] = {
        "key": key,
        "whole_title": " ".join(words(document.title)),
        "scope": document.scope,
        "kind": document.kind,
        "language": document.language,
        "facets": [
            f"kind={document.kind}",
            *(f"{name}={code}" for name, codes in document.facets.items() for code in codes),
            *(f"{ALSO_IN}={language}" for language in document.also_in),
        ],
        "day": document.day.toordinal(),
        "shown": json.dumps(_shown(document, body), ensure_ascii=False).encode(),
    }
    terms = {zone: list(map(_terms, found_in(text))) for zone, text in texts.items()}
    for zone in ZONES:
        found |= _zone(zone, terms[zone], document.language)
    found["spelling"] = " ".join({each.spelling for zone in terms.values() for each in zone if each.spelling})
    return found


def _shown(document: Document, body: str) -> dict[str, object]:
    """Return what a page shows of it, with its words as they were written."""
    return {
        "title": document.title,
        "summary": document.summary,
        "body": body,
        "tags": list(document.tags),
        "kind": document.kind,
        "language": document.language,
        "ref": document.ref,
        "note": document.note,
        "facets": {name: list(codes) for name, codes in document.facets.items()},
    }


class Terms(NamedTuple):
    """A word as it stands in the index: folded, its Dutch stem, the stems of its parts, and how it is spelt."""

    word: str
    stem: str
    parts: str
    spelling: str


@lru_cache(maxsize=131_072)
def _terms(written: str) -> Terms:
    """Return what stands for a word as it is written: one look-up for each word."""
    word, lower = folded(written[:LONGEST_WORD]), written.lower()
    helps = len(lower) > 2 and not lower.isdigit()
    return Terms(word, *dutch_terms(word), lower if helps else "")


def _zone(zone: str, terms: list[Terms], language: str) -> dict[str, str]:
    fields = {zone: " ".join([each.word for each in terms])}
    if language == SPLIT_LANGUAGE:
        fields[f"{zone}_nl"] = " ".join([each.stem for each in terms if each.stem])
        fields[f"{zone}_nl_parts"] = " ".join([each.parts for each in terms if each.parts])
    else:
        fields[f"{zone}_en"] = " ".join(filter(None, (english_term(each.word) for each in terms)))
    return fields
