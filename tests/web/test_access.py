"""Who may open which address: the table in access_table.py, cell by cell."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.access_table import OUTSIDE, ROLES, TABLE

# Third parties bring their own addresses and their own tests; what we closed of them is listed in OUTSIDE.
THIRD_PARTIES = ("account_", "mfa_", "wagtail", "socialaccount_", "usersessions_")


def our_routes() -> set[str]:
    """Return the name of every address of the product."""
    found: set[str] = set()

    def walk(patterns: list[URLPattern | URLResolver], prefix: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
            elif pattern.name:
                found.add(prefix + pattern.name)

    walk(get_resolver().url_patterns, "")
    return {name for name in found if not name.startswith(THIRD_PARTIES)}


def test_every_address_is_in_the_table() -> None:
    listed = {row.route for row in TABLE} | set(OUTSIDE)
    assert our_routes() - listed == set(), "add these to tests/web/access_table.py"
    assert listed - our_routes() == set(), "these are gone"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.route)
def test_access(row, world: dict[str, object], request: pytest.FixtureRequest) -> None:  # type: ignore[no-untyped-def]  # a row
    path = reverse(row.route, args=[world[name] for name in row.args])
    found = {}
    for role in ROLES:
        client: Client = request.getfixturevalue(role)
        send = client.post if row.method == "POST" else client.get
        found[role] = send(path).status_code
    assert found == row.codes, path
