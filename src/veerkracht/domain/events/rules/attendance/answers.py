"""Small answers in a cell: how many people, and how far someone sees the need (1 to 5, KPI-2)."""

import re

_LIKERT = {
    "helemaalmeeoneens": 1, "helemaaloneens": 1, "zeeroneens": 1, "stronglydisagree": 1,
    "meeoneens": 2, "oneens": 2, "disagree": 2,
    "neutraal": 3, "nieteensnietoneens": 3, "nieteensnochoneens": 3, "neutral": 3,
    "meeeens": 4, "eens": 4, "agree": 4,
    "helemaalmeeeens": 5, "helemaaleens": 5, "zeereens": 5, "stronglyagree": 5,
}  # fmt: skip
_SCORE = re.compile(r"^([1-5])(?:[.,]0)?(?:\s*(?:/|van|uit|of|out of)\s*5|\s*[-:=(].*)?$", re.IGNORECASE)
_STARS = re.compile(r"^[*\u2605\u2b50]{1,5}[\u2606]*$")
_COUNT = re.compile(r"^(\d{1,3})(?:[.,]0)?\s*(?:x|p|pers(?:onen|\.)?|personen)?$", re.IGNORECASE)

MOST_PERSONS = 50  # more on one row is a slip of the finger, or a headcount that belongs elsewhere


def need_answer(text: str) -> int | None:
    """1 to 5 from `4`, `4/5`, `4 - eens`, `helemaal eens` or stars; None when it is no such answer."""
    plain = " ".join(text.split()).strip()
    if found := _SCORE.match(plain):
        return int(found.group(1))
    if _STARS.match(plain):
        return len(plain.rstrip("\u2606"))
    return _LIKERT.get(re.sub(r"[^a-z]", "", plain.lower()))


def persons(text: str) -> int | None:
    """A number of people from `2`, `2 personen`; None when it is no number or too many for one row."""
    found = _COUNT.match(text.strip())
    count = int(found.group(1)) if found else None
    return count if count is not None and count <= MOST_PERSONS else None
