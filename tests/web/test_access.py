"""Who may open which address: the table in access_table.py, cell by cell, and nothing of another programme."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.web.access_table import OUTSIDE, ROLES, TABLE, Row
from tests.web.world import World

# Third parties bring their own addresses and their own tests; what we closed of them is listed in OUTSIDE.
THIRD_PARTIES = ("simple_translation", "account_", "mfa_", "wagtail", "socialaccount_", "usersessions_")


# What a browser sends of a form in which nothing was filled in.
EMPTY = {"csrfmiddlewaretoken": "-"}
PAGES = [row for row in TABLE if row.method == "GET"]


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


def code(client: Client, row: Row, world: World) -> int:
    """Return the code that this person gets for the things of one programme; 500 for a page that breaks."""
    client.raise_request_exception = False
    path = reverse(row.route, args=[world[name] for name in row.args])
    response = client.post(path, EMPTY) if row.method == "POST" else client.get(path)
    b"".join(response)  # read to the end, so that no file stays open
    return response.status_code


def wrong(found: dict[str, int], wanted: dict[str, int]) -> dict[str, str]:
    """Return the cells that are not as the table says."""
    return {name: f"{found[name]}, should be {wanted[name]}" for name in found if found[name] != wanted[name]}


def name_of(row: Row) -> str:
    """Return how a row is called in the report."""
    return f"{row.method} {row.route}"


def test_every_address_is_in_the_table() -> None:
    listed = {row.route for row in TABLE} | set(OUTSIDE)
    assert our_routes() - listed == set(), "add these to tests/web/access_table.py"
    assert listed - our_routes() == set(), "these are gone"


@pytest.mark.parametrize("role", ROLES)
def test_who_may_look(role: str, world: World, request: pytest.FixtureRequest) -> None:
    """Looking changes nothing, so one person may look at everything in one world."""
    client: Client = request.getfixturevalue(role)
    wanted = {row.route: row.codes[role] for row in PAGES}
    assert wrong({row.route: code(client, row, world) for row in PAGES}, wanted) == {}


@pytest.mark.parametrize("row", [row for row in TABLE if row.method == "POST"], ids=name_of)
def test_who_may_change(row: Row, world: World, request: pytest.FixtureRequest) -> None:
    """Each role finds the world as it was: what one takes away, the next may still take away."""
    found = {}
    for role in ROLES:
        client: Client = request.getfixturevalue(role)
        with transaction.atomic():
            found[role] = code(client, row, world)
            transaction.set_rollback(True)
    assert wrong(found, row.codes) == {}


# What an address names is no thing of a programme.
NAMES_NOTHING = {
    "public:demo-sign-in",
    "team:words",
    "team:words-original",
    "team:view-new",
    "team:list-columns",
    "team:retention-period",
}
# An unknown card still lets one ask.
STILL_ASKS = {"GET public:card-ask": 302, "POST public:card-ask": 200}


def test_nothing_of_another_programme_is_there(elsewhere: World, team: Client) -> None:
    rows = [row for row in TABLE if row.args and row.route not in NAMES_NOTHING]
    found = {name_of(row): code(team, row, elsewhere) for row in rows}
    assert wrong(found, dict.fromkeys(found, 404) | STILL_ASKS) == {}


def test_nobody_works_for_the_other_programme(world: World, elsewhere: World, team: Client) -> None:
    """A role holds in one programme: at the other's address our team is like any visitor who signed in."""
    team.defaults["HTTP_HOST"] = "elders.localhost"
    found = {row.route: code(team, row, elsewhere) for row in PAGES}
    wanted = {row.route: row.codes["stranger"] for row in PAGES}
    assert wrong(found, wanted | {"public:demo-sign-in": 404}) == {}
