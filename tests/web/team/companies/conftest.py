"""What the tests of this part share."""

import pytest

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def seen(team):
    """Return a function that opens an address as a team member and gives the page's text, in English."""

    def look(path: str, **data: object) -> str:
        response = team.get(path, data, headers=ENGLISH)
        assert response.status_code == 200, response
        return response.text

    return look


@pytest.fixture
def sent(team):
    """Return a function that posts as a team member, in English."""
    return lambda path, data=None: team.post(path, data or {}, headers=ENGLISH)
