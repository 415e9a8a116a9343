"""Asking whether an address on another site still answers: bounded in time, in steps and in where it may go.

Only the head of an answer is read. An address inside a network of one's own is never asked: an editor could otherwise
make this machine look around there.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urljoin, urlsplit

SECONDS = 10.0
MOST_STEPS = 5
LONGEST_ADDRESS = 2000
AGENT = "Veerkracht-link-check/1.0 (checks once a week whether links still work)"
MOVED_FOR_GOOD = {301, 308}
MOVED = MOVED_FOR_GOOD | {302, 303, 307}
GONE = {404, 410}
# Says nothing about whether a person can read the page: it wants a sign-in, or no machines.
CLOSED = {401, 403, 405, 407, 429, 451, 999}


class Outcome(StrEnum):
    """How an address answered."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    CLOSED = "closed"
    SLOW = "slow"
    BROKEN = "broken"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True)
class Answer:
    """What came back: the outcome, the code of the last answer, and where it moved to for good."""

    outcome: Outcome
    status: int | None = None
    moved_to: str = ""


class NotPublic(Exception):  # noqa: N818 a refusal of ours
    """The name leads to a machine inside somebody's own network."""


IsAllowed = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Tell whether this is an address of the open internet."""
    return ipaddress.ip_address(address).is_global


def ask(url: str, *, seconds: float = SECONDS, is_allowed: IsAllowed = is_public) -> Answer:
    """Ask an address, and where it sends on to; never longer than `seconds` in all."""
    until, steps, moved_to, is_permanent = time.monotonic() + seconds, 0, "", True
    place = url
    try:
        while True:
            status, onward = _one_answer(place, until, is_allowed)
            if status not in MOVED or not onward:
                return _judged(status, moved_to)
            steps += 1
            if steps > MOST_STEPS:
                return Answer(Outcome.BROKEN, status)
            place = urljoin(place, onward)[:LONGEST_ADDRESS]
            is_permanent = is_permanent and status in MOVED_FOR_GOOD
            moved_to = place if is_permanent else moved_to
    except NotPublic:
        return Answer(Outcome.FORBIDDEN)
    except TimeoutError:
        return Answer(Outcome.SLOW)
    except (OSError, http.client.HTTPException, ValueError):
        return Answer(Outcome.SLOW if time.monotonic() >= until else Outcome.BROKEN)


def _judged(status: int, moved_to: str) -> Answer:
    if status in GONE:
        return Answer(Outcome.GONE, status)
    if status in CLOSED:
        return Answer(Outcome.CLOSED, status)
    if status >= http.client.BAD_REQUEST:
        return Answer(Outcome.BROKEN, status)
    return Answer(Outcome.MOVED, status, moved_to) if moved_to else Answer(Outcome.FINE, status)


def _one_answer(url: str, until: float, is_allowed: IsAllowed) -> tuple[int, str]:
    """Return the code and where it sends on to; asks again for the whole page when the head alone is refused."""
    status, onward = _asked("HEAD", url, until, is_allowed)
    if status >= http.client.BAD_REQUEST:
        return _asked("GET", url, until, is_allowed)
    return status, onward


def _asked(method: str, url: str, until: float, is_allowed: IsAllowed) -> tuple[int, str]:
    parts = urlsplit(url)
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line = _line(parts, left, is_allowed)
    # A server that sends a letter at a time would outlast any limit per read: this ends the whole.
    alarm = threading.Timer(max(0.01, until - time.monotonic()), lambda: _cut(held[0]))
    held, alarm.daemon = [line], True
    alarm.start()
    connection = http.client.HTTPConnection(parts.hostname or "", timeout=left)
    try:
        if parts.scheme == "https":
            held[0] = ssl.create_default_context().wrap_socket(line, server_hostname=parts.hostname)
        connection.sock = held[0]
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={"Host": parts.netloc, "User-Agent": AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        alarm.cancel()
        connection.close()
        held[0].close()


def _line(parts: SplitResult, seconds: float, is_allowed: IsAllowed) -> socket.socket:
    """Return a line to a machine that was looked at first, so that its name cannot lead elsewhere meanwhile."""
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(parts.scheme)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    addresses = [str(entry[4][0]) for entry in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)]
    if not addresses or not all(is_allowed(address) for address in addresses):
        raise NotPublic
    return socket.create_connection((addresses[0], port), timeout=seconds)


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
