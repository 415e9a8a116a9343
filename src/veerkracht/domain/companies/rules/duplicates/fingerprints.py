"""What a decision of a person rests on, as a short code: as long as it is the same, nobody is asked again."""

import hashlib
import re
from collections.abc import Iterable

from veerkracht.domain.companies.rules.identifiers import mail_domain, place_key, web_domain
from veerkracht.domain.companies.rules.matching import CompanyEvidence, CompanyRecord, name_key
from veerkracht.domain.companies.rules.search import folded


def pair_fingerprint(one: CompanyRecord, other: CompanyRecord) -> str:
    """Return the same code for the same two companies in either order.

    It holds both their names and numbers and what they share. A telephone number that only one of them has says
    nothing about the two, so that adding it asks nobody anew; one that they share does.
    """
    own = sorted("|".join((*sorted(set(map(name_key, each.names))), each.kvk_number)) for each in (one, other))
    shared = (
        _shared(map(_postcode, one.postcodes), map(_postcode, other.postcodes)),
        _shared(map(place_key, one.places), map(place_key, other.places)),
        _shared(map(web_domain, one.websites), map(web_domain, other.websites)),
        _shared(one.phones, other.phones),
    )
    return _code([*own, *(",".join(values) for values in shared)])


def row_fingerprint(evidence: CompanyEvidence) -> str:
    """Return a code of what a row says about its company, the person aside; empty when it names none.

    Capitals, accents, dots and spaces make no difference; a legal form or another place does.
    """
    name = " ".join(re.findall(r"\w+", folded(evidence.name).replace(".", "")))
    domain = web_domain(evidence.website) or mail_domain(evidence.email)
    if not name:
        return ""
    numbers = (evidence.kvk_number, evidence.establishment_number)
    return _code([name, *numbers, _postcode(evidence.postcode), place_key(evidence.place), domain])


def is_bare(evidence: CompanyEvidence) -> bool:
    """Tell whether a row gives a name and nothing else that says which company of that name it is."""
    others = (evidence.kvk_number, evidence.establishment_number, evidence.postcode, evidence.place, evidence.website)
    return not any(others) and not mail_domain(evidence.email)


def _postcode(code: str) -> str:
    return code.replace(" ", "").upper()


def _shared(one: Iterable[str], other: Iterable[str]) -> list[str]:
    return sorted({value for value in one if value} & {value for value in other if value})


def _code(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
