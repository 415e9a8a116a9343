"""Words, stems, parts of compounds, marked pieces of text."""

import gzip
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veerkracht.shared.search.analysis import compounds, dutch
from veerkracht.shared.search.analysis.words import words
from veerkracht.shared.search.query import Matched
from veerkracht.shared.search.snippets import marked, snippet


@pytest.mark.parametrize(
    "forms",
    [
        "rooster roosters roosteren",
        "bedrijf bedrijven",
        "ziek zieke ziekte",
        "plan plannen planning",
        "medewerker medewerkers",
        "opvolger opvolging opvolgen",
        "idee ideeën ideeen",
        "mens mensen",
        "verandert veranderen verandering",
        "stoppen stopt stop",
        "gezond gezonde gezondheid",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({dutch.stem(word) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("medewerkersbetrokkenheid", ("medewerker", "betrokkenheid")),
        ("ziekteverzuim", ("ziekte", "verzuim")),
        ("klantentevredenheid", ("klant", "tevredenheid")),
        ("ideeenbus", ("idee", "bus")),
        ("ondernemersvereniging", ("ondernemer", "vereniging")),
        ("bedrijf", ()),
        ("overleg", ()),
        ("roosteren", ()),
        ("betrokkenheid", ()),
        ("verantwoordelijkheid", ()),
        ("2019", ()),
    ],
)
def test_compounds_come_apart_and_others_stay_whole(word, parts):
    assert compounds.split(word) == parts


def test_list_of_words_is_the_one_that_was_derived():
    text = gzip.decompress(compounds.FILE.read_bytes())
    assert hashlib.sha256(text).hexdigest() == compounds.FILE.with_name("words.sha256").read_text().strip()


def test_words_are_folded():
    assert words("Ideeën, CAFÉ'S & re-integratie 👷 شركة") == ["ideeen", "cafes", "re", "integratie", "شركة"]


def test_snippet_is_escaped_and_marks_stems_and_parts():
    matched = Matched({"verzuim"}, {"verzuim"})
    assert snippet("<b>Ons ziekteverzuim</b> daalt", matched) == (
        "&lt;b&gt;Ons <mark>ziekteverzuim</mark>&lt;/b&gt; daalt"
    )
    assert snippet("Iets anders", matched) == ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_marking_changes_nothing_but_marks(text):
    from html import unescape

    plain = unescape(marked(text, Matched({"a"}, {"a"}))).replace("<mark>", "").replace("</mark>", "")
    assert plain == unescape(text.replace("<mark>", "").replace("</mark>", "")) or "&" in text or "<" in text
