"""From an SBI code to its NACE section (IDS-2): SBI 2008 follows NACE Rev. 2, SBI 2025 NACE Rev. 2.1."""

from bisect import bisect_right

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


def section(code: str, version: str) -> str:
    """Return the section letter of an SBI code of this version, or "" when the code or version is unknown."""
    table = _VERSIONS.get(version)
    if table is None or not code[:2].isdigit() or len(code) < 2:
        return ""
    position = bisect_right([start for start, _ in table], int(code[:2])) - 1
    return table[position][1] if position >= 0 else ""
