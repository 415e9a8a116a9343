"""What two names say about being one company: common words say little, what only one of them has speaks against."""

from dataclasses import dataclass
from functools import lru_cache
from math import log

from veerkracht.domain.companies.rules.matching.alignment import Alignment, Fit, Pair, align
from veerkracht.domain.companies.rules.matching.likelihoods import LIKELIHOODS, NOTHING, Weights
from veerkracht.domain.companies.rules.matching.names import CompanyName
from veerkracht.domain.companies.rules.matching.statistics import NameStatistics, WordKind, kind_of

# How often one company is written with such a difference, and how often a sister is: logarithms.
_WRITTEN = {
    Fit.SAME: 1.0,
    Fit.SOUND: 0.05,
    Fit.SLIP: 0.04,
    Fit.SLIPS: 0.008,
    Fit.STEM: 0.08,
    Fit.FAMILY: 0.02,
    Fit.SHORT: 0.04,
    Fit.INITIAL: 0.25,
    Fit.JOINED: 0.08,
    Fit.ACRONYM: 0.02,
}
_WRITTEN_BY_SISTER = {Fit.STEM: log(0.2), Fit.FAMILY: log(0.3)}
_REAL_WORDS_CONFUSED = 0.15  # a slip that turns one existing word into another
_SISTER_KEEPS = {WordKind.TRADE: 0.35, WordKind.RARE: 0.9, WordKind.SURNAME: 0.9}
_SISTER_KEEPS_OTHER = 0.7
_LOG_NAMESAKE_KEEPS = log(0.8)
# The cost of a word that only one of the names has: for one company, for a sister or a namesake.
_EXTRA = {
    WordKind.LETTERS: (0.5, 0.7),
    WordKind.NUMBER: (0.06, 0.3),
    WordKind.SURNAME: (0.1, 0.2),
    WordKind.FIRST_NAME: (0.25, 0.5),
    WordKind.TRADE: (0.22, 0.55),
    WordKind.GENERAL: (0.25, 0.5),
    WordKind.RARE: (0.06, 0.25),
}
_LOG_EXTRA = {kind: (log(same), log(sister)) for kind, (same, sister) in _EXTRA.items()}
_LITTLE = (log(0.6), log(0.6))  # the place, and words like gebroeders
_KIN = frozenset({"firma", "gebroeders", "zonen", "weduwe", "company", "familie", "bedrijf"})
# Both names have a word of this kind that the other lacks: more than twice one extra word.
_BOTH_EXTRA = {
    WordKind.RARE: 0.2,
    WordKind.SURNAME: 0.1,
    WordKind.FIRST_NAME: 0.15,
    WordKind.NUMBER: 0.05,
    WordKind.LETTERS: 0.08,
    WordKind.TRADE: 0.6,
}
_TELLING = frozenset({WordKind.RARE, WordKind.SURNAME, WordKind.FIRST_NAME, WordKind.NUMBER})
_BOTH_TELLING = log(0.15)  # words of different kinds, as in `Jansen Bouw Twickel` and `Jansen Bouw 12`
_SISTER_BOTH_TRADE = log(1.3)
_OTHER_NAME = log(0.03)  # one company under a name that has nothing to do with the other: a trade name
_SISTER_OTHER_NAME = log(0.1)
_EQUAL = log(0.8)
_SISTER_EQUAL = log(0.08)
_SISTER_EQUAL_BUT_ROLE = log(0.5)  # Nijhuis Bouw Holding and Nijhuis Bouw
_NAMESAKE_EQUAL = log(0.5)
_NOTHING_MORE = log(0.5)  # another company with all these words would as often have one more
_LITTLE_CHANCE = log(0.3)
_LABEL_ONLY = (log(0.3), log(0.6))  # a web address that looks like the name instead of the name


@dataclass(frozen=True, slots=True)
class Naming:
    """What the names say, and which names were laid together."""

    weights: Weights
    one: CompanyName
    other: CompanyName
    is_equal: bool
    is_other_name: bool
    is_label: bool = False

    @property
    def same_role(self) -> bool:
        """Whether neither name says holding, beheer and the like where the other does not."""
        return self.one.roles == self.other.roles

    @property
    def same_form(self) -> bool:
        """Whether the legal forms agree as far as both are given."""
        return not (self.one.legal_form and self.other.legal_form) or self.one.legal_form == self.other.legal_form


def naming(
    one: CompanyName, other: CompanyName, places: frozenset[str], statistics: NameStatistics, *, is_label: bool = False
) -> Naming:
    """Weigh two names. `places` are the keys of the places where the two stand."""
    alignment = align(one, other)
    plain = _weigh(alignment, places, statistics)
    chance = plain.other
    same, sister = (plain.same + _LABEL_ONLY[0], plain.sister + _LABEL_ONLY[1]) if is_label else plain[:2]
    least = chance + _OTHER_NAME
    weighed = Weights(
        max(same, least), max(sister, chance + _SISTER_OTHER_NAME), max(plain.namesake, chance), chance, chance
    )
    if alignment.is_equal and one.roles != other.roles:
        weighed = weighed._replace(sister=plain.sister - _SISTER_EQUAL + _SISTER_EQUAL_BUT_ROLE)
    if not is_label:
        weighed = weighed.plus(_role_and_form(one, other))
    return Naming(weighed, one, other, alignment.is_equal, same <= least, is_label)


