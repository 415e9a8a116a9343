"""Numbers of the trade register: KvK number, establishment number, RSIN (IDS-1)."""

import re
from decimal import Decimal, InvalidOperation

from veerkracht.domain.companies.rules.identifiers.blanks import is_blank
from veerkracht.domain.companies.rules.reasons import Cleaned, Reason

KVK_LENGTH = 8
ESTABLISHMENT_LENGTH = 12
RSIN_LENGTH = 9

_WORDS = re.compile(
    r"k\.?v\.?k\.?|kamer van koophandel|vestigings?|dossier|nummer|number|num|nr|no|rsin|btw|vat|[:#'*]", re.IGNORECASE
)
_SCIENTIFIC = re.compile(r"^(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})$")
_DECIMALS = re.compile(r"[.,]0{1,2}$")
_SEPARATORS = re.compile(r"[\s.\-/_\u2013()]+")
_LETTER_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})
_VAT = re.compile(r"^NL(\d{9})B\d{2}$")
_ASCENDING, _DESCENDING = "01234567890123456789", "98765432109876543210"


def kvk_number(text: str) -> Cleaned:
    """IDS-1: eight digits as text. A lost leading zero is put back and said; generic numbers are refused."""
    if len(text) == KVK_LENGTH and text.isascii() and text.isdecimal():
        return _known_kvk(text, ())
    digits, problem = _digits(text)
    if problem or not digits:
        return Cleaned(problem=problem)
    if len(digits) == ESTABLISHMENT_LENGTH and digits.endswith("0000") and not digits.startswith("0000"):
        return _known_kvk(digits[:KVK_LENGTH], (Reason.of("kvk_suffix_dropped", given=text),))
    if len(digits) == RSIN_LENGTH and passes_eleven_test(digits):
        return Cleaned(problem=Reason.of("kvk_is_rsin", given=text))
    if len(digits) == ESTABLISHMENT_LENGTH:
        return Cleaned(problem=Reason.of("kvk_is_establishment", given=text))
    if len(digits) == KVK_LENGTH - 1:
        restored = digits.zfill(KVK_LENGTH)
        return _known_kvk(restored, (Reason.of("kvk_zero_restored", given=digits, right=restored),))
    if len(digits) != KVK_LENGTH:
        return Cleaned(problem=Reason.of("kvk_length", given=text, count=len(digits)))
    return _known_kvk(digits, ())


def establishment_number(text: str) -> Cleaned:
    """IDS-1: twelve digits as text; they begin with zeros, which spreadsheets lose and which are put back."""
    is_plain = len(text) == ESTABLISHMENT_LENGTH and text.isascii() and text.isdecimal()
    digits, problem = (text, None) if is_plain else _digits(text)
    if problem or not digits:
        return Cleaned(problem=problem)
    if ESTABLISHMENT_LENGTH - 4 <= len(digits) < ESTABLISHMENT_LENGTH:
        restored = digits.zfill(ESTABLISHMENT_LENGTH)
        return Cleaned(restored, (Reason.of("establishment_zeros_restored", given=digits, right=restored),))
    if len(digits) != ESTABLISHMENT_LENGTH:
        return Cleaned(problem=Reason.of("establishment_length", given=text, count=len(digits)))
    if _is_monotonous(digits):
        return Cleaned(problem=Reason.of("establishment_generic", given=text))
    return Cleaned(digits)


def rsin(text: str) -> Cleaned:
    """IDS-1: nine digits that pass the eleven-test; a VAT number (NL...B01) is read as the RSIN inside it."""
    vat = _VAT.match(re.sub(r"[\s.]", "", text).upper())
    digits, problem = (vat.group(1), None) if vat else _digits(text)
    if problem or not digits:
        return Cleaned(problem=problem)
    restored = digits.zfill(RSIN_LENGTH) if len(digits) in {RSIN_LENGTH - 1, RSIN_LENGTH - 2} else digits
    if not passes_eleven_test(restored):
        return Cleaned(problem=Reason.of("rsin_wrong", given=text))
    notes = (Reason.of("rsin_zeros_restored", given=digits, right=restored),) if restored != digits else ()
    return Cleaned(restored, notes)


def passes_eleven_test(digits: str) -> bool:
    """IDS-1: nine digits with weights 9 to 2 and -1 add up to a multiple of eleven, and are not all zero."""
    if len(digits) != RSIN_LENGTH or not (digits.isascii() and digits.isdecimal()) or not digits.strip("0"):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


def is_generic_number(digits: str) -> bool:
    """Whether people type this number when they do not know the real one: 00000000, 12345678, 12341234."""
    return _is_monotonous(digits) or len(set(digits)) == 1 or (len(set(digits)) <= 4 and digits[:4] == digits[4:8])


def _is_monotonous(digits: str) -> bool:
    return digits in _ASCENDING or digits in _DESCENDING or len(set(digits)) == 1


def _known_kvk(digits: str, notes: tuple[Reason, ...]) -> Cleaned:
    if is_generic_number(digits):
        return Cleaned(problem=Reason.of("kvk_generic", given=digits))
    return Cleaned(digits, notes)


def _digits(text: str) -> tuple[str, Reason | None]:
    """The bare digits, or the reason why there are none. Empty text gives neither."""
    bare = _WORDS.sub("", text).strip()
    if is_blank(text) or is_blank(bare):
        return "", None
    if not any(char.isdigit() for char in bare):
        return "", Reason.of("number_without_digits", given=text)
    if match := _SCIENTIFIC.match(bare):
        return _from_scientific(bare, match, text)
    bare = _SEPARATORS.sub("", _DECIMALS.sub("", bare) if bare.count(".") + bare.count(",") == 1 else bare)
    bare = bare.translate(_LETTER_DIGITS)
    if not (bare.isascii() and bare.isdecimal()):
        return "", Reason.of("number_with_letters", given=text)
    return bare, None


def _from_scientific(bare: str, match: re.Match[str], text: str) -> tuple[str, Reason | None]:
    """`6,9599068E7` still holds all its digits; `6,96E+07` has lost some."""
    if len(match.group(2) or "") < int(match.group(3)):
        return "", Reason.of("number_rounded", given=text)
    try:
        return str(int(Decimal(bare.replace(",", ".")))), None
    except InvalidOperation:
        return "", Reason.of("number_rounded", given=text)
