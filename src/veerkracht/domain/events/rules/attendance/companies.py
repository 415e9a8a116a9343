"""The cell with the company: none, one, or two; with its place behind it."""

import re
from collections.abc import Collection

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns.contents import looks_like_company
from veerkracht.domain.companies.rules.matching import company_name

_NO_COMPANY = frozenset({
    "particulier", "prive", "priv\u00e9", "student", "studente", "zzp", "zzp'er", "zzper", "zelfstandig",
    "zelfstandige", "freelance", "freelancer", "werkzoekend", "werkzoekende", "gepensioneerd", "pensioen",
    "eigen bedrijf", "eigen onderneming", "ondernemer", "self employed", "zelf", "niet van toepassing",
    "geen bedrijf", "priv\u00e9persoon", "privepersoon", "inwoner", "burger", "starter",
})  # fmt: skip
_BETWEEN = re.compile(r"\s+/\s+|\s*;\s*|\s*\n\s*|\s+\|\s+|\s+(?:en ook|en tevens|alsmede)\s+")
_SLASH = re.compile(r"\s*/\s*")
_AND = re.compile(r"\s+(?:en|&|and|\+)\s+", re.IGNORECASE)
_PLACE_BEHIND = re.compile(r"^(?P<name>.+?)\s*(?:,\s*|\s[-\u2013]\s|\s\(|\ste\s|\sin\s)(?P<place>[^,()]+?)\)?$")


def is_no_company(text: str) -> bool:
    """Whether the cell says that there is no company: `particulier`, `zzp'er`, `n.v.t.`."""
    return identifiers.is_blank(text) or text.strip().strip(".").casefold() in _NO_COMPANY


def companies_in(text: str) -> tuple[str, ...]:
    """The companies a cell names: `Bakker BV / Bakker Holding` are two, `Bakkerij/Lunchroom Jansen` is one."""
    for pattern, needs_form in ((_BETWEEN, False), (_SLASH, True), (_AND, True)):
        parts = tuple(part.strip(" ,") for part in pattern.split(text) if part.strip(" ,"))
        if len(parts) > 1 and all(map(_is_name, parts)) and (not needs_form or all(map(_has_form, parts))):
            return tuple(dict.fromkeys(parts))
    return (text.strip(),)


def split_place(text: str, places: Collection[str]) -> tuple[str, str]:
    """`Jansen Bouw (Zwolle)` and `Jansen Bouw, Zwolle`, when the place is a known one."""
    found = _PLACE_BEHIND.match(text)
    if found and identifiers.place_key(found["place"]) in places:
        return found["name"].strip(), found["place"].strip()
    return text, ""


def _is_name(part: str) -> bool:
    return len(part) >= 3 and looks_like_company(part) > 0


def _has_form(part: str) -> bool:
    name = company_name(part)
    return bool(name.legal_form or name.roles)
