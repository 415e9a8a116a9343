"""From bytes to text, for files that do not say how they were written.

A list of Dutch names holds few accented letters, too few for a general detector. So each likely encoding is tried,
and the one in which the special characters stand where Dutch text has them wins.
"""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_USUAL = frozenset("éëïèöüáóçêîâôûàäñíúßåøæÉËÖÜÈÁÏÇãõòìùýÿšžčćłńśźżğşı")
_QUOTES = frozenset("\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\u00b4\u0092")
_SIGNS = frozenset("\u20ac\u2013\u2014\u2026\u00a0\u00b0\u2022\u00b7\u00ae\u2122\u00bd\u00a9\u00b2")
_SAMPLE = 2_000


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32, Windows, Macintosh or DOS encoding. Never fails."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace").lstrip("\ufeff")
    wide = _wide_encoding(data[:4096])
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return max((data.decode(name, errors="replace") for name in _ONE_BYTE), key=_plausibility)


def _wide_encoding(sample: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every second byte."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.4 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.4 * half:
        return "utf-16-be"
    return ""


def _plausibility(text: str) -> int:
    """Higher is more like Dutch: accented letters inside words, quotes and signs at their edges."""
    places = [place for place, char in enumerate(text) if not char.isascii()][:_SAMPLE]
    return sum(_fit(text[place - 1 : place], text[place], text[place + 1 : place + 2]) for place in places)


def _fit(before: str, char: str, after: str) -> int:
    if char in _USUAL:
        return 2 if not char.isupper() or not before.islower() else -2
    if char in _QUOTES:
        is_inside = before.isalpha() and after.isalpha()
        return (1 if char == "\u2019" else -3) if is_inside else 0
    if char in _SIGNS:
        return 0 if not (before.isalpha() and after.isalpha()) else -2
    return -3
