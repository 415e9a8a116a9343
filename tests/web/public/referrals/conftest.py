"""A form as a browser opens it, a while ago."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from veerkracht.web.public.referrals import seals

OpenForm = Callable[..., dict[str, str]]


@pytest.fixture
def open_form(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> OpenForm:
    """Return a function that opens the form and gives what a person sends; nobody is too quick in these tests."""
    monkeypatch.setattr(seals, "QUICKEST", seals.QUICKEST * 0)

    def opened(path: str = "/vraag/", **typed: str) -> dict[str, str]:
        page = visitor.get(path).content.decode()
        sealed = re.search(r'name="form_key" value="([^"]+)"', page)
        assert sealed is not None
        given = {"text": "Hoe begin ik?", "email": "vrager@example.org", "company_name": "", "website": ""}
        return {**given, "form_key": sealed[1], **typed}

    return opened