def _role_and_form(one: CompanyName, other: CompanyName) -> Weights:
    form = _form(one, other)
    return _role(one, other) if form is NOTHING else _role(one, other).plus(form)


def _role(one: CompanyName, other: CompanyName) -> Weights:
    if not one.roles and not other.roles:
        return LIKELIHOODS["role_none"]
    return LIKELIHOODS["role_same" if one.roles == other.roles else "role_differs"]


def _form(one: CompanyName, other: CompanyName) -> Weights:
    if not one.legal_form or not other.legal_form:
        return NOTHING
    return LIKELIHOODS["form_same" if one.legal_form == other.legal_form else "form_differs"]


def _weigh(alignment: Alignment, places: frozenset[str], statistics: NameStatistics) -> Weights:
    same = sister = namesake = other = 0.0
    for pair in alignment.pairs:
        written = _written(pair, statistics)
        same += written
        sister += _WRITTEN_BY_SISTER.get(pair.fit) or written + _kept_by_sister(pair)
        namesake += written + _LOG_NAMESAKE_KEEPS
        other += _chance(pair, places, statistics)
    if alignment.is_equal:
        other += _NOTHING_MORE
        return Weights(same + _EQUAL, same + _SISTER_EQUAL, same + _NAMESAKE_EQUAL, other, other)
    for word in (*alignment.left, *alignment.right):
        cost, sister_cost = _extra(word, places)
        same += cost
        sister += sister_cost
        namesake += sister_cost
    both_same, both_sister = _both_extra(alignment)
    return Weights(same + both_same, sister + both_sister, namesake + both_same, other, other)


def _written(pair: Pair, statistics: NameStatistics) -> float:
    often = _WRITTEN[pair.fit]
    if pair.fit in {Fit.SLIP, Fit.SLIPS} and all(map(statistics.is_known, (*pair.words, *pair.other))):
        often *= _REAL_WORDS_CONFUSED
    return log(often)


def _kept_by_sister(pair: Pair) -> float:
    return log(min(_SISTER_KEEPS.get(kind_of(word), _SISTER_KEEPS_OTHER) for word in (*pair.words, *pair.other)))


def _chance(pair: Pair, places: frozenset[str], statistics: NameStatistics) -> float:
    """How likely another company has this word, or one so like it."""
    if pair.fit in {Fit.SAME, Fit.JOINED}:
        return sum(
            _LITTLE_CHANCE if word in places or word in _KIN else log(min(statistics.share(word), 0.5))
            for word in pair.words
        )
    if pair.fit is Fit.INITIAL:
        return log(1 / 12)
    if pair.fit is Fit.ACRONYM:
        return log(3 * 26 ** -len(pair.words[0]))
    share = sum(statistics.share(word) for word in (*pair.words, *pair.other)) + _looks_like(pair)
    return log(min(share, 0.3))


@lru_cache(maxsize=65_536)
def _looks_like(pair: Pair) -> float:
    """The share of companies with some word as like this one as these two are; long words have few neighbours."""
    length = min(len(pair.words[0]), len(pair.other[0]))
    by_length = (5e-3, 2e-3, 1e-3, 6e-4, 2e-4, 8e-5, 3e-5)
    share = by_length[min(max(length - 2, 0), len(by_length) - 1)]
    return share * (4 if pair.fit in {Fit.SLIPS, Fit.SHORT} else 1)


def _extra(word: str, places: frozenset[str]) -> tuple[float, float]:
    if word in places or word in _KIN:
        return _LITTLE
    return _LOG_EXTRA[kind_of(word)]


def _both_extra(alignment: Alignment) -> tuple[float, float]:
    """Both names say something the other does not: two trades, two first names, two brands."""
    if not alignment.left or not alignment.right:
        return 0.0, 0.0
    left, right = ({kind_of(word) for word in words} for words in (alignment.left, alignment.right))
    both = left & right
    same = sum(log(cost) for kind, cost in _BOTH_EXTRA.items() if kind in both)
    if not both & _TELLING and left & _TELLING and right & _TELLING:
        same += _BOTH_TELLING
    return same, _SISTER_BOTH_TRADE if WordKind.TRADE in both else 0.0


def best_naming(
    ones: tuple[CompanyName, ...], others: tuple[CompanyName, ...], places: frozenset[str], statistics: NameStatistics
) -> Naming | None:
    """The pair of names that speaks most for one company; None when one of the two has no name."""
    found = [naming(one, other, places, statistics) for one in ones for other in others]
    if len(found) == 1:
        return found[0]
    return max(found, key=_speaks_for, default=None)


def _speaks_for(found: Naming) -> tuple[float, list[str]]:
    weighed = found.weights
    rival = max(weighed.other, weighed.sister - 6.0)
    return round(weighed.same - rival, 9), sorted((found.one.text, found.other.text))
