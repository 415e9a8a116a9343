"""Load which municipality a postcode lies in."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.programme.models import Municipality
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused
from veerkracht.shared.sheets import open_long

from ..models import PostcodeArea
from ..rules.identifiers import place_key

AT_ONCE = 5_000


class NoPostcodes(Refused):
    """No row has a postcode and a municipality that exists here."""

    message = _(
        "No row holds a postcode (4 digits, or 4 digits and 2 letters) and the name or code of a municipality that is "
        "known here. The file needs these two columns."
    )


@action
def load_postcodes(*, path: Path, by: User | None) -> int:
    """Read a table of postcodes and municipalities, for all programmes; known postcodes are overwritten.

    Municipalities that are not known here are left out: nothing is guessed. Return how many rows count.
    Raises SheetError, NoPostcodes.
    """
    names = {place_key(name): code for code, name in Municipality.objects.values_list("code", "name")}
    codes = {code: code for code in names.values()} | {code[2:].lstrip("0"): code for code in names.values()}
    total = 0
    some: dict[str, str] = {}
    with open_long(path) as listed:
        for cells in listed.rows:
            postcode = next((bare for cell in cells if _is_postcode(bare := cell.replace(" ", "").upper())), "")
            others = [cell for cell in cells if cell.replace(" ", "").upper() != postcode]
            found = [names.get(place_key(cell)) or codes.get(cell.upper().lstrip("0")) for cell in others]
            code = next((each for each in found if each), None)
            if postcode and code:
                some[postcode] = code
            if len(some) >= AT_ONCE:
                total += _save(some)
                some = {}
    total += _save(some)
    if not total:
        raise NoPostcodes
    about(postcodes=total)
    return total


def _is_postcode(text: str) -> bool:
    digits, letters = text[:4], text[4:]
    is_whole = not letters or (len(letters) == 2 and letters.isascii() and letters.isalpha())
    return len(digits) == 4 and digits.isascii() and digits.isdecimal() and digits[0] != "0" and is_whole


def _save(areas: dict[str, str]) -> int:
    rows = [PostcodeArea(postcode=postcode, municipality_id=code) for postcode, code in areas.items()]
    PostcodeArea.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["postcode"], update_fields=["municipality"]
    )
    return len(areas)
