"""Single values of a register file: dates, amounts, yes and no, numbers of people. What is unclear stays out."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from ..columns.contents import NO, YES
from ..reasons import Cleaned, Reason

_ISO = re.compile(r"^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")
_DUTCH = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$")
_SOLID = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_SERIAL = re.compile(r"^[1-9]\d{4}$")
_EPOCH = dt.date(1899, 12, 30)
_CLASS = re.compile(r"^(?:wp\s*)?(\d{1,6})\s*(?:-|\u2013|t/m|tot en met|tot|to)\s*(\d{1,6})(?:\s.*)?$", re.IGNORECASE)
_OPEN_CLASS = re.compile(
    r"^(?:(?:>=?|vanaf|meer dan)\s*(\d{1,6})|(\d{1,6})\s*(?:\+|en meer|of meer|or more))(?:\s.*)?$"
)
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,\s]\d{3})+$")
_MAIN = ("hoofd", "hv", "main", "head")
_BRANCH = ("neven", "nv", "filiaal", "branch")


def day(text: str) -> tuple[dt.date | None, Reason | None]:
    """Return a day written as 2019-03-12, 12-03-2019, 20190312 or a spreadsheet's number; a partial one is refused."""
    if _SERIAL.match(text):
        return _EPOCH + dt.timedelta(days=int(text)), None
    found, dutch = _ISO.match(text) or _SOLID.match(text), _DUTCH.match(text)
    parts = found.groups() if found else dutch.groups()[::-1] if dutch else ("0", "0", "0")
    try:
        return dt.date(*map(int, parts)), None
    except ValueError:
        return None, Reason.of("no_date", given=text)


def amount(text: str) -> tuple[Decimal | None, Reason | None]:
    """Return euros from `1.234.567,89`, `1234567.89` or `€ 1.500.000`."""
    bare = re.sub(r"[€\s]|EUR", "", text).removesuffix(",-")
    last = max(bare.rfind(","), bare.rfind("."))
    has_cents = last >= 0 and len(bare) - last - 1 != 3
    whole = re.sub(r"[.,]", "", bare[:last] if has_cents else bare)
    try:
        value = Decimal(f"{whole}.{bare[last + 1 :]}" if has_cents else whole)
    except InvalidOperation:
        return None, Reason.of("no_amount", given=text)
    fits = value.is_finite() and 0 <= value < Decimal(10) ** 12
    return (value.quantize(Decimal("0.01")), None) if fits else (None, Reason.of("no_amount", given=text))


def headcount(text: str) -> tuple[int | None, str, Reason | None]:
    """Return a number of people, or a size class as it is written: `10-19` is a class, and no number is made of it."""
    bare = text.strip()
    if bare.isascii() and bare.isdecimal() and len(bare) <= 7:
        return int(bare), "", None
    if _THOUSANDS.match(bare):
        return int(re.sub(r"\D", "", bare)), "", None
    if found := _CLASS.match(bare):
        low, high = int(found.group(1)), int(found.group(2))
        return (None, f"{low}-{high}", None) if low <= high else (None, "", Reason.of("no_headcount", given=text))
    if found := _OPEN_CLASS.match(bare.lower()):
        return None, f"{int(found.group(1) or found.group(2))}+", None
    return None, "", Reason.of("no_headcount", given=text)


def bounds_of_class(text: str) -> tuple[int, int | None] | None:
    """Return the least and the most people of a class such as `10-19`, or `250+` without a most."""
    low, _, high = text.partition("-")
    if text.endswith("+") and text[:-1].isdecimal():
        return int(text[:-1]), None
    return (int(low), int(high)) if low.isdecimal() and high.isdecimal() else None


def yes_or_no(text: str) -> tuple[bool | None, Reason | None]:
    """Return what a word for yes or no says."""
    plain = text.casefold().strip(" .!")
    if plain in YES:
        return True, None
    return (False, None) if plain in NO else (None, Reason.of("no_yes_or_no", given=text))


def is_main(text: str) -> tuple[bool | None, Reason | None]:
    """Return whether a branch is the head office: yes, no, hoofdvestiging, nevenvestiging."""
    plain = text.casefold().strip()
    if plain.startswith(_BRANCH):
        return False, None
    return (True, None) if plain.startswith(_MAIN) else yes_or_no(text)


def sbi_code(text: str) -> Cleaned:
    """Return the first code of a cell without points, 4 to 6 digits as given; `0111` keeps its nought."""
    first = re.split(r"[;,|\s]", text.strip(), maxsplit=1)[0].replace(".", "")
    if first.isascii() and first.isdecimal() and 2 <= len(first) <= 6:
        return Cleaned(first)
    return Cleaned(problem=Reason.of("no_sbi_code", given=text))


def names(text: str) -> list[str]:
    """Return trade names that stand in one cell with ; | or line breaks between them."""
    parts = (" ".join(part.split())[:250] for part in re.split(r"[;|\n]", text))
    return list(dict.fromkeys(part for part in parts if part))
