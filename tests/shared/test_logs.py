"""A log line tells what happened and never about whom."""

import json
import logging
import sys
from collections.abc import Iterator
from io import StringIO

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from veerkracht.shared.logs import (
    NoPersonalData,
    PlainJson,
    RequestLogMiddleware,
    current_request_id,
    logging_settings,
    request_id,
)

PERSON = "jan.jansen@example.org"


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """Return what the product would write on standard error."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlainJson())
    handler.addFilter(NoPersonalData())
    names = ("veerkracht", "django.request", "gunicorn.error", "django.security")
    for name in names:
        logging.getLogger(name).addHandler(handler)
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield written
    for name in names:
        logging.getLogger(name).removeHandler(handler)


def only(written: StringIO) -> dict[str, object]:
    (line,) = written.getvalue().splitlines()
    facts: dict[str, object] = json.loads(line)
    return facts


def answer(request: HttpRequest, status: int = 200) -> HttpResponse:
    response = RequestLogMiddleware(lambda _request: HttpResponse(status=status))(request)
    assert isinstance(response, HttpResponse)
    return response


def test_access_line_names_the_route_and_not_the_path(lines: StringIO) -> None:
    request = RequestFactory().get(f"/vraag/geheim-token/?van={PERSON}", headers={"User-Agent": PERSON})
    request.resolver_match = ResolverMatch(lambda: None, (), {"token": "geheim-token"}, url_name="public:question")
    answer(request)
    facts = only(lines)
    assert facts["route"] == "public:question"
    assert (facts["method"], facts["status"], facts["level"]) == ("GET", 200, "INFO")
    assert isinstance(facts["ms"], float)
    assert "geheim" not in lines.getvalue()
    assert PERSON not in lines.getvalue()


def test_unknown_address_gets_a_dash(lines: StringIO) -> None:
    answer(RequestFactory().get(f"/{PERSON}"), status=404)
    assert only(lines)["route"] == "-"


def test_invented_method_is_not_repeated(lines: StringIO) -> None:
    answer(RequestFactory().generic(PERSON, "/"))
    assert only(lines)["method"] == "OTHER"


def test_answer_of_500_is_an_error(lines: StringIO) -> None:
    answer(RequestFactory().get("/"), status=500)
    assert only(lines)["level"] == "ERROR"


def test_request_id_of_a_proxy_is_kept_and_echoed(lines: StringIO) -> None:
    response = answer(RequestFactory().get("/", headers={"X-Request-ID": "abc-123.DEF_4"}))
    assert response.headers["X-Request-ID"] == "abc-123.DEF_4"
    assert only(lines)["request_id"] == "abc-123.DEF_4"


@pytest.mark.parametrize("strange", ["", "short", PERSON, "x" * 65, "a b c d e f g", 'abcdefgh"', "abcdefgh<script>"])
def test_strange_request_id_is_replaced(lines: StringIO, strange: str) -> None:
    response = answer(RequestFactory().get("/", headers={"X-Request-ID": strange}))
    assert response.headers["X-Request-ID"] != strange
    assert len(response.headers["X-Request-ID"]) == 32


def test_request_id_ends_with_its_block() -> None:
    with request_id("task-1"):
        assert current_request_id() == "task-1"
    assert current_request_id() == "-"


def test_exception_is_told_without_its_text(lines: StringIO) -> None:
    try:
        try:
            raise ValueError(f"{PERSON} is not a number")
        except ValueError as cause:
            raise IntegrityError(f"duplicate key ({PERSON})") from cause
    except IntegrityError:
        logging.getLogger("veerkracht").exception("it failed")
    told = str(only(lines)["exc_info"])
    assert "IntegrityError" in told
    assert "caused by ValueError" in told
    assert "test_logs.py" in told
    assert PERSON not in lines.getvalue()


def test_djangos_line_about_a_failed_request_loses_its_path(lines: StringIO) -> None:
    request = RequestFactory().get(f"/{PERSON}/")
    facts = {"request": request, "status_code": 500}
    try:
        raise ValueError(PERSON)
    except ValueError:
        logging.getLogger("django.request").error("%s: %s", "Error", request.path, extra=facts, exc_info=sys.exc_info())
    assert only(lines)["message"] == "request failed on -"
    assert PERSON not in lines.getvalue()


def test_gunicorns_line_about_a_visitor_loses_its_arguments(lines: StringIO) -> None:
    logging.getLogger("gunicorn.error").warning("Invalid request from ip=%s: %s", "192.0.2.7", PERSON)
    assert only(lines)["message"] == "Invalid request from ip=…: …"


def test_gunicorns_line_about_itself_stays_whole(lines: StringIO) -> None:
    logging.getLogger("gunicorn.error").info("Booting worker with pid: %s", 12)
    assert only(lines)["message"] == "Booting worker with pid: 12"


def test_security_line_loses_its_arguments(lines: StringIO) -> None:
    logging.getLogger("django.security").warning("Forbidden (%s): %s", "Origin", f"/{PERSON}")
    assert PERSON not in lines.getvalue()


def test_extras_are_written(lines: StringIO) -> None:
    logging.getLogger("veerkracht").info("mail not sent", extra={"mail": 7, "attempt": 2})
    facts = only(lines)
    assert (facts["mail"], facts["attempt"], facts["message"]) == (7, 2, "mail not sent")


def test_debug_lines_of_the_database_stay_off_at_any_level() -> None:
    assert logging_settings("DEBUG")["loggers"]["django.db.backends"]["level"] == "INFO"
