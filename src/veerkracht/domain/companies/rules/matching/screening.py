"""Candidates from a register of any size in one pass: what the rows look for is laid out, the register streams by.

Memory grows with the rows and with what was found for them, not with the register. The same kinds of keys as in
`blocking`, and the counts of words and details that tell how common they are.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from veerkracht.domain.companies.rules.identifiers import place_key
from veerkracht.domain.companies.rules.matching.evidence import Profile
from veerkracht.domain.companies.rules.matching.names import (
    ABBREVIATIONS,
    NOT_NAMING,
    CompanyName,
    company_name,
    name_variants,
)
from veerkracht.domain.companies.rules.matching.sounds import skeleton
from veerkracht.domain.companies.rules.matching.statistics import NameStatistics, WordKind, kind_of

MOST_CANDIDATES = 12
MOST_PER_KEY = 400  # what more companies share finds nobody by itself
_LEAST_OF_BEST = 0.04
_SIGNS = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"\D+")
_PLAIN_FORMS = ((" b.v.", " "), (" v.o.f.", " "), (" n.v.", " "), ("'", ""))
_FORM_WORDS = frozenset({"bv", "vof", "nv", "cv", "stichting", "maatschap", "eenmanszaak", "vereniging", "ua", "io"})
_LEFT_OUT = NOT_NAMING | _FORM_WORDS

Key = tuple[object, ...] | str | int


@dataclass(slots=True)
class Word:
    """A word as the register writes it: how often, and which words of the rows it may stand for."""

    stands_for: tuple[int, ...]
    is_naming: bool
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a register as it stands in the file: uncleaned texts, so that most lines cost little."""

    names: Sequence[str]
    kvk_number: str = ""
    establishment: str = ""
    postcode: str = ""
    place: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""


class Screen:
    """Finds for each row the lines of a register that are worth comparing with it."""

    def __init__(self, rows: Sequence[Profile]) -> None:
        self._rows = rows
        self._ids: dict[str, int] = {}
        self._near: dict[str, set[int]] = defaultdict(set)
        self._squashed: set[str] = set()
        self._details: set[str] = set()
        self._wanted: set[Key] = set()
        self._places: dict[str, str] = {}
        self._found: dict[Key, array[int]] = {}
        self._counts: dict[Key, int] = defaultdict(int)
        self._place_counts: dict[str, int] = defaultdict(int)
        self._words: dict[str, Word] = {}
        self.size = 0
        self._keys = [set(self._lay_out(profile)) for profile in rows]
        self._wanted = set().union(*self._keys) if rows else set()

    # What the rows look for.

    def _lay_out(self, profile: Profile) -> Iterator[Key]:
        for name in (*profile.names, *profile.label_names):
            yield from self._lay_out_name(name, profile)
        for detail in (*profile.domains, *profile.emails, profile.kvk_number, *profile.establishments):
            if detail:
                self._details.add(detail)
                yield ("detail", detail)
        for phone in profile.phones:
            self._details.add(_phone(phone))
            yield ("detail", _phone(phone))
        yield from (("postcode", code) for code in profile.postcodes if len(code) == 6)

    def _lay_out_name(self, name: CompanyName, profile: Profile) -> Iterator[Key]:
        for squashed in name.squashed:
            self._squashed.add(squashed)
            yield ("squash", squashed)
        words = [word for word in name.core if len(word) > 1][:8]
        pieces = [*words, *("".join(pair) for pair in pairwise(words))]
        ids = [self._id_of(word) for word in pieces]
        areas = _areas(profile.places, profile.postcodes)
        for place, one in enumerate(ids):
            yield one
            yield from ((one, area) for area in areas)
            yield from ((min(one, other), max(one, other)) for other in ids[place + 1 :])

    def _id_of(self, word: str) -> int:
        found = self._ids.get(word)
        if found is None:
            found = self._ids[word] = len(self._ids)
            for form in _forms(word):
                self._near[form].add(found)
        return found

    # What the register holds.

    def look_at(self, line: Line) -> bool:
        """Count a line, and tell whether some row may be about it."""
        ordinal = self.size
        self.size += 1
        keys = set(self._keys_of(line)) & self._wanted if self._wanted else set()
        for key in keys:
            self._counts[key] += 1
            known = self._found.get(key)
            if known is None:
                known = self._found[key] = array("L")
            if len(known) < MOST_PER_KEY:
                known.append(ordinal)
        return bool(keys)

    def _keys_of(self, line: Line) -> Iterator[Key]:
        place = self._place(line.place) if line.place else ""
        postcode = line.postcode.replace(" ", "").upper()
        ids: set[int] = set()
        for name in line.names:
            if name:
                ids.update(self._read_name(name))
                yield from self._squashes(name)
        if ids:
            areas = [area for area in (place, postcode[:4]) if area]
            several = sorted(ids)
            for position, one in enumerate(several):
                yield one
                for area in areas:
                    yield (one, area)
                for other in several[position + 1 :]:
                    yield (one, other)
        if postcode:
            yield ("postcode", postcode)
        yield from self._details_of(line)

    def _place(self, text: str) -> str:
        found = self._places.get(text)
        if found is None:
            found = self._places[text] = place_key(text)
        self._place_counts[found] += 1
        return found

    def _read_name(self, name: str) -> Iterator[int]:
        for token in _tokens(name):
            word = self._words.get(token)
            if word is None:
                word = self._words[token] = self._word(token)
            word.count += 1
            yield from word.stands_for

    def _squashes(self, name: str) -> Iterator[Key]:
        tokens = _tokens(name)
        naming = [token for token in tokens if self._words[token].is_naming]
        for squashed in ("".join(naming), "".join(tokens)):
            if squashed in self._squashed:
                yield ("squash", squashed)
        for one, other in pairwise(naming):
            joined = self._ids.get(one + other)
            if joined is not None:
                yield joined

    def _word(self, token: str) -> Word:
        word = ABBREVIATIONS.get(token, token)
        if token in _LEFT_OUT or len(word) < 2:
            return Word((), token not in _LEFT_OUT)
        near = self._near
        found: set[int] = set()
        for form in _forms(word):
            if form in near:
                found |= near[form]
        return Word(tuple(found), is_naming=True)

    def _details_of(self, line: Line) -> Iterator[Key]:
        details = self._details
        if not details:
            return
        for text, read in (
            (line.kvk_number, _number),
            (line.establishment, _number),
            (line.website, _site),
            (line.phone, _phone),
        ):
            if text and (detail := read(text)) in details:
                yield ("detail", detail)
        if line.email:
            email = line.email.strip().lower()
            for detail in (email, _site(email.rpartition("@")[2])):
                if detail in details:
                    yield ("detail", detail)

    # What comes out.

    def candidates(self, row: int) -> list[int]:
        """The lines that share most with a row; a key that few lines have says more."""
        shares: dict[int, float] = defaultdict(float)
        for key in self._keys[row]:
            ordinals = self._found.get(key)
            if ordinals is None or self._counts[key] > MOST_PER_KEY:
                continue
            for ordinal in ordinals:
                shares[ordinal] += 1 / (len(ordinals) + 1)
        if not shares:
            return []
        least = max(shares.values()) * _LEAST_OF_BEST
        good = [(-share, ordinal) for ordinal, share in shares.items() if share >= least]
        return [ordinal for _share, ordinal in sorted(good)[:MOST_CANDIDATES]]

    def statistics(self) -> NameStatistics:
        """How common words and details are in this register."""
        words: dict[str, int] = defaultdict(int)
        for token, word in self._words.items():
            words[ABBREVIATIONS.get(token, token)] += word.count
        details: dict[str, int] = {}
        postcodes: dict[str, int] = {}
        for key, count in self._counts.items():
            if isinstance(key, tuple) and isinstance(key[1], str) and key[0] in {"detail", "postcode"}:
                (details if key[0] == "detail" else postcodes)[key[1]] = count
        return NameStatistics(
            companies=self.size,
            words=words,
            places=self._place_counts,
            postcodes=postcodes,
            domains=details,
            phones={f"+31{phone}": count for phone, count in details.items()},
            emails=details,
            is_complete=True,
        )


