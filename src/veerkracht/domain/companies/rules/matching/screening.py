"""Candidates from a register of any size in one pass: what the rows look for is laid out, the register streams by.

Memory grows with the rows and with what was found for them, not with the register. The same kinds of keys as in
`blocking`, and the counts of words and details that tell how common they are. Two million companies pass here, so
what is done for each of them is little: a few look-ups by whole numbers.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple, Self

from veerkracht.domain.companies.rules.identifiers import address_key, place_key
from veerkracht.domain.companies.rules.matching.evidence import Profile
from veerkracht.domain.companies.rules.matching.names import ABBREVIATIONS, NOT_NAMING, CompanyName
from veerkracht.domain.companies.rules.matching.quickly import number_in, phone_in, site_in, words_in
from veerkracht.domain.companies.rules.matching.sounds import skeleton
from veerkracht.domain.companies.rules.matching.statistics import NameStatistics, WordKind, kind_of

MOST_CANDIDATES = 12
_MOST_BESIDE_NUMBER = 4  # when the register has the number of the row
MOST_PER_KEY = 400  # what more companies share finds nobody by itself
_LEAST_OF_BEST = 0.04  # a company that shares so little beside the best is not compared
_MOST_WORDS = 8
_FORM_WORDS = frozenset({"bv", "vof", "nv", "cv", "stichting", "maatschap", "eenmanszaak", "vereniging", "ua", "io"})
_LEFT_OUT = NOT_NAMING | _FORM_WORDS
_AREAS, _PAIRS = 1 << 40, 1 << 41  # where the numbers of two kinds of keys begin
_EACH = 1 << 20  # more words or areas than that no list has


class Line(NamedTuple):
    """One line of a register as it stands in the file: uncleaned texts, so that most lines cost little."""

    names: Sequence[str]
    kvk_number: str = ""
    establishment: str = ""
    postcode: str = ""
    place: str = ""
    street: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""


class _Word:
    """A word as the register writes it: how often, and which words of the rows it may stand for."""

    __slots__ = ("count", "is_naming", "stands_for")

    def __init__(self, stands_for: tuple[int, ...], *, is_naming: bool) -> None:
        self.stands_for = stands_for
        self.is_naming = is_naming
        self.count = 0


class _Place:
    """A place as the register writes it: its key, its number when a row names it, and how many companies it has."""

    __slots__ = ("area", "count", "key")

    def __init__(self, key: str, area: int) -> None:
        self.key = key
        self.area = area
        self.count = 0


class _Wanted:
    """What the rows look for, numbered: words and the forms they may have, areas, details."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.forms: dict[str, set[int]] = defaultdict(set)
        self.areas: dict[str, int] = {}
        self.streets: set[str] = set()

    def keys_of(self, profile: Profile) -> Iterator[int | str]:
        """The keys of one row."""
        areas = [self.areas.setdefault(area, len(self.areas) + 1) for area in sorted(profile.places | profile.areas)]
        for name in (*profile.names, *profile.label_names):
            yield from self._keys_of_name(name, areas)
        yield from profile.domains | profile.emails | profile.establishments | profile.whole_postcodes
        yield from (phone_in(phone) for phone in profile.phones)
        for address in profile.addresses:
            self.streets.add(address[:4])
            yield f"street {address}"
        if profile.kvk_number:
            yield profile.kvk_number

    def _keys_of_name(self, name: CompanyName, areas: Sequence[int]) -> Iterator[int | str]:
        yield from (f"name {squashed}" for squashed in name.squashed)
        words = [word for word in name.core if len(word) > 1][:_MOST_WORDS]
        ids = [self._number(word) for word in (*words, *map("".join, pairwise(words)))]
        for one in ids:
            yield one
            yield from (_area_key(one, area) for area in areas)
        yield from (_pair_key(*sorted(pair)) for pair in combinations(ids, 2))

    def _number(self, word: str) -> int:
        found = self.words.get(word)
        if found is None:
            found = self.words[word] = len(self.words) + 1
            for form in _forms(word):
                self.forms[form].add(found)
        return found


