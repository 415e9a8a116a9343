"""Names of firms and people as they are given in the Netherlands, drawn from the word lists."""

import random
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from benchmarks._matching import words


@dataclass(frozen=True, slots=True)
class Naming:
    """A name with its form, without it, the words a whole group would share, and the owner's surname if it has one."""

    name: str
    bare: str
    stem: str
    surname: str


def naming(draw: random.Random, place: str) -> Naming:
    """The name of a firm; how many of each kind is roughly as in the trade register."""
    make = draw.choices(tuple(_KINDS), cum_weights=_KIND_WEIGHTS)[0]
    return make(draw, place)


def family_naming(draw: random.Random, place: str) -> Naming:
    """A surname with a trade: `Bouwbedrijf Van Dijk`, `Jansen Transport`, `Gebr. de Boer`."""
    owner, trade = surname(draw), _trade(draw)
    before, behind = words.TRADE_WORDS[trade]
    luck = draw.random()
    shown = _capital(owner)
    if luck < 0.38:
        bare = f"{draw.choice(before)} {shown}"
    elif luck < 0.62:
        bare = f"{shown} {draw.choice(behind)}"
    elif luck < 0.72:
        bare = f"{draw.choice(before)} {_initials(draw)} {owner}"
    elif luck < 0.78:
        bare = f"Gebroeders {owner} {draw.choice(behind)}" if luck < 0.75 else f"Gebr. {owner}"
    elif luck < 0.83:
        bare = f"{shown} & Zonen" if luck < 0.81 else f"Firma {_initials(draw)} {owner} en Zonen"
    elif luck < 0.9:
        bare = f"{draw.choice(words.FIRST_NAMES)} {owner} {draw.choice(behind)}"
    elif luck < 0.95:
        bare = f"{shown} {_other_surname(draw, owner)} {draw.choice(behind)}"
    else:
        bare = f"{_initials(draw)} {owner}"
    return Naming(with_form(draw, bare), bare, shown, owner)


def _person_naming(draw: random.Random, place: str) -> Naming:
    owner = surname(draw)
    first = draw.choice(words.FIRST_NAMES)
    _before, behind = words.TRADE_WORDS[_trade(draw)]
    bare = draw.choice(
        (f"{first} {owner}", f"{_initials(draw)} {owner}", f"{first} {draw.choice(behind)}", f"Studio {first}")
    )
    return Naming(bare, bare, _capital(owner), owner)


def _invented(draw: random.Random, place: str) -> Naming:
    stem = draw.choice(words.FANTASY_FIRST) + draw.choice(words.FANTASY_SECOND)
    _before, behind = words.TRADE_WORDS[_trade(draw)]
    bare = stem if draw.random() < 0.3 else f"{stem} {draw.choice(behind)}"
    return Naming(with_form(draw, bare), bare, stem, "")


def _english(draw: random.Random, place: str) -> Naming:
    first, second = draw.sample(words.ENGLISH, 2)
    stem = first if draw.random() < 0.4 else f"{first} {second}" if draw.random() < 0.7 else first + second.lower()
    bare = f"{stem} {draw.choice(words.ENGLISH_TRADES)}"
    return Naming(with_form(draw, bare), bare, stem, "")


def _house(draw: random.Random, place: str) -> Naming:
    before, _behind = words.TRADE_WORDS[
        draw.choice(("horeca", "horeca", "winkel", "zorg", "agrarisch", "beauty", "fysio"))
    ]
    house = draw.choice(words.HOUSE_NAMES)
    article = draw.choice(("Het", "'t")) if house in words.NEUTER else "De"
    bare = f"{draw.choice(before)} {article} {house}" if draw.random() < 0.8 else f"{article} {house}"
    return Naming(with_form(draw, bare), bare, house, "")


def _by_place(draw: random.Random, place: str) -> Naming:
    before, behind = words.TRADE_WORDS[_trade(draw)]
    bare = draw.choice((f"{draw.choice(before)} {place}", f"{place} {draw.choice(behind)}"))
    return Naming(with_form(draw, bare), bare, bare, "")


