"""How alike two company names are, from 0 to 1. Symmetric; the order of words does not count."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from veerkracht.domain.companies.rules.matching.names import CompanyName, company_name, is_trade, stem, weight

_LEAST = 0.8  # words less alike than this are different words
_OTHER_FIRST_LETTER = 0.15
_SAME_STEM = 0.85
_INITIAL = 0.7
_ACRONYM = 0.8


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score, and whether each side has a word that the other has not."""

    score: float
    both_differ: bool
    is_distinctive: bool  # the words they share include a rare one


def name_similarity(first: str, second: str) -> float:
    """Compare two names as written. Legal forms and articles do not count; group words do."""
    one, other = company_name(first), company_name(second)
    score = likeness(one, other, frozenset()).score
    return score if one.roles == other.roles else score * 0.9


@lru_cache(maxsize=131_072)
def likeness(one: CompanyName, other: CompanyName, places: frozenset[str]) -> Likeness:
    """Compare the naming words; a place in one of the names is left out when the company stands there."""
    left, right = _without_places(one.core, places), _without_places(other.core, places)
    if not left or not right:
        return Likeness(0.0, both_differ=True, is_distinctive=False)
    if sorted(left) == sorted(right) or one.squashed & other.squashed:
        return Likeness(1.0, both_differ=False, is_distinctive=any(weight(word) >= 1 for word in left))
    return _soft_overlap(left, right)


def _without_places(words: tuple[str, ...], places: frozenset[str]) -> tuple[str, ...]:
    kept = tuple(word for word in words if word not in places)
    return kept if any(not is_trade(word) for word in kept) else words


def _soft_overlap(left: tuple[str, ...], right: tuple[str, ...]) -> Likeness:
    """The weight of words that pair off, over all weight; best pairs first."""
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    shared = 0.0
    is_distinctive = False
    for alike, i, j in _ordered_pairs(left, right):
        if i in free_left and j in free_right:
            free_left.remove(i)
            free_right.remove(j)
            shared += alike * (weight(left[i]) + weight(right[j]))
            is_distinctive |= min(weight(left[i]), weight(right[j])) >= 1
    total = sum(map(weight, left)) + sum(map(weight, right))
    score = max(shared / total, _acronym(left, right), _run_together(left, right))
    return Likeness(round(min(score, 0.99), 4), bool(free_left and free_right), is_distinctive)


def _ordered_pairs(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[float, int, int]]:
    """Pairs of words that can be the same, the most alike first, in an order that does not depend on the sides."""
    pairs = [(word_likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    alike = [pair for pair in pairs if pair[0] >= _INITIAL]
    return sorted(alike, key=lambda pair: (-pair[0], *sorted((left[pair[1]], right[pair[2]])), pair[1] + pair[2]))


@lru_cache(maxsize=131_072)
def word_likeness(a: str, b: str) -> float:
    """1 for the same word; less for a typing error, an abbreviation, a trade with another ending, an initial."""
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=lambda word: (len(word), word))
    if short.isdecimal() or long.isdecimal():
        return 0.0
    if len(short) == 1:
        return _INITIAL if long.startswith(short) and len(long) > 2 else 0.0
    if len(short) < 4:
        return 0.0
    if is_trade(a) and is_trade(b) and stem(a) == stem(b):
        return _SAME_STEM
    if is_trade(long) and long.startswith(short):
        return _SAME_STEM
    is_other_start = a[0] != b[0] and not _is_slip_at_start(short, long)
    ratio = fuzz.ratio(a, b) / 100 - (_OTHER_FIRST_LETTER if is_other_start else 0.0)
    return ratio if ratio >= _LEAST else 0.0


def _is_slip_at_start(short: str, long: str) -> bool:
    """Two letters swapped or one forgotten, as no two surnames differ: not `Jansen` and `Hansen`."""
    return long[1:] == short or (long[:2] == short[1::-1] and long[2:] == short[2:])


def _acronym(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """`VTN` against `Vechtdal Techniek Noord`."""
    short, long = sorted((left, right), key=len)
    is_one = len(short) == 1 and len(long) == len(short[0]) >= 3
    return _ACRONYM if is_one and short[0] == "".join(word[0] for word in long) else 0.0


def _run_together(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Names cut into words differently, with perhaps a typing error: `Techno-Bouw Oost`, `Technobouw Oost`."""
    if len(left) == len(right):
        return 0.0
    a, b = "".join(left), "".join(right)
    if min(len(a), len(b)) < 8 or a[0] != b[0]:
        return 0.0
    ratio = fuzz.ratio(a, b) / 100
    return ratio if ratio >= 0.93 else 0.0
