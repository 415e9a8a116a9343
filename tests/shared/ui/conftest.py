"""Render one line of template, and ask which language is on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

Render = Callable[..., str]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def rendered(rf: RequestFactory) -> Render:
    """Return a function that renders a source with values, under the address ``path``."""

    def render(source: str, *, path: str = "/list/", **values: Any) -> str:
        return Template(source).render(Context({"request": rf.get(path), **values}))

    return render
