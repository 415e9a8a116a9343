"""Codes of the links with which fans invite: drawn at random, so that nobody adds to another's count by guessing."""

from collections.abc import Callable, Sequence

LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 8


def new_link_code(choice: Callable[[Sequence[str]], str]) -> str:
    """Return a code; `choice` picks one of a sequence, such as `secrets.choice`."""
    return "".join(choice(LETTERS) for _ in range(LENGTH))
