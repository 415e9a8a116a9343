"""Keys under which a register finds the few companies worth comparing with a row."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import combinations

from veerkracht.domain.companies.rules.matching.evidence import CompanyEvidence, CompanyRecord, Profile, profile_of
from veerkracht.domain.companies.rules.matching.names import CompanyName, is_trade, weight
from veerkracht.domain.companies.rules.matching.sounds import skeleton

KEY_LENGTH = 80
_HEAD = 3  # sounds of a word; two words together are still rare enough
_MOST_WORDS = 5
_LEAST_SOUNDS = 4


def blocking_keys(source: CompanyEvidence | CompanyRecord) -> set[str]:
    """The keys of a row or a company; a company is a candidate for a row when they share one. At most 80 characters."""
    profile = profile_of(source)
    keys = {key for name in profile.names for key in _name_keys(name, profile)}
    keys |= {f"kvk:{profile.kvk_number}"} if profile.kvk_number else set()
    keys |= _prefixed("est", profile.establishments)
    keys |= _prefixed("dom", profile.domains) | _prefixed("label", profile.labels)
    keys |= _prefixed("pc", profile.whole_postcodes) | _prefixed("man", map(_veiled, profile.people))
    keys |= _prefixed("tel", map(_veiled, profile.phones)) | _prefixed("mail", map(_veiled, profile.emails))
    return {key[:KEY_LENGTH] for key in keys}


def _veiled(value: str) -> str:
    """A trace of a personal detail: keys are stored with the company and must not hold addresses of people."""
    return hashlib.blake2b(value.encode(), digest_size=8).hexdigest()


def _prefixed(kind: str, values: Iterable[str]) -> set[str]:
    return {f"{kind}:{value}" for value in values}


def _name_keys(name: CompanyName, profile: Profile) -> Iterator[str]:
    words = [word for word in name.core if len(word) > 1][:_MOST_WORDS]
    yield f"name:{' '.join(sorted(name.core))}"
    yield from (f"label:{squashed}" for squashed in name.squashed if len(squashed) >= 5)
    for word in words:
        yield from (f"pc:{code[:6]}:{word[:3]}" for code in profile.postcodes)
        if weight(word) >= 0.9:
            yield f"word:{word}"
            yield f"sound:{skeleton(word)}"
            yield from _one_missing(skeleton(word))
        elif not is_trade(word):
            yield from (f"in:{place}:{skeleton(word)}" for place in profile.places)
    heads = {skeleton(word)[:_HEAD] for word in words}
    for pair in combinations(sorted(heads), 2):
        yield f"two:{'+'.join(pair)}"


def _one_missing(sounds: str) -> Iterator[str]:
    """A word with one sound left out, each in turn: two words that differ by one slip have such a key in common."""
    if len(sounds) >= _LEAST_SOUNDS:
        yield from (f"miss:{sounds[:place]}{sounds[place + 1 :]}" for place in range(1, len(sounds)))
        yield f"miss:{sounds}"
