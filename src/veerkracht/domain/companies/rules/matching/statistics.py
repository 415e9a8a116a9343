"""How common a word, a place, a telephone number is in the register: what is common says little when it agrees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from veerkracht.domain.companies.rules.matching.names import GENERAL_WORDS, is_trade
from veerkracht.domain.companies.rules.vocabulary import COMMON_SURNAMES, FIRST_NAMES

# A small register is a sample of a region; an equal name in it is less of a proof than its size suggests.
LEAST_COMPANIES = 20_000
# The vocabulary counts as much as this many companies of the register.
_PRIOR_COMPANIES = 3_000


class WordKind(StrEnum):
    """What a word of a name is, as far as its form and the vocabulary tell."""

    LETTERS = "letters"
    NUMBER = "number"
    SURNAME = "surname"
    FIRST_NAME = "first_name"
    TRADE = "trade"
    GENERAL = "general"
    RARE = "rare"


_LEAST_OTHERS = 0.3
_PRIOR_PLACES, _USUAL_PLACE = 500, 0.01
# The share of Dutch companies with a given word of this kind in their name, roughly; it is used for words that the
# register does not count, and evens out the counts of small registers.
_SHARES = {
    WordKind.LETTERS: 0.004,
    WordKind.NUMBER: 0.002,
    WordKind.SURNAME: 0.0015,
    WordKind.FIRST_NAME: 0.001,
    WordKind.TRADE: 0.005,
    WordKind.GENERAL: 0.002,
}
_RARE_SHARES = ((3, 0.0005), (5, 6e-5), (7, 2.5e-5), (9, 1.2e-5), (1_000, 5e-6))  # longest length: share


@lru_cache(maxsize=262_144)
def kind_of(word: str) -> WordKind:
    """The kind of a word; a surname that is a trade as well, like Bakker, is a surname."""
    if word.isdecimal():
        return WordKind.NUMBER
    if len(word) <= 2:
        return WordKind.LETTERS
    if word in COMMON_SURNAMES:
        return WordKind.SURNAME
    if is_trade(word):
        return WordKind.TRADE
    if word in FIRST_NAMES:
        return WordKind.FIRST_NAME
    return WordKind.GENERAL if word in GENERAL_WORDS else WordKind.RARE


@lru_cache(maxsize=262_144)
def usual_share(word: str) -> float:
    """The share of companies with this word by its kind alone."""
    kind = kind_of(word)
    if kind is WordKind.RARE:
        return next(share for longest, share in _RARE_SHARES if len(word) <= longest)
    return 0.05 if len(word) == 1 else _SHARES[kind]


@dataclass(frozen=True, slots=True)
class NameStatistics:
    """Counts over the register the row is compared with; empty for a register that was not counted.

    `companies` is the size of the register. `words`, `places`, `postcodes`, `domains`, `phones` and `emails` say how
    many companies have a word in a name, or share a detail. Counts that are not `is_complete` are of a part of the
    register: they can only show that something is more common than usual.
    """

    companies: int = LEAST_COMPANIES
    words: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    postcodes: Mapping[str, int] = field(default_factory=dict)
    domains: Mapping[str, int] = field(default_factory=dict)
    phones: Mapping[str, int] = field(default_factory=dict)
    emails: Mapping[str, int] = field(default_factory=dict)
    is_complete: bool = False

    @property
    def size(self) -> int:
        """The number of companies to reckon with."""
        return max(self.companies, LEAST_COMPANIES)

    def share(self, word: str) -> float:
        """The share of companies with this word in a name: what the register says, evened out by the vocabulary."""
        usual = usual_share(word)
        count = self.words.get(word, 0)
        if not self.is_complete:
            return max(usual, (count - 1) / self.size)
        others = max(count - 1, _LEAST_OTHERS)  # the company itself is no proof that its word is common
        return (others + _PRIOR_COMPANIES * usual) / (self.companies + _PRIOR_COMPANIES)

    def is_known(self, word: str) -> bool:
        """Whether this is a word and no slip of the keyboard: several companies or the vocabulary have it."""
        return self.words.get(word, 0) >= 3 or kind_of(word) is not WordKind.RARE

    def place_share(self, places: frozenset[str]) -> float:
        """The share of companies in these places."""
        counted = sum(self.places.get(place, 0) for place in places)
        if not self.places:
            return _USUAL_PLACE
        return (counted + _PRIOR_PLACES * _USUAL_PLACE) / (self.companies + _PRIOR_PLACES)


NO_STATISTICS = NameStatistics()
