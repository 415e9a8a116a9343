"""What is known about a company: on a row (`CompanyEvidence`) and in the register (`CompanyRecord`)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Self

from veerkracht.domain.companies.rules.identifiers import (
    address_key,
    is_generic_number,
    mail_domain,
    person_key,
    place_key,
    web_domain,
)
from veerkracht.domain.companies.rules.matching.names import CompanyName, company_name, name_variants

_LONG_LABEL, _WHOLE = 5, 6  # letters of a domain, signs of a postcode


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyEvidence:
    """What one row says about a company. Values as `identifiers` cleans them; a postcode may be its four digits."""

    name: str = ""
    kvk_number: str = ""
    establishment_number: str = ""
    postcode: str = ""
    place: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    person: str = ""
    address: str = ""

    def as_json(self) -> dict[str, str]:
        """Plain data for a JSON field, without the empty values."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Self:
        """The evidence that `as_json` wrote."""
        return cls(**data)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRecord:
    """What the register knows about a company; several values where a company has branches, trade names or people."""

    company_id: int | str
    names: tuple[str, ...] = ()
    kvk_number: str = ""
    establishment_numbers: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Either of the two in one form, so that comparing is symmetric."""

    names: tuple[CompanyName, ...]
    kvk_number: str
    establishments: frozenset[str]
    postcodes: frozenset[str]
    places: frozenset[str]
    domains: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    people: frozenset[str]
    addresses: frozenset[str]
    labels: frozenset[str]  # names inside the web domains, as one word: `zwanikken-transport.nl`, `zwanikkentransport`
    label_names: tuple[CompanyName, ...]  # longer ones read as names; a short one looks like too much
    whole_postcodes: frozenset[str]
    areas: frozenset[str]  # four digits of the postcodes
    regions: frozenset[str]  # two digits


@lru_cache(maxsize=32_768)
def profile_of(source: CompanyEvidence | CompanyRecord) -> Profile:
    """Bring evidence or a record into the form in which they are compared. Generic numbers and free mail fall out."""
    record = source if isinstance(source, CompanyRecord) else _as_record(source)
    emails = frozenset(email.lower() for email in record.emails if email)
    domains = {web_domain(site) for site in record.websites if site} | {mail_domain(email) for email in emails}
    variants = [variant for name in record.names for variant in name_variants(name)]
    postcodes = _filled(code.replace(" ", "").upper() for code in record.postcodes)
    heads = sorted(domain.rpartition(".")[0] for domain in domains if domain)
    return Profile(
        names=tuple(name for name in map(company_name, dict.fromkeys(variants)) if name.core),
        kvk_number="" if is_generic_number(record.kvk_number) else record.kvk_number,
        establishments=_filled(record.establishment_numbers),
        postcodes=postcodes,
        places=_filled(place_key(place) for place in record.places if place),
        domains=_filled(domains),
        emails=emails,
        phones=_filled(record.phones),
        people=_filled(key for key in (person_key(person) for person in record.people if person) if " " in key),
        addresses=_filled(address_key(address) for address in record.addresses if address),
        labels=frozenset(domain.split(".")[0].replace("-", "") for domain in domains if domain),
        label_names=tuple(company_name(head.replace("-", " ")) for head in heads if len(head) >= _LONG_LABEL),
        whole_postcodes=frozenset(code for code in postcodes if len(code) == _WHOLE),
        areas=frozenset(code[:4] for code in postcodes),
        regions=frozenset(code[:2] for code in postcodes),
    )


def _as_record(evidence: CompanyEvidence) -> CompanyRecord:
    return CompanyRecord(
        company_id="",
        names=(evidence.name,),
        kvk_number=evidence.kvk_number,
        establishment_numbers=(evidence.establishment_number,),
        postcodes=(evidence.postcode,),
        places=(evidence.place,),
        websites=(evidence.website,),
        emails=(evidence.email,),
        phones=(evidence.phone,),
        people=(evidence.person,),
        addresses=(evidence.address,),
    )


def _filled(values: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, values))
