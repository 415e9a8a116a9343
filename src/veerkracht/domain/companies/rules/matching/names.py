"""Company names taken apart: legal form, words that say what part of a group it is, and the words that name it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from veerkracht.domain.companies.rules.vocabulary import (
    COMMON_SURNAMES,
    FIRST_NAMES,
    TRADE_ENDINGS,
    TRADE_WORDS,
    word_set,
)

# What sets one company of a group apart from its sister at the same address.
ROLE_WORDS = word_set(
    """
    holding holdings beheer beheermaatschappij beheersmaatschappij vastgoed participatie participaties invest investment
    investments beleggingen belegging beleggingsmaatschappij pensioen management exploitatie exploitatiemaatschappij
    materieel properties finance financiering houdstermaatschappij personeelsbv
    """
)
# What is left out of a name as easily as it is added.
SOFT_WORDS = word_set("groep group nederland netherlands holland nl international internationaal europe europa benelux")
STOP_WORDS = word_set("en de het een the and und et t s of voor van der den te in op bij")
# Parts of many names; they tell a little more than a trade.
GENERAL_WORDS = word_set(
    """
    gebroeders firma zonen weduwe company dutch oost west noord zuid achterhoek betuwe kempen peel randstad
    rijnmond salland twente vecht vechtdal veluwe westland zaanstreek
    drenthe flevoland friesland fryslan gelderland groningen limburg brabant holland overijssel utrecht zeeland
    amsterdam rotterdam eindhoven tilburg almere breda nijmegen apeldoorn arnhem haarlem enschede amersfoort zwolle
    deventer maastricht leiden dordrecht zoetermeer ijssel maas rijn waal regio centrum nieuw
    nieuwe oud oude groot grote klein kleine hof huis molen zon ster kroon leeuw wapen brug poort markt plein
    top best eerste royal koninklijke algemene
    """
)
ABBREVIATIONS = {
    "gebr": "gebroeders", "gebrs": "gebroeders", "fa": "firma", "zn": "zonen", "zoon": "zonen",
    "mij": "maatschappij", "adm": "administratie", "admin": "administratie", "inst": "installatie",
    "instal": "installatie", "techn": "techniek", "technic": "techniek", "technics": "techniek",
    "bedr": "bedrijf", "bouwbedr": "bouwbedrijf", "aann": "aannemersbedrijf", "aannbedr": "aannemersbedrijf",
    "transp": "transport", "ass": "assurantien", "handelsond": "handelsonderneming", "wed": "weduwe",
    "elektro": "electro", "autobedr": "autobedrijf", "loonbedr": "loonbedrijf",
    "schilderbedr": "schildersbedrijf", "ing": "ingenieurs", "consult": "consultancy", "bros": "gebroeders",
    "dochters": "zonen", "timmerbedr": "timmerbedrijf", "machinefabr": "machinefabriek",
}  # fmt: skip

_LEGAL_ANYWHERE = {
    "bv": r"b\.\s?v\.?|b\.?\s?v\.|bv|besloten vennootschap|flex-?bv",
    "vof": r"v\.\s?o\.\s?f\.?|v\.?\s?o\.?\s?f\.|vof|vennootschap onder firma",
    "nv": r"n\.v\.?|naamloze vennootschap",
    "cv": r"c\.v\.?|commanditaire vennootschap",
    "maatschap": r"maatschap",
    "eenmanszaak": r"eenmanszaak",
    "foundation": r"stichting|vereniging",
    "cooperative": r"cooperatie(?:ve vereniging)?",
}
# Too short to be taken for a legal form in front of a name, as in `CV-ketel Service` or `AG Bouw`.
_LEGAL_AT_END = {
    "bv": r"b v|bee vee",
    "vof": r"v o f",
    "nv": r"nv|n v",
    "cv": r"cv",
    "eenmanszaak": r"e\.?z\.?|zzp",
    "cooperative": r"coop\.?|[ubw]\.?a\.?",
    "foreign": (
        r"g\.?m\.?b\.?h\.?(?: (?:en )?co\.? kg)?|ltd\.?|limited|inc\.?|llc|plc|s\.?a\.?r\.?l\.?|bvba|sprl|ag|kg"
    ),
}


def _any_of(patterns: dict[str, str], after: str) -> re.Pattern[str]:
    """One pattern whose last group is the legal form: one pass over a name where there were fifteen."""
    forms = "|".join(f"(?P<{code}>{pattern})" for code, pattern in patterns.items())
    return re.compile(rf"(?<![\w.])(?:{forms}){after}")


_LEGAL = (_any_of(_LEGAL_ANYWHERE, r"(?![\w])"), _any_of(_LEGAL_AT_END, r"[\s.]*$"))
_IN_FORMATION = re.compile(r"(?<!\w)(?:i\.\s?o\.?|in oprichting)(?!\w)")
_ALSO_NAMED = re.compile(
    r"\s*[,(]?\s*(?:t\.?\s?)?(?:h\.\s?o\.\s?d\.\s?n\.?|hodn|handelend onder de naam|handelend onder|t/a|ook bekend als|"
    r"v/h|voorheen|handelsnaam:?)(?!\w)\s*",
    re.IGNORECASE,
)
_ANY_SIGN = re.compile(r"[a-z0-9]")
_QUOTES = re.compile(r"[\u2018\u2019\u00b4`']")
_AND = re.compile(r"[&+]")
_SIGNS = re.compile(r"[^a-z0-9]+")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_MAY_HOLD_TWO = re.compile(r"[()|;]|,\s|\s[-\u2013]\s|h\W?o\W?d|handel|t/a|bekend|v/h|voorheen|\s\s", re.IGNORECASE)
_PIECES = re.compile(r"\s*[|;]\s*|,\s+|\s+[-\u2013]\s+")
_ADDRESS_PIECE = re.compile(
    r"(?<!\d)[1-9]\d{3}\s?[a-z]{2}(?![a-z])|\d{7,}|\d[\d\s()-]{8,}|^\s*t\.?a\.?v\.?\s"
    r"|(?:straat|str\.|weg|laan|plein|kade|dijk|pad|hof|singel|gracht|steeg|markt|plantsoen|park)\s+\d+",
    re.IGNORECASE,
)
_LETTERS_APART = re.compile(r"(?<![\w])(?:[a-z]\s)+[a-z](?![\w])")
_LETTERS_DOTTED = re.compile(r"(?<![\w])(?:[a-z]\.\s?)+(?:[a-z](?![\w]))?")
_SPECIAL = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)


NOT_NAMING = ROLE_WORDS | SOFT_WORDS | STOP_WORDS
_LONG_ROLES = tuple(sorted(role for role in ROLE_WORDS if len(role) >= 6 and role not in {"invest", "finance"}))
LONGEST = 250  # characters of a name that count


@dataclass(frozen=True, slots=True)
class CompanyName:
    """A name in parts. `core` are the words that name the company, without legal form, group words and articles."""

    text: str
    core: tuple[str, ...]
    roles: frozenset[str]
    legal_form: str
    squashed: frozenset[str]  # all of the name in one word, as in a web address: with and without articles

    @property
    def key(self) -> str:
        """The same for names that differ in legal form, order, capitals, accents and signs."""
        return " ".join(sorted((*self.core, *self.roles)))

    @property
    def is_distinctive(self) -> bool:
        """Whether few companies can have this name: it holds a word that is no trade, surname or first name."""
        return any(weight(word) >= 1 for word in self.core)


@lru_cache(maxsize=65_536)
def company_name(text: str) -> CompanyName:
    """Take a name apart. A name of nothing but common parts keeps them, so that it never becomes empty."""
    folded = _fold(text[:LONGEST])
    bare, legal_form = _without_legal_form(folded)
    tokens = _tokens(bare)
    tokens = [_role_meant(token) for token in tokens]
    roles = frozenset(token for token in tokens if token in ROLE_WORDS)
    core = tuple(token for token in tokens if token not in NOT_NAMING)
    if not core:
        core, roles = tuple(tokens), frozenset()
    squashed = frozenset({"".join(core), "".join(tokens), _squash(bare)} - {""})
    return CompanyName(text, core, roles, legal_form, squashed)


@lru_cache(maxsize=65_536)
def _role_meant(token: str) -> str:
    """The group word that a slip of the keyboard stands for: `Manlgement`, `Maetrieel`."""
    if len(token) < 5 or token in ROLE_WORDS or is_trade(token):
        return token
    return next((role for role in _LONG_ROLES if role[0] == token[0] and OSA.distance(role, token) == 1), token)


def name_key(text: str) -> str:
    """The key under which equal names fall together: `Jansen & Zn. B.V.` and `jansen en zonen`."""
    return company_name(text).key


def legal_form_of(text: str) -> str:
    """The legal form in a text; empty when it names none."""
    return _without_legal_form(_fold(text[:LONGEST]))[1]


def name_variants(text: str) -> tuple[str, ...]:
    """The names inside one text: `Jansen Holding h.o.d.n. Café De Zon`, `De Zon (Jansen VOF)`."""
    if not _MAY_HOLD_TWO.search(text):
        return (text.strip(" ,;-"),) if text.strip(" ,;-") else ()
    variants: list[str] = []
    for part in (name for piece in _without_address(text) for name in _ALSO_NAMED.split(piece)):
        inside = [bracketed for bracketed in _BRACKETED.findall(part) if _is_name_itself(bracketed)]
        variants += [_BRACKETED.sub(" ", part), *inside]
        if not inside:
            variants.append(re.sub(r"[()]", " ", part))
    stripped = (" ".join(variant.split()).strip(" ,;-()") for variant in variants)
    return tuple(dict.fromkeys(variant for variant in stripped if variant))


def _without_address(text: str) -> list[str]:
    """The pieces that name somebody, of a cell that holds an address or a telephone number as well."""
    pieces = [piece for piece in _PIECES.split(text) if piece.strip()]
    kept = [piece for piece in pieces if not _ADDRESS_PIECE.search(piece)]
    if len(pieces) < 2 or not kept or (len(kept) == len(pieces) and "|" not in text):
        return [text]
    return kept


def _is_name_itself(text: str) -> bool:
    """Whether brackets hold a second name; a single word is more likely a place or a trade."""
    name = company_name(text)
    return bool(name.legal_form) or len(name.core) > 1


@lru_cache(maxsize=65_536)
def weight(word: str) -> float:
    """How much one word says about which company it is: 1 and more is rare, 0.35 is a trade."""
    if len(word) <= 2:
        return 0.3
    if word.isdecimal():
        return 0.8
    if word in COMMON_SURNAMES:
        return 0.7
    if is_trade(word):
        return 0.35
    if word in FIRST_NAMES or word in GENERAL_WORDS or len(word) == 3:
        return 0.65
    return 1.2 if len(word) >= 8 else 1.0


@lru_cache(maxsize=65_536)
def is_trade(word: str) -> bool:
    """Whether a word only says what kind of business it is, also as a compound such as `installatiebedrijf`."""
    return word in TRADE_WORDS or stem(word) in TRADE_WORDS


def stem(word: str) -> str:
    """A trade without its ending: `installatiebedrijf` and `installatietechniek` give `installatie`."""
    if not word.endswith(TRADE_ENDINGS):
        return word
    for ending in TRADE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word.removesuffix(ending)
            return bare.removesuffix("s") if bare.removesuffix("s") in TRADE_WORDS else bare
    return word


def _fold(text: str) -> str:
    plain = text.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.translate(_SPECIAL))
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _QUOTES.sub("", plain)
    return " ".join(_AND.sub(" en ", plain).split())


def _without_legal_form(folded: str) -> tuple[str, str]:
    """The name without its legal forms, and the first of them. What is nothing but a form stays."""
    bare = _IN_FORMATION.sub(" ", folded) if "i" in folded else folded
    form = ""
    for pattern in _LEGAL:
        found = pattern.search(bare)
        if found:
            shorter = pattern.sub(" ", bare)
            if _ANY_SIGN.search(shorter):
                bare, form = shorter, form or str(found.lastgroup)
    return bare, form


def _tokens(bare: str) -> list[str]:
    joined = letters_together(bare) if "." in bare else bare
    spaced = _LETTERS_APART.sub(lambda found: found.group().replace(" ", ""), _SIGNS.sub(" ", joined))
    return [ABBREVIATIONS.get(token, token) for token in spaced.split()]


def letters_together(text: str) -> str:
    """Letters with dots as one word: `j.p. jansen`, `a.b.c. techniek`."""
    return _LETTERS_DOTTED.sub(lambda found: _SIGNS.sub("", found.group()) + " ", text)


def _squash(bare: str) -> str:
    return _SIGNS.sub("", bare)
