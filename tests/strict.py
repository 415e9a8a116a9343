"""Habits that the tests enforce: reads do not write, lists say their order, templates use what exists."""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.models.query import ModelIterable
from django.http import HttpRequest, HttpResponse

READS = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "SET", "SHOW", "EXPLAIN", "DECLARE", "FETCH", "CLOSE", "BEGIN")
# Signing in and out belongs to the session, not to the programme.
MAY_CHANGE_ON_GET = ("django_session", "account_", "mfa_")


class WroteOnGet(AssertionError):  # noqa: N818 says what happened
    """A page that is only looked at changed the database."""


class GetMayNotWrite:
    """Middleware of the test settings: any statement but a read during GET or HEAD fails the test."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Guard reads, let the rest pass."""
        if request.method not in {"GET", "HEAD"} or request.path.startswith("/cms/"):
            return self.get_response(request)
        with connection.execute_wrapper(_refuse_writes):
            return self.get_response(request)


def _refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    statement = sql.lstrip(" (\n").upper()
    if not statement.startswith(READS) and not any(table in sql for table in MAY_CHANGE_ON_GET):
        raise WroteOnGet(f"A GET ran: {sql[:200]}")
    return execute(sql, params, many, context)


class UndefinedVariable(str):
    """Stands in for `string_if_invalid`: a template of ours that uses an unknown variable fails."""

    def __contains__(self, key: object) -> bool:
        """Make Django format us with the variable's name."""
        return key == "%s"

    def __mod__(self, name: object) -> str:
        """Raise when the page being rendered is one of ours; templates of libraries are theirs."""
        frame = sys._getframe(1)
        while frame is not None and "context" not in frame.f_locals:
            frame = frame.f_back  # type: ignore[assignment]  # the loop ends at the outermost frame
        template = getattr(frame.f_locals.get("context"), "template", None) if frame is not None else None
        origin = getattr(getattr(template, "origin", None), "name", "")
        if "veerkracht" in origin and "/allauth/" not in origin and "/account/" not in origin and "/mfa/" not in origin:
            raise AssertionError(f"{template.name} uses the undefined variable {name}")
        return ""


def turn_unordered_querysets_round(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give rows of querysets without an order back to front, so that nobody relies on an order by luck."""
    original = ModelIterable.__iter__

    def reversed_when_unordered(self: ModelIterable) -> Iterator[Any]:
        rows = original(self)
        if self.queryset.ordered or self.queryset.query.is_sliced:
            return rows
        return iter(list(rows)[::-1])

    monkeypatch.setattr(ModelIterable, "__iter__", reversed_when_unordered)
