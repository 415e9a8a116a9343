"""Which columns of a file hold what, by their usual names in Dutch, English and German."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from veerkracht.domain.companies.rules.columns import Field
from veerkracht.domain.companies.rules.columns.headers import header_scores, header_words


class Holds(StrEnum):
    """What a column of a register or a list holds."""

    COMPANY = "company"
    TRADE_NAMES = "trade_names"
    LEGAL_FORM = "legal_form"
    KVK_NUMBER = "kvk_number"
    ESTABLISHMENT = "establishment_number"
    POSTCODE = "postcode"
    PLACE = "place"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    WEBSITE = "website"
    EMAIL = "email"
    PHONE = "phone"
    PERSON = "person"
    FIRST_NAME = "first_name"
    PREFIX = "prefix"
    LAST_NAME = "last_name"


_MORE = {
    Holds.TRADE_NAMES: (
        "handelsnamen handelsnaam tradenames tradename handelsnaam1 handelsnaam2 handelsnaam3 alias aliassen aliases"
        " anderenamen overigenamen ooknamen bekendals knownas tradename1 tradename2 othernames"
    ),
    Holds.LEGAL_FORM: "rechtsvorm legalform ondernemingsvorm",
    Holds.COMPANY: (
        "statutairenaam bedrijfsnaam eerstehandelsnaam legalname registeredname companyname vennootschapsnaam"
        " naamonderneming businessname instellingsnaam"
    ),
    Holds.STREET: (
        "adres straat straatnaam straathuisnummer straatenhuisnummer address street streetaddress bezoekadres"
        " vestigingsadres adresregel adresregel1 straatennummer postadres strasse"
    ),
    Holds.HOUSE_NUMBER: "huisnummer huisnr housenumber streetnumber hausnummer nummer",
    Holds.PLACE: "plaats woonplaats vestigingsplaats plaatsnaam city town place stad",
    Holds.PHONE: "telefoon telefoonnummer tel phone phonenumber telephone mobiel",
}
_BY_PHRASE = {phrase: holds for holds, phrases in _MORE.items() for phrase in phrases.split()}
_BY_FIELD = {
    Field.COMPANY: Holds.COMPANY,
    Field.KVK_NUMBER: Holds.KVK_NUMBER,
    Field.ESTABLISHMENT_NUMBER: Holds.ESTABLISHMENT,
    Field.POSTCODE: Holds.POSTCODE,
    Field.PLACE: Holds.PLACE,
    Field.WEBSITE: Holds.WEBSITE,
    Field.EMAIL: Holds.EMAIL,
    Field.PHONE: Holds.PHONE,
    Field.NAME: Holds.PERSON,
    Field.FIRST_NAME: Holds.FIRST_NAME,
    Field.PREFIX: Holds.PREFIX,
    Field.LAST_NAME: Holds.LAST_NAME,
}
_BARE_NAMES = frozenset({"naam", "name"})
_ID_WORDS = frozenset({"id", "rij", "row", "rijnummer", "label", "truth", "klantnummer"})


@dataclass(slots=True)
class Columns:
    """The indexes of the columns that hold something we use."""

    places: dict[Holds, list[int]] = field(default_factory=dict)

    def all(self, holds: Holds) -> list[int]:
        """The columns that hold this."""
        return self.places.get(holds, [])

    @property
    def names(self) -> list[int]:
        """The columns with names of companies."""
        return [*self.all(Holds.COMPANY), *self.all(Holds.TRADE_NAMES)]

    @property
    def can_match(self) -> bool:
        """Whether there is something to find a company by."""
        return bool(self.names or self.all(Holds.KVK_NUMBER) or self.all(Holds.EMAIL) or self.all(Holds.WEBSITE))


def columns_of(headers: Sequence[str]) -> Columns:
    """Recognise columns by their headers. A bare `naam` is the company when no other column is."""
    found = Columns()
    for index, header in enumerate(headers):
        holds = _holds(header)
        if holds is not None:
            found.places.setdefault(holds, []).append(index)
    if not found.all(Holds.COMPANY):
        _take_bare_name(headers, found)
    return found


def _take_bare_name(headers: Sequence[str], found: Columns) -> None:
    people = found.all(Holds.PERSON)
    bare = [index for index in people if "".join(header_words(headers[index])) in _BARE_NAMES]
    company = bare[:1] or ([] if found.names else people[:1])
    if company:
        found.places[Holds.COMPANY] = company
        found.places[Holds.PERSON] = [index for index in people if index not in company]
    if not found.all(Holds.PERSON):
        found.places.pop(Holds.PERSON, None)


def _holds(header: str) -> Holds | None:
    squashed = "".join(header_words(header))
    if squashed in _ID_WORDS:
        return None
    if squashed in _BY_PHRASE:
        return _BY_PHRASE[squashed]
    scores = header_scores(header.replace("_", " "))
    best = max(scores, key=lambda each: scores[each], default=None)
    return _BY_FIELD.get(best) if best is not None else None
