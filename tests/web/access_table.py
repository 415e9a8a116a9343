"""Address x role -> status code. One row per address; columns in the order of ROLES.

POST rows send an empty form: 200 shows it again with its errors, 302 did it or sends to sign-in, 403 may not, 404 is not
there for this person, 409 is refused by a rule, 400 misses what it needs.
"""

from dataclasses import dataclass

ROLES = ("visitor", "stranger", "pionier", "fan", "company_contact", "team", "leader", "deputy", "auditor")


@dataclass(frozen=True)
class Row:
    """One address with the fixtures that fill it and the code per role."""

    method: str
    route: str
    args: tuple[str, ...]
    codes: dict[str, int]


def _rows(text: str) -> list[Row]:
    rows = []
    for line in text.strip().splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            method, route, args, *codes = line.split()
            names = () if args == "-" else tuple(args.split(","))
            rows.append(Row(method, route, names, dict(zip(ROLES, map(int, codes), strict=True))))
    return rows


# Addresses that are no page of a person.
OUTSIDE = ("healthz", "readyz", "set_language")

TABLE = _rows(
    """
#    route        args   visitor stranger pionier fan company team leader deputy auditor
"""
)
