"""How a Dutch word sounds, for spellings that people mix up: ij and y, c and k, d and t, z and s, ch and g."""

import re
from functools import lru_cache

_SOUNDS = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"sch", "sg"),
        (r"ck|cq|qu|q|c(?=[aoukrl])", "k"),
        (r"c", "s"),
        (r"ph|v", "f"),
        (r"z", "s"),
        (r"x", "ks"),
        (r"ij|ei|ey", "y"),
        (r"dt|th|d\b", "t"),
        (r"ch", "g"),
        (r"h(?=[lmnr])", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=262_144)
def sound(word: str) -> str:
    """A word as it sounds, vowels included: `Kuijper` and `Kuiper` give the same, `Jansen` and `Jonsen` do not."""
    heard = word.replace("uij", "ui").replace("uy", "ui").replace("ae", "a")
    for pattern, letter in _SOUNDS:
        heard = pattern.sub(letter, heard)
    return heard


@lru_cache(maxsize=262_144)
def skeleton(word: str) -> str:
    """A word as it sounds without its vowels, to find it: `Zwaniken`, `Swanikken`, `Zwannicken` give the same."""
    heard = word.replace("c", "k") if "ch" not in word else word
    for pattern, letter in _SOUNDS:
        heard = pattern.sub(letter, heard)
    return heard[:1] + _VOWELS.sub("", heard[1:])


_VOWELS = re.compile(r"[aeiouy]")
