"""From bytes to text, for files that do not say how they were written.

A list of Dutch names holds few accented letters, too few for a general detector. So each likely encoding is tried,
and the one in which the special characters stand where Dutch text has them wins.
"""

import codecs
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_WEIGHTS = {
    **dict.fromkeys("\u00e9\u00eb", 4),
    **dict.fromkeys("\u00ef\u00f6\u00fc", 3),
    **dict.fromkeys("\u00e8\u00e4\u00e1\u00f3\u00e7\u00ea\u00c9\u00cb", 2),
    **dict.fromkeys(
        "\u00ee\u00f4\u00fb\u00e2\u00e0\u00f1\u00ed\u00fa\u00df\u00e5\u00f8\u00e6\u00c4\u00d6\u00dc\u00c8\u00c1\u00cf\u00c7",
        1,
    ),
    **dict.fromkeys("\u00e3\u00f5\u00f2\u00ec\u00f9\u00fd\u00ff\u0161\u017e\u0160\u017d\u0153", 1),
}
_OPENING = frozenset("\u2018\u201c\u201e\u00ab\u2019")
_CLOSING = frozenset("\u2019\u201d\u00bb\u2122\u00ae\u2026")
_APART = frozenset("\u20ac\u2013\u2014\u2026\u2022\u00b7\u00a9\u00a0\u00bd\u00b0")
_UNLIKELY = -3
_SAMPLE = 2_000
_PIECE = 256 * 1024


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


def encoding_of(file: BinaryIO) -> str:
    """Return the encoding of a long file, read piece by piece: UTF-8 when all of it fits, else the likeliest."""
    head = file.read(_PIECE)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "") or _wide_encoding(head[:4096])
    if marked:
        return marked
    decoder, special, piece = codecs.getincrementaldecoder("utf-8")(), b"", head
    is_utf8 = True
    while piece and (is_utf8 or len(special) < _PIECE):
        if not piece.isascii():
            special += piece
            is_utf8 = is_utf8 and _fits(decoder, piece)
        piece = file.read(_PIECE)
    if is_utf8:
        return "utf-8"
    return max(_ONE_BYTE, key=lambda name: _plausibility(special[:_PIECE].decode(name, errors="replace")))


def _fits(decoder: codecs.IncrementalDecoder, piece: bytes) -> bool:
    try:
        decoder.decode(piece)
    except UnicodeDecodeError:
        return False
    return True


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
    """How well a special sign stands between its neighbours."""
    in_word = before.isalpha() or after.isalpha()
    if char in _WEIGHTS:
        is_odd = not in_word or (char.isupper() and before.islower()) or (char.islower() and not before.isalpha())
        return -2 if is_odd else _WEIGHTS[char]
    if char == "\u2019" and before.isalpha() and after.isalpha():
        return 2
    starts_word, ends_word = not before.isalpha(), not after.isalpha()
    fits = (
        (char in _OPENING and starts_word and not after.isspace())
        or (char in _CLOSING and ends_word and not before.isspace())
        or (char in _APART and (starts_word or ends_word))
    )
    return 2 if fits else _UNLIKELY
