"""From an SBI code to its NACE section (IDS-2): SBI 2008 follows NACE Rev. 2, SBI 2025 NACE Rev. 2.1.

The two versions give the same letter another meaning (K is finance in 2008, telecom in 2025). Reports therefore use one
scheme, the letters of NACE Rev. 2; the code itself stays as it was given, with its version. One old code may have
several new ones (1:n), so no code is ever changed into one of the other version: only its section is known in both.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable

# First two-digit division of each section.
_SECTIONS_2008 = (
    (1, "A"), (5, "B"), (10, "C"), (35, "D"), (36, "E"), (41, "F"), (45, "G"), (49, "H"), (55, "I"), (58, "J"),
    (64, "K"), (68, "L"), (69, "M"), (77, "N"), (84, "O"), (85, "P"), (86, "Q"), (90, "R"), (94, "S"), (97, "T"),
    (99, "U"),
)  # fmt: skip
_SECTIONS_2025 = (
    (1, "A"), (5, "B"), (10, "C"), (35, "D"), (36, "E"), (41, "F"), (46, "G"), (49, "H"), (55, "I"), (58, "J"),
    (61, "K"), (64, "L"), (68, "M"), (69, "N"), (77, "O"), (84, "P"), (85, "Q"), (86, "R"), (90, "S"), (94, "T"),
    (97, "U"), (99, "V"),
)  # fmt: skip
_VERSIONS = {"2008": _SECTIONS_2008, "2025": _SECTIONS_2025}
# Sections of 2025 in the letters of 2008. J (publishing) and K (telecom, computers) of 2025 are both J of 2008.
_REPORTED = {
    "2008": {letter: letter for _, letter in _SECTIONS_2008},
    "2025": dict(zip("ABCDEFGHIJKLMNOPQRSTUV", "ABCDEFGHIJJKLMNOPQRSTU", strict=True)),
}
# Groups that moved to another section: repair of motor vehicles (G 45.2 in 2008) is 95.3 in 2025.
_MOVED_2025 = {"953": "G"}
INTRODUCED = dt.date(2025, 9, 5)
"""The first day on which the Dutch register used SBI 2025 (IDS-2)."""


def own_section(code: str, version: str) -> str:
    """Return the section letter as this version itself has it, or "" when the code or version is unknown."""
    table = _VERSIONS.get(version)
    if table is None or len(code) < 2 or not (code[:2].isascii() and code[:2].isdecimal()):
        return ""
    position = bisect_right([start for start, _ in table], int(code[:2])) - 1
    return table[position][1] if position >= 0 else ""


def section(code: str, version: str) -> str:
    """Return the section in which a code is reported, in the letters of NACE Rev. 2; "" when unknown."""
    if version == "2025" and code[:3] in _MOVED_2025:
        return _MOVED_2025[code[:3]]
    own = own_section(code, version)
    return _REPORTED[version][own] if own else ""


def guess_version(codes: Iterable[str], *, header: str = "", on: dt.date) -> tuple[str, str]:
    """Return the likely version of the codes of one file with the reason: a code of a word, never silent.

    All codes of 2025 have five digits, and division 45 exists in 2008 only; otherwise the date of the file decides.
    """
    for version in _VERSIONS:
        if version in header:
            return version, "header"
    known = [code for code in codes if code]
    if any(code.startswith("45") for code in known):
        return "2008", "division_45"
    if known and sum(len(code) == 4 for code in known) > len(known) // 10:
        return "2008", "four_digits"
    return ("2025" if on >= INTRODUCED else "2008"), "date"
