"""Numbers, addresses and names that identify a company or a person: cleaned, checked, or refused with a reason."""

from veerkracht.domain.companies.rules.identifiers.addresses import (
    address_key,
    place_key,
    postcode,
    split_postcode_place,
)
from veerkracht.domain.companies.rules.identifiers.blanks import is_blank
from veerkracht.domain.companies.rules.identifiers.contact import email, find_email, phone
from veerkracht.domain.companies.rules.identifiers.domains import (
    is_free_mail,
    mail_domain,
    registrable_domain,
    web_domain,
    website,
)
from veerkracht.domain.companies.rules.identifiers.persons import (
    PersonName,
    join_person_name,
    person_key,
    split_person_name,
)
from veerkracht.domain.companies.rules.identifiers.register_numbers import (
    establishment_number,
    is_generic_number,
    kvk_number,
    passes_eleven_test,
    rsin,
)

__all__ = [
    "PersonName",
    "address_key",
    "email",
    "establishment_number",
    "find_email",
    "is_blank",
    "is_free_mail",
    "is_generic_number",
    "join_person_name",
    "kvk_number",
    "mail_domain",
    "passes_eleven_test",
    "person_key",
    "phone",
    "place_key",
    "postcode",
    "registrable_domain",
    "rsin",
    "split_person_name",
    "split_postcode_place",
    "web_domain",
    "website",
]
