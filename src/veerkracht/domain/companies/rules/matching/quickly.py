"""Texts of a register as far as they are needed to find a line: little work, for millions of them pass."""

import re
import unicodedata

from veerkracht.domain.companies.rules.matching.names import letters_together

_DIGITS = re.compile(r"\D+")
_PLAIN_FORMS = ((" b.v.", " "), (" v.o.f.", " "), (" n.v.", " "))
_APART = {code: " " for code in range(128) if not chr(code).isalnum()} | {ord("'"): None, ord("`"): None}


def words_in(name: str) -> list[str]:
    """The words of a name, quickly: no more than is needed to find it."""
    plain = name.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("\u2019", "")).encode("ascii", "ignore").decode()
    if "." in plain:
        for form, bare in _PLAIN_FORMS:
            plain = f"{plain} ".replace(form, bare) if form[:-1] in plain else plain
        if "." in plain:
            plain = letters_together(plain)
    return plain.translate(_APART).split()


def number_in(text: str) -> str:
    """The digits of a number of the trade register, with the zeros that a spreadsheet lost."""
    digits = _DIGITS.sub("", text)
    return digits.zfill(8) if len(digits) <= 8 else digits.zfill(12)


def phone_in(text: str) -> str:
    """The last nine digits of a telephone number."""
    return _DIGITS.sub("", text)[-9:]


def site_in(text: str) -> str:
    """The last two parts of a host name."""
    host = text.lower()
    if "/" in host:
        host = host.partition("://")[2] or host
        host = host.partition("/")[0]
    return ".".join(host.strip(". ").split(".")[-2:])
