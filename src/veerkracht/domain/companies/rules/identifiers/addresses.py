"""Postcodes and places (IDS-4)."""

import re
import unicodedata
from functools import lru_cache

from veerkracht.domain.companies.rules.identifiers.blanks import is_blank
from veerkracht.domain.companies.rules.reasons import Cleaned, Reason

_POSTCODE = re.compile(r"^[1-9]\d{3}[A-Z]{2}$")
_INSIDE = re.compile(r"(?<![\dA-Za-z])([1-9]\d{3})\s?([A-Za-z]{2})(?![A-Za-z])")
_NEVER_ISSUED = ("SA", "SD", "SS")
_STREET = re.compile(r"([a-z0-9 .'-]*?[a-z.]{3,})[ ,]*?(\d{1,5})(?!\d)")
_STREET_ENDINGS = (("str", "straat"), ("ln", "laan"), ("wg", "weg"), ("pln", "plein"))
_COUNTRY = re.compile(r"^(?:NL[\s-]+)", re.IGNORECASE)
_DIGIT_MISTAKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PLACE_NOISE = re.compile(r"\s*[(,/].*$")
_PLACE_LETTERS = re.compile(r"[^a-z]+")
_ABBREVIATED = {"nw": "nieuw", "st": "sint", "gld": "", "ov": "", "dr": "", "fr": "", "nb": "", "zh": "", "nh": ""}


def postcode(text: str) -> Cleaned:
    """IDS-4: four digits and two letters, given as `8011AB`. SA, SD and SS are never issued."""
    if _POSTCODE.fullmatch(text) and not text.endswith(_NEVER_ISSUED):
        return Cleaned(text)
    bare = re.sub(r"[\s.\-]", "", _COUNTRY.sub("", text.strip())).upper()
    if is_blank(text):
        return Cleaned()
    notes: tuple[Reason, ...] = ()
    if not _POSTCODE.match(bare) and len(bare) == 6 and bare[4:].isalpha():
        fixed = bare[:4].translate(_DIGIT_MISTAKES) + bare[4:]
        if _POSTCODE.match(fixed):
            notes = (Reason.of("postcode_letter_as_digit", given=text, right=fixed),)
            bare = fixed
    if not _POSTCODE.match(bare):
        return Cleaned(problem=_postcode_problem(text, bare))
    if bare.endswith(_NEVER_ISSUED):
        return Cleaned(problem=Reason.of("postcode_never_issued", given=text))
    return Cleaned(bare, notes)


def split_postcode_place(text: str) -> tuple[str, str]:
    """Cut `Dorpsstraat 1, 8011 AB Zwolle` into postcode and place; without a postcode, all is place."""
    # The last one counts: a house number with an addition may look like a postcode.
    found = next(reversed([*_INSIDE.finditer(text)]), None)
    if not found or found.group(2).upper() in _NEVER_ISSUED:
        return "", text.strip()
    return f"{found.group(1)}{found.group(2).upper()}", text[found.end() :].strip(" ,;-")


@lru_cache(maxsize=16_384)
def place_key(text: str) -> str:
    """One form for a place however it is written: `'s-Gravenhage`, `Nw. Leusen`, `HENGELO (OV)`."""
    plain = unicodedata.normalize("NFKD", _PLACE_NOISE.sub("", text)).encode("ascii", "ignore").decode().lower()
    words = _PLACE_LETTERS.sub(" ", plain).split()
    return "".join(_ABBREVIATED.get(word, word) for word in words) or "".join(words)


@lru_cache(maxsize=16_384)
def address_key(address: str) -> str:
    """One form for street and house number: `Dorpsstr. 12-A`, `dorpsstraat 12`; empty without a house number."""
    plain = address.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    found = _STREET.match(plain.strip())
    if not found:
        return ""
    street = _PLACE_LETTERS.sub("", found.group(1).strip())
    for short, long in _STREET_ENDINGS:
        street = street.removesuffix(short) + long if street.endswith(short) else street
    return f"{street}{found.group(2).lstrip('0')}"


def _postcode_problem(text: str, bare: str) -> Reason:
    if re.fullmatch(r"[1-9]\d{3}", bare):
        return Reason.of("postcode_partial", given=text, digits=bare)
    if re.fullmatch(r"(?:D|DE|B|BE)?\d{4,5}", bare):
        return Reason.of("postcode_foreign", given=text)
    return Reason.of("postcode_form", given=text)
