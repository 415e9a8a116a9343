"""A company that somebody named on a form is only a word (decision 17)."""

import pytest

from veerkracht.domain.companies.rules.claims import is_vouched_for


@pytest.mark.parametrize(
    ("works_there", "email", "website", "vouched"),
    [
        (True, "ank@example.org", "", True),
        (False, "ank@bakkerij-ank.nl", "https://www.bakkerij-ank.nl/", True),
        (False, "ank@bakkerij-ank.nl.kwaad.nl", "https://www.bakkerij-ank.nl/", False),
        (False, "ank@bakkerij-ank.nl", "", False),
        (False, "bakkerij@gmail.com", "https://gmail.com", False),
        (False, "", "", False),
    ],
)
def test_who_may_speak_for_a_company(works_there: bool, email: str, website: str, vouched: bool) -> None:
    assert is_vouched_for(works_there=works_there, email=email, websites=[website]) is vouched
