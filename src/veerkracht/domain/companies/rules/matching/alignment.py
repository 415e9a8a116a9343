"""Which word of one name stands for which word of the other, and what is left over on both sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from veerkracht.domain.companies.rules.matching.names import CompanyName, is_trade, stem
from veerkracht.domain.companies.rules.matching.sounds import sound
from veerkracht.domain.companies.rules.vocabulary import TRADE_FAMILIES


class Fit(StrEnum):
    """How two words, or two pieces of names, can be the same."""

    SAME = "same"
    SOUND = "sound"  # Kuijper, Kuiper
    SLIP = "slip"  # one typing error
    SLIPS = "slips"  # two in a long word
    STEM = "stem"  # installatiebedrijf, installatietechniek
    FAMILY = "family"  # transport, logistiek
    SHORT = "short"  # instal, installatie
    INITIAL = "initial"  # J, Jan
    JOINED = "joined"  # technostuw, techno stuw
    ACRONYM = "acronym"  # VTN, Vechtdal Techniek Noord


_ORDER = {fit: place for place, fit in enumerate(Fit)}


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the two names that stand for each other; `words` are the words that count for how rare it is."""

    fit: Fit
    words: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs, and the words that only one of the names has."""

    pairs: tuple[Pair, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def is_equal(self) -> bool:
        """Whether the names are the same but for order, spaces and signs."""
        return not self.left and not self.right and all(pair.fit in {Fit.SAME, Fit.JOINED} for pair in self.pairs)


@lru_cache(maxsize=65_536)
def align(one: CompanyName, other: CompanyName) -> Alignment:
    """Pair off the words of two names: equal ones, then pieces written as one, then the most alike."""
    same, left, right = _equal_words(one.core, other.core)
    pairs = [Pair(Fit.SAME, (word,), (word,)) for word in same]
    if not left and not right:
        return Alignment(tuple(pairs), (), ())
    if one.squashed & other.squashed:
        pieces = _more(one.core, other.core)
        return Alignment((Pair(Fit.JOINED, pieces, pieces),), (), ())
    if left and right:
        pairs += _joined(left, right) or _joined(right, left)
        pairs += _alike(left, right)
        pairs += _acronym(left, one.core, right, other.core)
    return Alignment(tuple(pairs), tuple(left), tuple(right))


def _equal_words(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    same, left, right = [], [], list(other)
    for word in one:
        if word in right:
            right.remove(word)
            same.append(word)
        else:
            left.append(word)
    return same, left, right


def _more(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The name in more pieces; between equals the first in the alphabet, so that sides do not matter."""
    return max(sorted((one, other)), key=len)


def _joined(apart: list[str], together: list[str]) -> list[Pair]:
    """Neighbours on one side that are one word on the other, perhaps with a typing error; takes them out."""
    for word in together:
        for start in range(len(apart) - 1):
            if not word.startswith(apart[start][:3]):
                continue
            size = _size_joined(apart, start, word)
            if size:
                pieces = tuple(apart[start : start + size])
                del apart[start : start + size]
                together.remove(word)
                return [Pair(Fit.JOINED, pieces, (word,))]
    return []


def _size_joined(apart: Sequence[str], start: int, word: str) -> int:
    """How many words from here make up this one; 0 when they do not."""
    for size in range(2, min(len(apart) - start, 4) + 1):
        whole = "".join(apart[start : start + size])
        if whole == word or _is_slip_of_long(word, whole):
            return size
    return 0


def _is_slip_of_long(word: str, whole: str) -> bool:
    return len(word) >= 8 and abs(len(word) - len(whole)) <= 1 and OSA.distance(word, whole, score_cutoff=1) <= 1


def _alike(left: list[str], right: list[str]) -> list[Pair]:
    """The best pairs of the words that are left, in an order that does not depend on the sides; takes them out."""
    found = [(fit, a, b) for a in left for b in right if (fit := fit_of(a, b)) is not None]
    pairs = []
    for fit, a, b in sorted(found, key=lambda each: (_ORDER[each[0]], *sorted(each[1:]))):
        if a in left and b in right:
            left.remove(a)
            right.remove(b)
            pairs.append(Pair(fit, (a,), (b,)))
    return pairs


def _acronym(left: list[str], one: Sequence[str], right: list[str], other: Sequence[str]) -> list[Pair]:
    for short, rest, words in ((left, right, other), (right, left, one)):
        letters = "".join(word[0] for word in words)
        if len(short) == 1 and len(letters) >= 3 and short[0] == letters and len(rest) == len(words):
            pair = Pair(Fit.ACRONYM, (short[0],), tuple(words))
            short.clear()
            rest.clear()
            return [pair]
    return []


def fit_of(a: str, b: str) -> Fit | None:
    """How two different words can be the same, or None. The same in either order."""
    return _fit_of(a, b) if _may_fit(a, b) else None


def _may_fit(a: str, b: str) -> bool:
    """A quick look that throws out most pairs: the first letters must sound alike, or the two be trades."""
    one, other = a[0], b[0]
    if one == other or _LETTER_SOUNDS.get(one, one) == _LETTER_SOUNDS.get(other, other):
        return True
    return one == b[1:2] or other == a[1:2] or (is_trade(a) and is_trade(b))


_LETTER_SOUNDS = {letter: group[0] for group in ("ckqszx", "fvp", "iye", "td") for letter in group}


@lru_cache(maxsize=262_144)
def _fit_of(a: str, b: str) -> Fit | None:
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    if a.isdecimal() or b.isdecimal():
        return None
    if len(short) <= 2:
        return Fit.INITIAL if long[0] == short[0] and (len(long) > 2 or len(short) == 1) else None
    if is_trade(a) and is_trade(b):
        return _trade_fit(short, long)
    if len(short) >= 4 and sound(a) == sound(b):
        return Fit.SOUND
    if long.startswith(short) and (len(short) >= 4 or is_trade(long)) and len(long) - len(short) > 1:
        return Fit.SHORT
    return _slip(short, long)


def _trade_fit(short: str, long: str) -> Fit | None:
    one, other = stem(short), stem(long)
    if one == other or (len(one) >= 4 and len(other) >= 4 and (one.startswith(other) or other.startswith(one))):
        return Fit.STEM
    if TRADE_FAMILIES.get(one, one) == TRADE_FAMILIES.get(other, other):
        return Fit.FAMILY
    return Fit.SLIP if len(short) >= 5 and OSA.distance(short, long, score_cutoff=1) <= 1 else None


def _slip(short: str, long: str) -> Fit | None:
    """A typing error: one in a word of four letters and more, two in a word of eight."""
    if len(short) < 4 or len(long) - len(short) > 2:
        return None
    distance = OSA.distance(short, long, score_cutoff=2)
    if distance == 1:
        return None if _is_other_start(short, long) else Fit.SLIP
    return Fit.SLIPS if distance == 2 and len(short) >= 8 and short[0] == long[0] else None


def _is_other_start(short: str, long: str) -> bool:
    """Another first letter is another name, as with Jansen and Hansen; a forgotten or swapped one is a slip."""
    is_swap = len(short) == len(long) and short[0] == long[1] and short[1] == long[0]
    return short[0] != long[0] and not is_swap and long[1:] != short
