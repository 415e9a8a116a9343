"""Cards on posters, and codes that nobody guesses."""

import secrets

from hypothesis import given
from hypothesis import strategies as st

from veerkracht.domain.referrals.rules.cards import ON_ONE_POSTER, pages_of
from veerkracht.domain.referrals.rules.codes import ALPHABET, LENGTH, new_code


@given(st.lists(st.integers(), max_size=30))
def test_posters_hold_every_card_once_in_order_and_evenly(cards: list[int]) -> None:
    pages = pages_of(cards)
    assert [card for page in pages for card in page] == cards
    sizes = [len(page) for page in pages]
    assert all(1 <= size <= ON_ONE_POSTER for size in sizes)
    assert max(sizes, default=0) - min(sizes, default=0) <= 1


def test_codes_are_drawn_at_random_from_a_space_too_large_to_try() -> None:
    """A thousand cards in use: one try in almost 900,000 meets one, and it only greets with a public name."""
    assert len(ALPHABET) ** LENGTH / 1_000 > 800_000
    drawn = {new_code(secrets.choice) for _ in range(500)}
    assert len(drawn) > 495
