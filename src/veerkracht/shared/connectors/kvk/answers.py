"""From what the trade register sends to what we use; what is missing stays empty, and nothing is guessed (KVK-3)."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .errors import KvkNotUnderstood

Json = Mapping[str, Any]
SBI_2025_SINCE = dt.date(2025, 9, 8)


@dataclass(frozen=True)
class KvkHit:
    """One line of a search. The search is a guide, not the register itself: look the company up before using it."""

    kvk_number: str
    name: str
    establishment_number: str = ""
    street: str = ""
    place: str = ""
    kind: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class KvkCompany:
    """What the register says about one company. `started_on` may be a text such as 1998 or 1998-05: days can lack."""

    kvk_number: str
    name: str
    statutory_name: str = ""
    rsin: str = ""
    trade_names: tuple[str, ...] = ()
    establishment_number: str = ""
    postcode: str = ""
    place: str = ""
    website: str = ""
    sbi_code: str = ""
    sbi_version: str = ""
    persons: int | None = None
    wants_no_mail: bool = False
    started_on: str = ""
    ended_on: str = ""


def partial_date(value: object) -> str:
    """Return 20190923 as 2019-09-23, 20190900 as 2019-09, 20190000 as 2019; a day that cannot be is nothing."""
    digits = re.sub(r"\D", "", value) if isinstance(value, str) else str(value) if isinstance(value, int) else ""
    if len(digits) != 8 or digits[:4] == "0000":
        return ""
    year, month, day = digits[:4], digits[4:6], digits[6:]
    if month == "00":
        return year
    try:
        found = dt.date(int(year), int(month), 1 if day == "00" else int(day))
    except ValueError:
        return ""
    return f"{year}-{month}" if day == "00" else found.isoformat()


def hits_of(answer: object) -> list[KvkHit]:
    """Return the lines of a search answer. Raises KvkNotUnderstood."""
    rows = _mapping(answer).get("resultaten", [])
    if not isinstance(rows, list):
        raise KvkNotUnderstood
    return [_hit(_mapping(row)) for row in rows]


def _hit(row: Json) -> KvkHit:
    address = _part(row, "adres")
    home = _part(address, "binnenlandsAdres") or address
    abroad = _part(address, "buitenlandsAdres")
    return KvkHit(
        kvk_number=_digits(row.get("kvkNummer"), 8, needed=True),
        name=_text(row.get("naam") or row.get("handelsnaam")),
        establishment_number=_digits(row.get("vestigingsnummer"), 12),
        street=_text(home.get("straatnaam") or abroad.get("straatHuisnummer")),
        place=_text(home.get("plaats") or abroad.get("postcodeWoonplaats")),
        kind=_text(row.get("type")),
        is_active=_text(row.get("actief")).casefold() != "nee",
    )


def company_of(answer: object, *, on: dt.date) -> KvkCompany:
    """Return what a profile says; `on` tells which version of the SBI codes holds. Raises KvkNotUnderstood."""
    found = _mapping(answer)
    main = _part(_part(found, "_embedded"), "hoofdvestiging") or _part(found, "hoofdvestiging")
    address = _visiting_address(main)
    activity = _main_activity(found.get("sbiActiviteiten") or main.get("sbiActiviteiten"))
    dates = _part(found, "materieleRegistratie")
    return KvkCompany(
        kvk_number=_digits(found.get("kvkNummer"), 8, needed=True),
        name=_text(main.get("eersteHandelsnaam") or found.get("naam") or found.get("statutaireNaam")),
        statutory_name=_text(found.get("statutaireNaam")),
        rsin=_digits(_part(_part(found, "_embedded"), "eigenaar").get("rsin"), 9),
        trade_names=tuple(_names(found.get("handelsnamen"))),
        establishment_number=_digits(main.get("vestigingsnummer"), 12),
        postcode=_text(address.get("postcode")).replace(" ", ""),
        place=_text(address.get("plaats")),
        website=_text(next(iter(_listed(main.get("websites"))), "")),
        sbi_code=activity,
        sbi_version=("2025" if on >= SBI_2025_SINCE else "2008") if activity else "",
        persons=_count(found.get("totaalWerkzamePersonen")),
        wants_no_mail=_text(found.get("indNonMailing")).casefold() == "ja",
        started_on=partial_date(dates.get("datumAanvang")),
        ended_on=partial_date(dates.get("datumEinde")),
    )


def _visiting_address(main: Json) -> Json:
    """Return where the firm is; an address that the register shields is not used."""
    found = [_mapping(row) for row in _listed(main.get("adressen"))]
    open_ones = [row for row in found if _text(row.get("indAfgeschermd")).casefold() != "ja"]
    visiting = [row for row in open_ones if _text(row.get("type")).casefold() == "bezoekadres"]
    return next(iter([*visiting, *open_ones]), {})


def _main_activity(rows: object) -> str:
    found = [_mapping(row) for row in _listed(rows)]
    main = [row for row in found if _text(row.get("indHoofdactiviteit")).casefold() == "ja"]
    code = _text(next(iter([*main, *found]), {}).get("sbiCode"))
    return code if re.fullmatch(r"\d{2,6}", code) else ""


def _names(rows: object) -> Iterable[str]:
    for row in _listed(rows):
        name = _text(row.get("naam") if isinstance(row, Mapping) else row)
        if name:
            yield name


def _mapping(value: object) -> Json:
    if not isinstance(value, Mapping):
        raise KvkNotUnderstood
    return value


def _part(value: Json, name: str) -> Json:
    found = value.get(name)
    return found if isinstance(found, Mapping) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(value.split())[:250] if isinstance(value, str) else ""


def _digits(value: object, length: int, *, needed: bool = False) -> str:
    """Return a number as text of this length; a nought that JSON lost at the beginning comes back."""
    digits = str(value).zfill(length) if isinstance(value, int) and not isinstance(value, bool) else _text(value)
    if re.fullmatch(rf"\d{{{length}}}", digits):
        return digits
    if needed:
        raise KvkNotUnderstood
    return ""


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
