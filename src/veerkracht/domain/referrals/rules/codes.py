"""Short codes that people can read aloud and type: no 0/O, 1/I/L."""

import re
from collections.abc import Callable, Sequence

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 6
ADDRESS = re.compile(r"/k/([0-9A-Za-z]{6})(?![0-9A-Za-z])")


def new_code(choice: Callable[[Sequence[str]], str]) -> str:
    """Return a code of six characters (30 bits); `choice` picks one of a sequence, such as `secrets.choice`."""
    return "".join(choice(ALPHABET) for _ in range(LENGTH))


def normal_code(typed: str) -> str:
    """Return what somebody typed in the form in which codes are kept: capitals, no spaces or dashes."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper())


def codes_in(text: str) -> list[str]:
    """Return the codes of the cards whose address stands in a text, in their order."""
    return list(dict.fromkeys(normal_code(found) for found in ADDRESS.findall(text)))
