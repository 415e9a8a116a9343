"""One JSON line per event, joined by a request id, and never a word about a person.

What may carry personal data stays out: addresses of pages (a path can hold a secret link or a search), the texts of
exceptions (a database says which value was a duplicate), arguments, and the address of the visitor.
"""

import logging
import re
import time
import traceback
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.handlers.wsgi import WSGIRequest
    from django.http.response import HttpResponseBase  # noqa: TID251 a middleware is HTTP itself

REQUEST_ID_HEADER = "X-Request-ID"
SANE_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
FRAMES_SHOWN = 30
ARGUMENT = re.compile(r"%(\(\w+\))?[-#0 +.\d]*[a-zA-Z]")

_request_id: ContextVar[str] = ContextVar("request_id", default="-")
_access = logging.getLogger("veerkracht.access")

type_of_exc_info = tuple[type[BaseException], BaseException, TracebackType | None]


def current_request_id() -> str:
    """Return the id of the request or task that is being handled, or a dash outside of one."""
    return _request_id.get()


@contextmanager
def request_id(value: str) -> "Iterator[None]":
    """Give every log line inside the block this id."""
    token = _request_id.set(value)
    try:
        yield
    finally:
        _request_id.reset(token)


class RequestLogMiddleware:
    """Give each request an id, echo it, and write one line when it is answered.

    A proxy's X-Request-ID is kept when it is a plain token of 8 to 64 letters, digits, dots, dashes or underscores.
    """

    def __init__(self, get_response: "Callable[[WSGIRequest], HttpResponseBase]") -> None:
        self.get_response = get_response

    def __call__(self, request: "WSGIRequest") -> "HttpResponseBase":
        """Answer the request inside its id. Writes one log line."""
        given = request.headers.get(REQUEST_ID_HEADER, "")
        name = given if SANE_REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        with request_id(name):
            started = time.perf_counter()
            response = self.get_response(request)
            response.headers[REQUEST_ID_HEADER] = name
            _log_access(request, response.status_code, time.perf_counter() - started)
        return response


def _log_access(request: "WSGIRequest", status: int, seconds: float) -> None:
    facts = {"method": _method(request), "route": route_of(request), "status": status, "ms": round(seconds * 1000, 1)}
    _access.log(logging.ERROR if status >= 500 else logging.INFO, "request", extra=facts)


def _method(request: "WSGIRequest") -> str:
    """Return the method, unless somebody invented one."""
    known = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"}
    return request.method if request.method in known else "OTHER"


def route_of(request: "WSGIRequest") -> str:
    """Return the name of the URL pattern, which holds no part of the path; a dash when none matched."""
    match = getattr(request, "resolver_match", None)
    return (match.view_name if match else "") or "-"


class NoPersonalData(logging.Filter):
    """Take paths and addresses out of the lines that Django and gunicorn write about requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a line about a request; lines about other things pass as they are."""
        request = getattr(record, "request", None)
        if request is not None:
            record.msg, record.args = "request failed on %s", (route_of(request),)
        elif record.args and _may_name_somebody(record):
            record.msg, record.args = ARGUMENT.sub("…", str(record.msg)), ()
        return True


def _may_name_somebody(record: logging.LogRecord) -> bool:
    """Tell whether a line of the server is about a visitor; its arguments are then an address or a path."""
    about_visitor = re.search("request|client|uri", str(record.msg), re.IGNORECASE)
    return record.name.startswith("django.security") or (record.name.startswith("gunicorn") and bool(about_visitor))


class PlainJson(JsonFormatter):
    """Write a record as one line of JSON: time, level, logger, message, request id and the extras."""

    def __init__(self) -> None:
        super().__init__(
            ["levelname", "name", "message"],
            rename_fields={"levelname": "level", "name": "logger"},
            reserved_attrs=[*RESERVED_ATTRS, "request", "status_code", "server_time", "sql", "params"],
            timestamp="time",
        )

    def add_fields(self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]) -> None:
        """Add the request id to what the record itself says."""
        super().add_fields(log_data, record, message_dict)
        log_data["request_id"] = current_request_id()

    def formatException(self, ei: type_of_exc_info) -> str:  # type: ignore[override]  # noqa: N802 logging's own name
        """Return where an exception happened and what kind it is, without its text."""
        return describe(ei[1])


def describe(error: BaseException) -> str:
    """Return the kinds of an exception and its causes with the lines of code they passed, without their texts."""
    told: list[str] = []
    current: BaseException | None = error
    while current is not None and len(told) < 5:
        frames = traceback.extract_tb(current.__traceback__)[-FRAMES_SHOWN:]
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        told.append(" < ".join([_kind(current), *reversed(places)]))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return " | caused by ".join(told)


def _kind(error: BaseException) -> str:
    """Return the class of an exception, and for a database error its code and the constraint it met."""
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    facts = [getattr(error, "sqlstate", None), getattr(getattr(error, "diag", None), "constraint_name", None)]
    known = [fact for fact in facts if fact]
    return f"{name} ({', '.join(known)})" if known else name


def logging_settings(level: str) -> dict[str, Any]:
    """Return the LOGGING setting: JSON lines on standard error, from this level up."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"no_personal_data": {"()": NoPersonalData}},
        "formatters": {"json": {"()": PlainJson}},
        "handlers": {
            "json": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["no_personal_data"]},
        },
        "root": {"handlers": ["json"], "level": level},
        "loggers": {
            # The access line tells of refused requests; Django's own line adds only what must not be logged.
            "django.request": {"level": "ERROR", "handlers": [], "propagate": True},
            "django.server": {"level": "ERROR", "handlers": [], "propagate": True},
            "django": {"handlers": [], "propagate": True},
            # Their debug lines hold values and headers.
            "django.db.backends": {"level": "INFO"},
            "django.template": {"level": "INFO"},
            "gunicorn.error": {"handlers": [], "propagate": True},
            "gunicorn.access": {"handlers": [], "propagate": False},
        },
    }
