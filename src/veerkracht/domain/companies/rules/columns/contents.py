"""What a column holds by the look of its values: shares between 0 and 1 per field."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns.fields import Field
from veerkracht.domain.companies.rules.matching.names import ROLE_WORDS, company_name, is_trade
from veerkracht.domain.companies.rules.vocabulary import COMMON_SURNAMES, FIRST_NAMES, word_set

SAMPLE = 150
_LONGEST = 300  # characters of a value that are looked at

YES = word_set(
    """
    ja j yes y x xx v 1 ok oke true waar aanwezig present geweest ingecheckt attended attending verschenen ja! +
    \u2713 \u2714 \u221a
    """
)
NO = word_set(
    """
    nee n no 0 false onwaar afwezig absent afgemeld noshow niet geannuleerd cancelled canceled verhinderd - nee!
    \u2717 \u2718
    """
)
YES_PHRASES = frozenset({"checked in", "was aanwezig", "wel aanwezig", "is geweest", "check in"})
NO_PHRASES = frozenset(
    {
        "no show",
        "no-show",
        "niet aanwezig",
        "niet geweest",
        "niet verschenen",
        "not attending",
        "not attended",
        "niet gekomen",
        "did not attend",
    }
)

_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(
    r"^(?:kvk[:\s-]*)?\d{2}[.\s]?\d{3}[.\s]?\d{3}$|^\d{2}[.\s]\d{2}[.\s]\d{2}[.\s]\d{2}$", re.IGNORECASE
)
_DAY = re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|^\d{4}-\d{2}-\d{2}")
_TWELVE_DIGITS = re.compile(r"^0000\d{8}$")
_PHONE = re.compile(r"^(?:\+|00|\(?0)[\d\s().\-/]{8,20}$|^6[\s-]?\d{8}$|^31\d{9}$")
_POSTCODE = re.compile(r"^[1-9]\d{3}\s?[A-Za-z]{2}$")
_POSTCODE_INSIDE = re.compile(r"(?<!\d)[1-9]\d{3}\s?[A-Z]{2}(?![A-Za-z])")
_SITE = re.compile(
    r"^(?:https?://|www\.)\S+\.\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:nl|com|eu|net|org|be|de|nu|frl|info|biz)(?:/\S*)?$",
    re.IGNORECASE,
)
_TIME = re.compile(r"^(?:\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4})?[ T]?\d{1,2}:\d{2}(?::\d{2})?$")
_SMALL_NUMBER = re.compile(r"^[1-9]\d?$")
_PREFIXES = word_set("van de der den het ten ter te in op aan 't 's vd v.d. von el al da la le du")
_JOBS = re.compile(
    r"\b(?:directeur|eigenaar|eigenaresse|manager|adviseur|dga|ceo|cfo|coo|cto|hr|ondernemer|medewerker|bestuurder|bedrijfsleider|"
    r"directrice|teamleider|projectleider|accountmanager|consultant|vennoot|zzp\w*|owner|director|founder|oprichter|assistent\w*|"
    r"hoofd|coordinator|partner|secretaris|voorzitter|stagiair\w*|monteur|planner)\b",
    re.IGNORECASE,
)
_PRESENCE = re.compile(
    r"aanwezig|afwezig|afgemeld|geweest|ingecheckt|verschenen|present|absent|attend|checked|no[\s-]?show|cancel",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[(\[]|\s+[-\u2013\u2014|]\s+|,\s+|\s+namens\s+")
_CAPITALISED = re.compile(r"^[A-Z\u00c0-\u00de][\w\u00c0-\u017f'.-]*$")


def content_scores(values: Sequence[str]) -> dict[Field, float]:
    """The share of the values that look like each field. An empty column looks like nothing."""
    sample = [value[:_LONGEST] for value in values if value][:SAMPLE]
    if not sample:
        return {}
    scores = {field: sum(map(looks, sample)) / len(sample) for field, looks in _LOOKS.items()}
    scores[Field.ATTENDED] = _attended(sample)
    scores[Field.NEED_ANSWER] = _need_answer(sample)
    return scores


def attendance_word(text: str) -> bool | None:
    """Whether a cell says present (a time of check-in counts) or absent; None when it says neither."""
    plain = " ".join(text.casefold().strip(" .!*").split())
    if plain in YES or plain in YES_PHRASES or text.strip() in YES or _TIME.match(plain):
        return True
    return False if plain in NO or plain in NO_PHRASES or text.strip() in NO else None


def says_presence(values: Sequence[str]) -> bool:
    """Whether a column speaks of being there in words; ja and nee alone may answer any question."""
    return any(_PRESENCE.search(value[:40]) for value in values)


@lru_cache(maxsize=16_384)
def looks_like_person(text: str) -> float:
    """How much a text looks like the name of a person."""
    if _person_before_company(text):
        return 0.9
    bare = text.replace(",", " ").strip()
    words = bare.split()
    name = company_name(bare)
    has_company_sign = (
        name.legal_form or name.roles or "&" in text or any(char.isdigit() for char in text) or "@" in text
    )
    if not words or len(words) > 7 or has_company_sign:
        return 0.0
    first = re.split(r"[-\s]", words[0].strip("."))[0].lower()
    if len(words) == 1:
        return 0.4 if first in FIRST_NAMES else 0.1
    if first in FIRST_NAMES or ("," in text and words[-1].strip(".").lower() in FIRST_NAMES) or _has_initials(words):
        return 0.5 if any(_is_trade_of_company(word) for word in words[1:]) else 1.0
    if any(_is_trade_of_company(word) for word in words):
        return 0.0
    if any(word.lower() in _PREFIXES for word in words[1:]):
        return 0.8
    return 0.45 if len(words) <= 4 and all(_CAPITALISED.match(word) for word in words) else 0.2


@lru_cache(maxsize=16_384)
def looks_like_company(text: str) -> float:
    """How much a text looks like the name of a company."""
    name = company_name(text)
    words = text.split()
    letters, digits = (sum(map(kind, text)) for kind in (str.isalpha, str.isdigit))
    if not words or "@" in text or len(words) > 12 or letters <= digits:
        return 0.0
    if _person_before_company(text):
        return 0.3
    if name.legal_form or name.roles:
        return 1.0
    if any(_is_trade_of_company(word) for word in words):
        return 0.9
    if "&" in text or any(char.isdigit() for char in text):
        return 0.7
    if looks_like_person(text) >= 0.8:
        return 0.05
    if len(words) == 1:
        return 0.15 if words[0].lower() in FIRST_NAMES else 0.5
    return 0.4


def _person_before_company(text: str) -> bool:
    """`Jan Jansen (Jansen Bouw)`, `Jan Jansen - Zwanikken BV`: one cell with both."""
    head, *tail = _BEHIND.split(text, maxsplit=1)
    return bool(tail) and len(head.split()) > 1 and looks_like_person(head) >= 0.8


def _has_initials(words: Sequence[str]) -> bool:
    return any(re.match(r"^(?:[A-Z][a-z]?\.)+$", word) for word in (words[0], words[-1]))


def _is_trade_of_company(word: str) -> bool:
    plain = re.sub(r"[^a-z]", "", word.lower())
    return (
        plain not in COMMON_SURNAMES
        and plain not in FIRST_NAMES
        and (plain in ROLE_WORDS or (len(plain) > 3 and is_trade(plain)))
    )


def _attended(sample: Sequence[str]) -> float:
    said = [attendance_word(value) for value in sample]
    return sum(word is not None for word in said) / len(said)


def _need_answer(sample: Sequence[str]) -> float:
    return sum(value in {"1", "2", "3", "4", "5"} for value in sample) / len(sample)


def _share(pattern: re.Pattern[str]) -> Callable[[str], float]:
    return lambda value: float(bool(pattern.search(value)))


def _kvk(value: str) -> float:
    digits = re.sub(r"\D", "", value)
    return float(
        bool(_EIGHT_DIGITS.match(value)) and not _DAY.match(value) and not identifiers.is_generic_number(digits)
    )


def _first_name(value: str) -> float:
    words = value.split()
    return float(len(words) <= 2 and bool(words) and words[0].lower().split("-")[0] in FIRST_NAMES)


def _prefix(value: str) -> float:
    return float(all(word in _PREFIXES for word in value.lower().split()))


_LOOKS: dict[Field, Callable[[str], float]] = {
    Field.EMAIL: _share(_MAIL),
    Field.PHONE: lambda value: float(bool(_PHONE.match(value)) and not _DAY.match(value)),
    Field.KVK_NUMBER: _kvk,
    Field.ESTABLISHMENT_NUMBER: _share(_TWELVE_DIGITS),
    Field.POSTCODE: lambda value: 1.0 if _POSTCODE.match(value) else 0.6 * bool(_POSTCODE_INSIDE.search(value)),
    Field.WEBSITE: lambda value: float("@" not in value and bool(_SITE.match(value))),
    Field.FIRST_NAME: _first_name,
    Field.PREFIX: _prefix,
    Field.JOB_TITLE: _share(_JOBS),
    Field.NAME: looks_like_person,
    Field.COMPANY: looks_like_company,
    Field.PERSONS: lambda value: float(bool(_SMALL_NUMBER.match(value))),
}
