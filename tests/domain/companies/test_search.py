"""What a search finds, whatever accents, capitals and dots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.companies.rules.search import folded, search_text, search_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Café  Ü", "cafe u"),
        ("IJssel & Zn.", "ijssel & zn."),
        ("Straßburg", "strassburg"),
        ("Bæk Øl", "baek ol"),
        ("\u2019t Hoekje", "'t hoekje"),
        ("ﬁets", "fiets"),
    ],
)
def test_accents_and_capitals_do_not_matter(text: str, found: str):
    assert folded(text) == found


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize("typed", ["69000001", "6900 0001", "69.000.001", " 69-00-00-01 "])
def test_a_number_may_be_typed_with_spaces_and_dots(typed: str):
    assert search_words(typed) == ["69000001"]


def test_words_may_come_in_any_order_and_once():
    assert search_words("Zwolle bakker bakker 12") == ["zwolle", "bakker", "12"]


def test_the_search_text_names_each_part_once_and_skips_what_is_unknown():
    assert search_text(("Bakker B.V.", "bakker b.v.", None, "", "Zwolle")) == "bakker b.v. zwolle"