def _areas(places: Iterable[str], postcodes: Iterable[str]) -> set[str]:
    return {*places, *(code[:4] for code in postcodes)} - {""}


def _forms(word: str) -> set[str]:
    """What a word may be written as: forms that two spellings of it have in common."""
    forms = {word}
    kind = kind_of(word)
    if kind is WordKind.TRADE:
        return forms
    bare = skeleton(word)
    if len(bare) >= 3:
        forms.add(f"~{bare}")
    if kind is WordKind.RARE and len(word) >= 5:
        forms |= {f"-{bare[:place]}{bare[place + 1 :]}" for place in range(1, len(bare))} if len(bare) >= 4 else set()
        forms.add(f"-{bare}")
    return forms


def _tokens(name: str) -> list[str]:
    """The words of a name, quickly; names with accents or letters with dots take the longer way."""
    plain = name.lower()
    if "." in plain or "'" in plain:
        for form, bare in _PLAIN_FORMS:
            plain = plain.replace(form, bare) if form in plain else plain
        if plain.endswith((" b.v", " bv.")):
            plain = plain[:-4]
    if not plain.isascii() or "." in plain:
        return [word for variant in name_variants(name) for word in _all_words(company_name(variant))]
    return _SIGNS.sub(" ", plain).split()


def _all_words(name: CompanyName) -> tuple[str, ...]:
    return (*name.core, *sorted(name.roles))


def _number(text: str) -> str:
    digits = text if text.isdecimal() else _DIGITS.sub("", text)
    return digits.zfill(8) if len(digits) <= 8 else digits.zfill(12)


def _phone(text: str) -> str:
    return _DIGITS.sub("", text)[-9:]


def _site(text: str) -> str:
    host = text.lower().partition("://")[2] or text.lower()
    host = host.partition("/")[0].removeprefix("www.").strip(". ")
    return ".".join(host.split(".")[-2:])
