"""One question over HTTP: with time limits, a limit on the answer's size, and the state's own certificates."""

import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

from .errors import (
    NOTHING,
    REFUSED,
    TEMPORARY,
    KvkNotUnderstood,
    KvkQuestionRefused,
    KvkRefusal,
    KvkTemporary,
    KvkUnreachable,
    KvkWrongKey,
)

LARGEST = 2_000_000
PIECE = 65_536


@dataclass(frozen=True)
class Reply:
    """What came back: the status and the bytes."""

    status: int
    body: bytes


Transport = Callable[[str, dict[str, str]], Reply]


def over_http(*, timeout: float, ca_bundle: str = "") -> Transport:
    """Return a function that asks an address; `timeout` in seconds is for the whole question, not for each piece."""
    context = ssl.create_default_context(cafile=ca_bundle or None)

    def ask(url: str, headers: dict[str, str]) -> Reply:
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 the address is a setting of the operator
        until = time.monotonic() + timeout
        try:
            with urllib.request.urlopen(request, timeout=timeout, context=context) as answer:  # noqa: S310 as above
                return Reply(answer.status, _read(answer, until))
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.read(LARGEST))
        except (OSError, http.client.HTTPException) as error:
            raise KvkUnreachable from error

    return ask


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    body = b""
    while piece := answer.read1(PIECE):
        body += piece
        if len(body) > LARGEST:
            raise KvkNotUnderstood
        if time.monotonic() > until:
            raise KvkUnreachable
    return body


def understood(reply: Reply) -> object | None:
    """Return the JSON of an answer, None for "nothing found" (a 404 with a code). Raises KvkRefusal (KVK-2)."""
    if reply.status == http.client.OK:
        return _json(reply.body)
    codes = _codes(reply.body)
    if reply.status == http.client.NOT_FOUND and codes & NOTHING:
        return None
    raise _error(reply.status, codes)


def _error(status: int, codes: frozenset[str]) -> KvkRefusal:
    code = next(iter(sorted(codes)), "")
    if status in {http.client.UNAUTHORIZED, http.client.FORBIDDEN}:
        return KvkWrongKey(code)
    if codes & TEMPORARY or status == http.client.TOO_MANY_REQUESTS or status >= http.client.INTERNAL_SERVER_ERROR:
        return KvkTemporary(code)
    if codes & REFUSED or status == http.client.BAD_REQUEST:
        return KvkQuestionRefused(code)
    return KvkRefusal(code)


def _json(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError as error:
        raise KvkNotUnderstood from error


def _codes(body: bytes) -> frozenset[str]:
    """Return the codes of an error's body; none when it has another shape, as version 3 may have."""
    try:
        found = json.loads(body)
    except ValueError:
        return frozenset()
    rows = found.get("fout", []) if isinstance(found, dict) else []
    return (
        frozenset(str(row.get("code", "")) for row in rows if isinstance(row, dict))
        if isinstance(rows, list)
        else frozenset()
    )
