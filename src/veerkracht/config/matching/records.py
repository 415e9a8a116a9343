"""From the cells of a row to what the matching engine compares."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import itemgetter

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.matching import CompanyRecord, legal_form_of
from veerkracht.domain.companies.rules.matching.screening import Line

from .columns import Columns, Holds

_SEVERAL = re.compile(r"\s*[;|\n]\s*|,\s+")
_KVK_DIGITS = 8
_PHONE_LIKE = re.compile(r"^(?:0|\+31|\(0)[\d\s()-]{9,}$")
_FOUR_DIGITS = re.compile(r"^[1-9]\d{3}$")
_FORMS = {
    "besloten vennootschap": "B.V.",
    "bv": "B.V.",
    "b.v.": "B.V.",
    "vennootschap onder firma": "V.O.F.",
    "vof": "V.O.F.",
    "v.o.f.": "V.O.F.",
    "naamloze vennootschap": "N.V.",
    "commanditaire vennootschap": "C.V.",
    "eenmanszaak": "eenmanszaak",
    "maatschap": "maatschap",
    "stichting": "stichting",
}


class Reader:
    """Reads rows of one file by its columns."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._first = {holds: indexes[0] for holds, indexes in columns.places.items()}
        self._names_at = columns.names
        self._rest = itemgetter(*(self._first.get(holds, -1) for holds in _LINE))

    def line(self, row: list[str]) -> Line:
        """The row as the screen looks at it, uncleaned."""
        return Line([row[index] for index in self._names_at], *self._rest([*row, ""]))

    def number(self, row: Sequence[str]) -> str:
        """The KvK number of the row, with the zeros that a spreadsheet lost."""
        given = self._cell(row, Holds.KVK_NUMBER)
        return identifiers.kvk_number(given).value or "".join(char for char in given if char.isdecimal())[:8]

    def record(self, row: Sequence[str], company_id: int | str) -> CompanyRecord:
        """The row as it is compared, every value cleaned."""
        kvk, establishment = self._numbers(row)
        postcode, place = self._postcode_and_place(row)
        return CompanyRecord(
            company_id=company_id,
            names=tuple(self._names(row)),
            kvk_number=kvk,
            establishment_numbers=(establishment,),
            postcodes=(postcode,),
            places=(place,),
            websites=tuple(row[index].strip() for index in self._columns.all(Holds.WEBSITE)),
            emails=tuple(identifiers.email(row[index]).value for index in self._columns.all(Holds.EMAIL)),
            phones=tuple(identifiers.phone(text).value for text in self._phones(row)),
            people=(self._person(row),),
            addresses=(self._address(row),),
        )

    def _cell(self, row: Sequence[str], holds: Holds) -> str:
        index = self._first.get(holds)
        return "" if index is None else row[index].strip()

    def _names(self, row: Sequence[str]) -> list[str]:
        names = [row[index].strip() for index in self._columns.all(Holds.COMPANY)]
        for index in self._columns.all(Holds.TRADE_NAMES):
            names += _SEVERAL.split(row[index].strip())
        names += self._name_among_people(row)
        names = [name for name in dict.fromkeys(names) if not identifiers.is_blank(name)]
        form = _FORMS.get(self._cell(row, Holds.LEGAL_FORM).lower(), "")
        return [f"{names[0]} {form}".strip(), *names[1:]] if names and form else names

    def _name_among_people(self, row: Sequence[str]) -> list[str]:
        """A company that stands in the column of the contact, as when two columns were swapped."""
        person = self._cell(row, Holds.PERSON)
        return [person] if person and legal_form_of(person) else []

    def _numbers(self, row: Sequence[str]) -> tuple[str, str]:
        given = self._cell(row, Holds.KVK_NUMBER)
        found = identifiers.kvk_number(given)
        establishment = identifiers.establishment_number(self._cell(row, Holds.ESTABLISHMENT)).value
        if found.problem and found.problem.code == "kvk_is_establishment":
            establishment = establishment or identifiers.establishment_number(given).value
        phone = self._cell(row, Holds.PHONE)
        if not found.value and len(phone) == _KVK_DIGITS and phone.isdecimal():
            found = identifiers.kvk_number(phone)  # the columns were swapped: no telephone number has eight digits
        return found.value, establishment

    def _postcode_and_place(self, row: Sequence[str]) -> tuple[str, str]:
        given, place = self._cell(row, Holds.POSTCODE), self._cell(row, Holds.PLACE)
        postcode = identifiers.postcode(given).value
        if not postcode and given:
            postcode, rest = identifiers.split_postcode_place(given)
            postcode = postcode or (given if _FOUR_DIGITS.match(given) else "")
            place = place or (rest if rest != given else "")
        if not postcode:
            postcode, rest = identifiers.split_postcode_place(place)
            place = rest if postcode else place
        for holds in (Holds.STREET, Holds.COMPANY):
            if not postcode:
                postcode, rest = identifiers.split_postcode_place(self._cell(row, holds))
                place = place or (rest if postcode else "")
        return postcode, "" if identifiers.is_blank(place) else place

    def _phones(self, row: Sequence[str]) -> list[str]:
        given = [row[index] for index in self._columns.all(Holds.PHONE)]
        number = self._cell(row, Holds.KVK_NUMBER)
        return [*given, number] if _PHONE_LIKE.match(number) else given

    def _person(self, row: Sequence[str]) -> str:
        whole = self._cell(row, Holds.PERSON)
        if whole or Holds.LAST_NAME not in self._first:
            return whole
        parts = (self._cell(row, holds) for holds in (Holds.FIRST_NAME, Holds.PREFIX, Holds.LAST_NAME))
        return identifiers.join_person_name(*parts).full

    def _address(self, row: Sequence[str]) -> str:
        return f"{self._cell(row, Holds.STREET)} {self._cell(row, Holds.HOUSE_NUMBER)}".strip()


_LINE = (
    Holds.KVK_NUMBER,
    Holds.ESTABLISHMENT,
    Holds.POSTCODE,
    Holds.PLACE,
    Holds.STREET,
    Holds.WEBSITE,
    Holds.EMAIL,
    Holds.PHONE,
)


def merged(records: Sequence[CompanyRecord]) -> CompanyRecord:
    """Branches of one company as one record, with all their names and places."""
    first = records[0]
    if len(records) == 1:
        return first

    def together(values: Callable[[CompanyRecord], tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for record in records for value in values(record)))

    return replace(
        first,
        names=together(lambda record: record.names),
        establishment_numbers=together(lambda record: record.establishment_numbers),
        postcodes=together(lambda record: record.postcodes),
        places=together(lambda record: record.places),
        websites=together(lambda record: record.websites),
        emails=together(lambda record: record.emails),
        phones=together(lambda record: record.phones),
        people=together(lambda record: record.people),
        addresses=together(lambda record: record.addresses),
    )