def _letters(draw: random.Random, place: str) -> Naming:
    letters = "".join(draw.choices("ABCDEFGHIJKLMNOPRSTVWZ", k=draw.choice((2, 3, 3, 3, 4))))
    shown = letters if draw.random() < 0.7 else ".".join(letters) + "."
    _before, behind = words.TRADE_WORDS[_trade(draw)]
    bare = f"{shown} {draw.choice(behind)}"
    return Naming(with_form(draw, bare), bare, shown, "")


def _society(draw: random.Random, place: str) -> Naming:
    what = draw.choice(
        (
            "Vereniging Dorpsbelang",
            "Voetbalvereniging",
            "Muziekvereniging",
            "Dorpshuis",
            "Ondernemersvereniging",
            "Fonds",
        )
    )
    tail = draw.choice((place, draw.choice(words.HOUSE_NAMES)))
    bare = f"{what} {tail}"
    return Naming(f"Stichting {bare}" if draw.random() < 0.6 else bare, bare, bare, "")


_KINDS = {
    family_naming: 40, _person_naming: 14, _invented: 14, _english: 10, _house: 8, _by_place: 4, _letters: 6,
    _society: 4,
}  # fmt: skip
_KIND_WEIGHTS = list(accumulate(_KINDS.values()))
_FORMS = {" B.V.": 46, "": 36, " V.O.F.": 12, " N.V.": 1, " Coöperatie U.A.": 1, " C.V.": 1, " BV": 3}
_FORM_WEIGHTS = list(accumulate(_FORMS.values()))


def with_form(draw: random.Random, bare: str) -> str:
    """The name with a legal form, or with none as most sole traders."""
    return bare + draw.choices(tuple(_FORMS), cum_weights=_FORM_WEIGHTS)[0]


def surname(draw: random.Random) -> str:
    """A surname with its prefix in front: six in ten from the common ones, the rest rare."""
    if draw.random() < 0.6:
        names, weights = _surnames()
        return draw.choices(names, cum_weights=weights)[0]
    first, second = draw.choice(words.FIRST_HALVES), draw.choice(words.SECOND_HALVES)
    return draw.choice(words.PREFIXES) + first + second


@cache
def _surnames() -> tuple[tuple[str, ...], list[int]]:
    return tuple(words.SURNAMES), list(accumulate(words.SURNAMES.values()))


@cache
def _trades() -> tuple[tuple[str, ...], list[int]]:
    return tuple(words.TRADES), list(accumulate(words.TRADES.values()))


def _trade(draw: random.Random) -> str:
    names, weights = _trades()
    return draw.choices(names, cum_weights=weights)[0]


def _other_surname(draw: random.Random, owner: str) -> str:
    other = surname(draw)
    return f"en {_capital(other)}" if draw.random() < 0.5 else f"& {_capital(other)}"


def _capital(owner: str) -> str:
    return owner[:1].upper() + owner[1:]


def _initials(draw: random.Random) -> str:
    return "".join(f"{letter}." for letter in draw.choices(words.INITIALS, k=draw.choice((1, 1, 1, 2, 2, 3))))


def person(draw: random.Random, owner: str) -> str:
    """First name and surname, of the owner if the firm is called after one."""
    last = owner if owner and draw.random() < 0.85 else surname(draw)
    return f"{draw.choice(words.FIRST_NAMES)} {last}"


def domain(bare: str, draw: random.Random) -> str:
    """The domain a firm of this name would have."""
    folded = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode().lower()
    parts = ["".join(filter(str.isalnum, word)) for word in folded.replace("&", " en ").split()]
    parts = [part for part in parts if part]
    if len(parts) > 2 and draw.random() < 0.4:
        parts = parts[:2]
    joined = draw.choice(("", "", "", "-")).join(parts)[:40].strip("-")
    return joined + draw.choice((".nl", ".nl", ".nl", ".nl", ".nl", ".com", ".eu"))
