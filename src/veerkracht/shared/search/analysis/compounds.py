"""Taking Dutch compounds apart: `medewerkersbetrokkenheid` is about `medewerker` and `betrokkenheid`."""

import gzip
from functools import cache, lru_cache
from pathlib import Path

from .dutch import stem

FILE = Path(__file__).parents[1] / "dutch" / "words.txt.gz"
SHORTEST_COMPOUND = 7
SHORTEST_PART = 3
SHORTEST_HEAD = 4
SHORT_HEADS = frozenset({"app", "bus", "cao", "dag", "raad", "tip", "uur", "wet"})
MOST_PARTS = 4
LINKS = ("", "s", "en", "e", "n")
# Parts that the list of compounds does not mark, but that the field makes compounds with.
EXTRA = frozenset({"zelf", "samen", "thuis", "werkend", "duurzaam"})
# What stands before a verb, and endings that happen to be words: `overleg` is not about a leg.
NEVER = frozenset(
    {
        "aan", "aar", "achter", "als", "bare", "baar", "der", "die", "dit", "door", "een", "eren", "eld", "end",
        "erij", "gang", "gen", "het", "heid", "hede", "heer", "her", "iets", "ing", "inge", "ist", "ken", "lijk",
        "ling", "loos", "maar", "mee", "met", "naar", "niet", "oor", "onder", "ons", "over", "rede", "reden", "rijk",
        "rij", "schap", "ste", "ster", "sel", "stel", "tegen", "ter", "tie", "tien", "toe", "uit", "van", "vaar",
        "ver", "voor", "wat", "weer", "zaam", "zij", "voort", "tussen", "binnen", "buiten", "ont", "ree", "ren",
        "mag", "leg", "ten", "tes", "ton", "tor", "ene", "ees", "eer", "are", "ars", "ale", "alt", "ate",
    }
)  # fmt: skip


@cache
def known() -> frozenset[str]:
    """Return the words of which compounds are made; read once."""
    return frozenset(gzip.decompress(FILE.read_bytes()).decode().split("\n")) - NEVER | EXTRA


@cache
def _heads() -> frozenset[str]:
    """Return the stems of words that may end a compound, so that it may be a plural."""
    return frozenset(stem(word) for word in known() if len(word) >= SHORTEST_HEAD)


@lru_cache(maxsize=65_536)
def split(word: str) -> tuple[str, ...]:
    """Return the parts of a compound, or nothing when the folded word is none. The fewest parts win."""
    if len(word) < SHORTEST_COMPOUND or not word.isalpha() or _is_form(word):
        return ()
    found = _best(word, MOST_PARTS)
    return found if found is not None and len(found) > 1 else ()


def _is_form(word: str) -> bool:
    """Tell whether this is only another form of a word in the list, such as `roosteren` of `rooster`."""
    return word not in known() and stem(word) in _heads()


def _best(word: str, most: int) -> tuple[str, ...] | None:
    """Return the best parts of what is left of a word; None when it cannot be taken apart.

    Two parts are better than more; a pure join is better than one with a linking letter, a longer head than a shorter.
    """
    words = known()
    ends = [end for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1) if word[:end] in words]
    for link in LINKS:
        for end in ends:
            if word.startswith(link, end) and _is_head(word[end + len(link) :]):
                return word[:end], word[end + len(link) :]
    return _in_more(word, ends, most) if most > 2 else None


def _in_more(word: str, ends: list[int], most: int) -> tuple[str, ...] | None:
    for end in reversed(ends):
        for link in LINKS:
            rest = word[end + len(link) :]
            if word.startswith(link, end) and len(rest) >= SHORTEST_COMPOUND:
                more = _best(rest, most - 1)
                if more is not None:
                    return (word[:end], *more)
    return None


def _is_head(part: str) -> bool:
    if part in SHORT_HEADS:
        return True
    return len(part) >= SHORTEST_HEAD and part not in NEVER and (part in known() or stem(part) in _heads())
