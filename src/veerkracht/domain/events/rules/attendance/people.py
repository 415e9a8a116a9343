"""The cell with the person: colleagues who came along, two people in one cell, a company behind the name."""

import re
from dataclasses import dataclass

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns.contents import looks_like_company, looks_like_person
from veerkracht.domain.companies.rules.vocabulary import FIRST_NAMES

_NUMBERS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "one": 1, "two": 2, "three": 3}
_NUMBER = r"(\d{1,2}|een|twee|drie|vier|vijf|zes|one|two|three)"
_COMPANION = (
    r"(?:colleg(?:a'?s?|aas)|collegae|partner|echtgenote|echtgenoot|vrouw|man|gasten?|introduc[\u00e9e]s?|medewerkers?|"
    r"colleagues?|guests?)"
)
_PERSONS = r"(?:personen|persoon|pers\.?|p)"
_WITH_NUMBER = (
    re.compile(
        rf"\s*(?:\+|\bplus\b|\ben\b|\bmet\b|\bincl\.?|&|\bwith\b)\s*{_NUMBER}(?:\s*(?:{_COMPANION}|{_PERSONS}))?\s*(?=$|[,;)(])",
        re.IGNORECASE,
    ),
    re.compile(rf"\s*\((?:\+\s*)?{_NUMBER}\s*{_COMPANION}\s*(?:extra)?\)", re.IGNORECASE),
    re.compile(r"\s*\(\+\s*(\d{1,2})\)"),
)
_ONE_MORE = re.compile(
    rf"\s*[(,]?\s*(?:\+|\bplus\b|\ben\b|\bmet\b|\bincl\.?|&|\bwith\b)\s*(?:zijn |haar |een |1 )?{_COMPANION}\)?\s*$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(
    r"\s*[(,x]?\s*\b(\d{1,2})\s*(?:x|p|pers(?:onen|\.)?|personen)\b\)?|\s*\(\s*(\d{1,2})\s*x?\)|\s+(\d)x$",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"[,\s]{1,3}(?:e\.?\s?a\.?|et al\.?|en anderen|c\.s\.)\s*$", re.IGNORECASE)
_AWAY = re.compile(
    r"[\s(\[,;-]{1,4}(?:afgemeld|no[\s-]?show|niet aanwezig|afwezig|ziek|verhinderd|geannuleerd)[)\]]?\s*$",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"\s*[(\[](?:gast|guest|extern|external|organisator|host|spreker|niet geverifieerd|unverified|ik|me|nieuw)[)\]]",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:\n|;|\s/\s|\s&\s|\s\+\s|\s(?:en|and)\s)\s*", re.IGNORECASE)
_COMPANY_IN_BRACKETS = re.compile(r"^(?P<person>[^(]+?)\s*[(\[](?P<company>[^)\]]{3,})[)\]]$")
_COMPANY_BEHIND = re.compile(
    r"^(?P<person>.+?)(?:\s+[-\u2013\u2014|]\s+|\s*[,;]\s+|\s+(?:namens|van de firma|from)\s+)(?P<company>.+)$"
)


@dataclass(frozen=True, slots=True)
class PersonCell:
    """What the cell with the person says, taken apart."""

    name: str = ""
    second: str = ""  # another person in the same cell
    extra: int = 0  # companions without a name
    is_away: bool = False
    company: str = ""
    email: str = ""


def read_person(text: str, *, may_hold_company: bool) -> PersonCell:
    """Take the cell apart. With `may_hold_company` (no column of companies) a part that looks like one is given."""
    email = identifiers.find_email(text)
    bare = re.sub(r"[<(\[]?\s*\S+@\S+", "", text).strip(" ,;<>-") if email else text
    is_away = bool(_AWAY.search(bare))
    bare, extra = without_companions(_AWAY.sub("", _TAG.sub("", bare)))
    company = ""
    if may_hold_company:
        bare, company = _split_company(bare)
    first, second = _split_people(bare)
    return PersonCell(first, second, extra, is_away, company, email)


def without_companions(text: str) -> tuple[str, int]:
    """`Jan Jansen + 2`, `Jan en collega`, `Jan (3 personen)`: the name, and how many came along without a name."""
    for pattern in _WITH_NUMBER:
        if found := pattern.search(text):
            return _cut(text, found), _number(found.group(1))
    if found := _ONE_MORE.search(text):
        return _cut(text, found), 1
    if found := _IN_ALL.search(text):
        return _cut(text, found), max(0, _number(next(filter(None, found.groups()))) - 1)
    if found := _OTHERS.search(text):
        return _cut(text, found), 1
    return text.strip(), 0


def are_one_person(one: str, other: str) -> bool:
    """Whether two names can be of one person: equal, or the same last name with a fitting first name or initial."""
    if not one or not other:
        return True
    a, b = identifiers.split_person_name(one), identifiers.split_person_name(other)
    if identifiers.person_key(one) == identifiers.person_key(other):
        return True
    if a.last and b.last:
        first, second = a.first.lower().strip("."), b.first.lower().strip(".")
        is_short = len(first) <= 2 or len(second) <= 2 or "." in first + second or not first or not second
        return a.last.lower() == b.last.lower() and is_short and first[:1] == second[:1]
    return bool({a.first.lower(), a.last.lower()} & {b.first.lower(), b.last.lower()} - {""})


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;-(")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMBERS[text.lower()]


def _split_company(text: str) -> tuple[str, str]:
    for pattern in (_COMPANY_IN_BRACKETS, _COMPANY_BEHIND):
        found = pattern.match(text)
        if found and _is_company_behind(found["person"], found["company"]):
            return found["person"].strip(), found["company"].strip()
    return text, ""


def _is_company_behind(person: str, company: str) -> bool:
    """Not for `Vries, Jan de`: the part behind must look more like a company than like a first name."""
    return (
        looks_like_company(company) >= 0.4 and company.split()[0].lower() not in FIRST_NAMES and " " in person.strip()
    )


def _split_people(text: str) -> tuple[str, str]:
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    by_comma = [part.strip() for part in text.split(",")]
    if len(parts) < 2 and all(" " in part and looks_like_person(part) == 1 for part in by_comma):
        parts = by_comma  # not `Berg van der, Jan`
    if len(parts) < 2 or not all(map(_can_be_person, parts)):
        return text, ""
    first, second = parts[0], ", ".join(parts[1:])
    if " " not in first and " " in parts[1]:
        last = identifiers.split_person_name(parts[1])
        first = identifiers.PersonName(first, last.prefix, last.last).full
    return first, second


def _can_be_person(part: str) -> bool:
    return looks_like_person(part) >= 0.4
