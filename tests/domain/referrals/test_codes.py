import random

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.referrals.rules.codes import ALPHABET, LENGTH, new_code, normal_code


def test_code_has_no_letters_that_look_alike():
    assert not set("01OIL") & set(ALPHABET)


def test_new_code_is_six_of_the_alphabet():
    code = new_code(random.Random(1).choice)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_however_a_code_is_typed_it_is_the_same(code):
    assert normal_code(f" {code[:3].lower()}-{code[3:].lower()} ") == code


@given(st.text())
def test_whatever_is_typed_becomes_capitals_and_figures(typed):
    assert all(letter.isascii() and letter.isalnum() for letter in normal_code(typed))
