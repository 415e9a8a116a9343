"""Dutch stems: Snowball's, made the same for the spellings between which one word moves.

Snowball's rules leave `bedrijv` beside `bedrijf`, `stopp` beside `stop`, `opvolger` beside `opvolg`. A stem here need
not be a word; it must only be the same for the forms of one word.
"""

import threading
from functools import lru_cache

import Stemmer

from .words import words

SHORTEST = 3
_lock = threading.Lock()
# Without the cache of its own, which costs more than it saves: ours stands before it.
_snowball = Stemmer.Stemmer("dutch_porter", 0)
STOPWORDS = frozenset(
    words(
        "aan aangezien al alle alleen alles als altijd ander andere anders ben bent beter bij bijvoorbeeld binnen "
        "daar daarom dan dat de deze die dit doe doen doet door dus echt een eens eigenlijk elk elke en enkele er "
        "erg ergens even ga gaan gaat geen goed goede graag had hadden heb hebben hebt heeft heel help hem het hier "
        "hij hoe hoeveel hun iedereen iemand iets ik in is ja je jij jouw jullie kan komt kun kunnen kunt lukt maar "
        "maken maak maakt me meer men met mij mijn moet moeten mogen na naar nee niet niets niks nodig nog nu of om "
        "omdat onder ons onze ook op over per precies steeds te tegen toch toe tot tussen u uit uw vaak van vanuit "
        "veel via voor waar waarom wanneer want was wat we weer weet weg wel welk welke werd wie wij wil willen "
        "wilt word worden wordt zal ze zelf zich zij zijn zo zoals zonder zou zouden"
    )
)


# Snowball takes a plural for what is none.
EXCEPTIONS = {"mens": "mens", "mensen": "mens", "les": "les"}
ENDINGS = (("ing", 4), ("er", 4))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the Dutch stem of a folded word."""
    if word in EXCEPTIONS:
        return EXCEPTIONS[word]
    with _lock:
        found = str(_snowball.stemWord(word))
    return _same(found) if len(found) >= SHORTEST else found


def _same(stem: str) -> str:
    """Give one form to the endings between which Dutch words move."""
    if stem.endswith("eeen"):
        return stem[:-2]
    if len(stem) > SHORTEST + 1 and stem[-1] == "s" and stem[-2] != "s":
        stem = stem[:-1].removesuffix("e")
    if len(stem) > SHORTEST + 1 and stem[-1] == "t" and stem[-2] not in "aeiou":
        stem = stem[:-1]
    for ending, shortest in ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= shortest:
            stem = stem.removesuffix(ending)
            break
    return _one_spelling(stem)


def _one_spelling(stem: str) -> str:
    """Write a consonant once, its hard form at the end, and a long vowel as one letter: bedrijv, plann, kaart."""
    if len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        stem = stem[:-1]
    if stem[-1] in "vz":
        stem = stem[:-1] + ("f" if stem[-1] == "v" else "s")
    if len(stem) > SHORTEST and stem[-2] == stem[-3] and stem[-2] in "aeou" and stem[-1] not in "aeiou":
        stem = stem[:-2] + stem[-1]
    return stem
