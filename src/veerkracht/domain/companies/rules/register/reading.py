"""One row of a register file: which company or branch it is about, what it says, and what could not be read."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from .. import identifiers
from ..reasons import Cleaned, Reason
from . import values
from .fields import RegisterField as F


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that could not be read, or was repaired; the rest of its row counts."""

    field: str
    reason: Reason

    def as_json(self) -> dict[str, object]:
        """Plain data for a JSON field."""
        return {"field": self.field, **self.reason.as_json()}


@dataclass(slots=True)
class RegisterRow:
    """What a row says. `said` holds only filled cells: an empty cell says nothing. `refused` tells why it is left out.

    `municipality` is a name or code still to be looked up.
    """

    number: int
    kvk_number: str = ""
    establishment_number: str = ""
    is_head_office: bool | None = None
    said: dict[str, Any] = field(default_factory=dict)
    municipality: str = ""
    problems: list[Problem] = field(default_factory=list)
    refused: str = ""


def read_row(place: int, cells: Sequence[str], fields: Mapping[int, F], *, sbi_version: str = "") -> RegisterRow:
    """Read the cells of one row by what its columns hold. A row without a number of the register is refused."""
    row = RegisterRow(place)
    given = {field: cells[index] for index, field in fields.items() if index < len(cells) and cells[index]}
    for name, text in given.items():
        _READERS[name](row, text)
    if F.IS_HEAD_OFFICE in fields.values():
        # Two rows of one company could each claim to describe it otherwise, and take turns at every import.
        row.is_head_office = bool(row.is_head_office)
    _join_street(row, given)
    if "sbi_code" in row.said:
        row.said["sbi_version"] = sbi_version
    if F.CLOSED_ON in fields.values() and F.CLOSED_ON not in given:
        row.said["closed_on"] = None
    _settle_names(row)
    row.refused = _refusal(row, set(fields.values()))
    return row


def _refusal(row: RegisterRow, held: Set[F]) -> str:
    """Return why a row is left out. It must not depend on what the register knows, or the same file could read
    otherwise the second time: only a file without KvK numbers is read by its establishments.
    """
    if not (row.kvk_number if F.KVK_NUMBER in held else row.establishment_number):
        return "no_number"
    return "no_name" if held & NAMES and "name" not in row.said else ""


NAMES = {F.NAME, F.LEGAL_NAME, F.TRADE_NAMES}


def _note(row: RegisterRow, name: F, cleaned: Cleaned) -> str:
    row.problems += [Problem(name.value, reason) for reason in cleaned.notes]
    if cleaned.problem:
        row.problems.append(Problem(name.value, cleaned.problem))
    return cleaned.value


def _set(row: RegisterRow, name: F, value: object, problem: Reason | None) -> None:
    if problem:
        row.problems.append(Problem(name.value, problem))
    elif value is not None:
        row.said[name.value] = value


def _text(name: F, most: int) -> Callable[[RegisterRow, str], None]:
    def read(row: RegisterRow, text: str) -> None:
        row.said[name.value] = " ".join(text.split())[:most]

    return read


def _identifier(name: F, clean: Callable[[str], Cleaned], row: RegisterRow, text: str) -> None:
    value = _note(row, name, clean(text))
    if value:
        row.said[name.value] = value


def _kvk(row: RegisterRow, text: str) -> None:
    row.kvk_number = _note(row, F.KVK_NUMBER, identifiers.kvk_number(text))


def _establishment(row: RegisterRow, text: str) -> None:
    row.establishment_number = _note(row, F.ESTABLISHMENT_NUMBER, identifiers.establishment_number(text))


def _head_office(row: RegisterRow, text: str) -> None:
    row.is_head_office, problem = values.is_main(text)
    _set(row, F.IS_HEAD_OFFICE, None, problem)


def _trade_names(row: RegisterRow, text: str) -> None:
    row.said["trade_names"] = values.names(text)


def _headcount(row: RegisterRow, text: str) -> None:
    number, size_class, problem = values.headcount(text)
    _set(row, F.HEADCOUNT, number, problem)
    if size_class:
        row.said["headcount_class"] = size_class


def _municipality(row: RegisterRow, text: str) -> None:
    row.municipality = text


def _with(read: Callable[[str], tuple[object, Reason | None]], name: F) -> Callable[[RegisterRow, str], None]:
    return lambda row, text: _set(row, name, *read(text))


def _nothing(row: RegisterRow, text: str) -> None:
    """Leave it for when the whole address is known."""


_READERS: dict[F, Callable[[RegisterRow, str], None]] = {
    F.KVK_NUMBER: _kvk,
    F.ESTABLISHMENT_NUMBER: _establishment,
    F.IS_HEAD_OFFICE: _head_office,
    F.RSIN: partial(_identifier, F.RSIN, identifiers.rsin),
    F.NAME: _text(F.NAME, 250),
    F.LEGAL_NAME: _text(F.LEGAL_NAME, 250),
    F.TRADE_NAMES: _trade_names,
    F.STREET: _text(F.STREET, 200),
    F.HOUSE_NUMBER: _nothing,
    F.HOUSE_ADDITION: _nothing,
    F.POSTCODE: partial(_identifier, F.POSTCODE, identifiers.postcode),
    F.PLACE: _text(F.PLACE, 100),
    F.MUNICIPALITY: _municipality,
    F.SBI_CODE: partial(_identifier, F.SBI_CODE, values.sbi_code),
    F.HEADCOUNT: _headcount,
    F.TURNOVER: _with(values.amount, F.TURNOVER),
    F.BALANCE: _with(values.amount, F.BALANCE),
    F.WEBSITE: partial(_identifier, F.WEBSITE, identifiers.website),
    F.PHONE: partial(_identifier, F.PHONE, identifiers.phone),
    F.FOUNDED_ON: _with(values.day, F.FOUNDED_ON),
    F.CLOSED_ON: _with(values.day, F.CLOSED_ON),
    F.NON_MAILING: _with(values.yes_or_no, F.NON_MAILING),
}


def _join_street(row: RegisterRow, given: Mapping[F, str]) -> None:
    """Put street, number and addition together, as one writes them."""
    number = given.get(F.HOUSE_NUMBER, "") + given.get(F.HOUSE_ADDITION, "").strip()
    if "street" in row.said and number:
        row.said["street"] = f"{row.said['street']} {number}"[:200]


def _settle_names(row: RegisterRow) -> None:
    """A company is called by its trade name, else by the name in its statutes; it is no trade name of itself."""
    others = row.said.get("trade_names", [])
    name = row.said.get("name") or row.said.get("legal_name") or (others[0] if others else "")
    if name:
        row.said["name"] = name
    if "trade_names" in row.said:
        row.said["trade_names"] = [each for each in others if each.casefold() != name.casefold()]