class Screen:
    """Finds for each row the lines of a register that are worth comparing with it."""

    def __init__(self, rows: Sequence[Profile]) -> None:
        self._wanted = _Wanted()
        self._keys = [set(self._wanted.keys_of(profile)) for profile in rows]
        self._found: dict[int | str, array[int]] = {key: array("Q") for keys in self._keys for key in keys}
        self._sought = frozenset(self._found)
        self._more: dict[int | str, int] = defaultdict(int)  # companies beyond the first MOST_PER_KEY
        self._numbers = [profile.kvk_number for profile in rows]
        self._words: dict[str, _Word] = {}
        self._places: dict[str, _Place] = {}
        self.size = 0

    def look_at(self, line: Line, at: int) -> None:
        """Count a line and remember for whom it may be; `at` is where it stands, growing from line to line."""
        self.size += 1
        found = self._found
        for key in self._sought.intersection(self._keys_of(line)):
            places = found[key]
            if len(places) < MOST_PER_KEY:
                places.append(at)
            else:
                self._more[key] += 1

    def add(self, part: Self) -> None:
        """Take over what a copy of this screen saw in the part of the register that comes next."""
        self.size += part.size
        for key, places in self._found.items():
            room = MOST_PER_KEY - len(places)
            seen = part._found[key]
            places += seen[:room]
            more = part._more.get(key, 0) + max(len(seen) - room, 0)
            if more:
                self._more[key] += more
        for token, word in part._words.items():
            self._words.setdefault(token, _Word((), is_naming=True)).count += word.count
        for text, place in part._places.items():
            self._places.setdefault(text, _Place(place.key, place.area)).count += place.count

    def _keys_of(self, line: Line) -> list[int | str]:
        names, kvk_number, establishment, postcode, place, street, website, email, phone = line
        keys: list[int | str] = []
        ids: list[int] = []
        for name in names:
            if name:
                self._read_name(name, ids, keys)
        if postcode:
            postcode = postcode.replace(" ", "").upper()
            keys.append(postcode)
        area = self._area(place) if place else 0
        if ids:
            _combine(sorted(set(ids)), area, self._wanted.areas.get(postcode[:4], 0), keys)
        if kvk_number:
            keys.append(kvk_number if len(kvk_number) == 8 else number_in(kvk_number))
        if establishment:
            keys.append(number_in(establishment))
        if street and street[:4].lower() in self._wanted.streets:
            keys.append(f"street {address_key(street)}")
        if website:
            keys.append(site_in(website))
        if email:
            keys += (email.strip().lower(), site_in(email.rpartition("@")[2]))
        if phone:
            keys.append(phone_in(phone))
        return keys

    def _read_name(self, name: str, ids: list[int], keys: list[int | str]) -> None:
        """Count the words of a name and collect which words of the rows it may hold."""
        naming: list[str] = []
        tokens = words_in(name)
        for token in tokens:
            word = self._words.get(token)
            if word is None:
                word = self._words[token] = self._word(token)
            word.count += 1
            if word.is_naming:
                naming.append(token)
                ids += word.stands_for
        keys.append(f"name {''.join(naming)}")
        if len(tokens) > 1:
            keys.append(f"name {''.join(tokens)}")
            words = self._wanted.words
            ids += [words[joined] for joined in map("".join, pairwise(naming)) if joined in words]

    def _word(self, token: str) -> _Word:
        if token in _LEFT_OUT:
            return _Word((), is_naming=False)
        forms = self._wanted.forms
        found = {number for form in _forms(ABBREVIATIONS.get(token, token)) for number in forms.get(form, ())}
        return _Word(tuple(sorted(found)), is_naming=True)

    def _area(self, text: str) -> int:
        place = self._places.get(text)
        if place is None:
            key = place_key(text)
            place = self._places[text] = _Place(key, self._wanted.areas.get(key, 0))
        place.count += 1
        return place.area

    def candidates(self, row: int) -> list[int]:
        """The lines that share most with a row; a key that few lines have says more."""
        shares: dict[int, float] = defaultdict(float)
        for key in self._keys[row]:
            if key not in self._more:
                places = self._found[key]
                share = 1 / (len(places) + 1)
                for at in places:
                    shares[at] += share
        if not shares:
            return []
        least = max(shares.values()) * _LEAST_OF_BEST
        good = [(-share, at) for at, share in shares.items() if share >= least]
        numbered = set(self._found.get(self._numbers[row], ()))
        most = _MOST_BESIDE_NUMBER if numbered else MOST_CANDIDATES
        best = [at for _share, at in sorted(good)[:most]]
        return [*best, *sorted(numbered - set(best))[:most]]

    def statistics(self) -> NameStatistics:
        """How common words and details are in this register."""
        words: dict[str, int] = defaultdict(int)
        for token, word in self._words.items():
            words[ABBREVIATIONS.get(token, token)] += word.count
        places: dict[str, int] = defaultdict(int)
        for place in self._places.values():
            places[place.key] += place.count
        details = {
            key: len(places) + self._more.get(key, 0) for key, places in self._found.items() if isinstance(key, str)
        }
        return NameStatistics(
            companies=self.size,
            words=words,
            places=places,
            postcodes=details,
            domains=details,
            phones={f"+31{key}": count for key, count in details.items() if key.isdecimal()},
            emails=details,
            is_complete=True,
        )


def _combine(ids: list[int], area: int, postcode_area: int, keys: list[int | str]) -> None:
    """Add words by themselves, with the area, and two by two."""
    keys += ids
    if area:
        keys += [_area_key(one, area) for one in ids]
    if postcode_area:
        keys += [_area_key(one, postcode_area) for one in ids]
    if len(ids) > 1:
        keys += [_pair_key(one, other) for one, other in combinations(ids, 2)]


def _area_key(word: int, area: int) -> int:
    return _AREAS + word * _EACH + area


def _pair_key(one: int, other: int) -> int:
    return _PAIRS + one * _EACH + other


def _forms(word: str) -> set[str]:
    """What a word may be written as: forms that two spellings of it have in common."""
    forms = {word}
    kind = kind_of(word)
    if kind in {WordKind.TRADE, WordKind.NUMBER, WordKind.LETTERS}:
        return forms
    bare = skeleton(word)
    if len(bare) >= 3:
        forms.add(f"~{bare}")
    if kind is WordKind.RARE and len(word) >= 5:
        forms.add(f"-{bare}")
        if len(bare) >= 4:
            forms |= {f"-{bare[:place]}{bare[place + 1 :]}" for place in range(1, len(bare))}
    return forms
