"""The link checker against real servers on this machine: slow, dripping, endless, moving, and in a network."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from veerkracht.shared.connectors.links import Outcome, ask, is_public

PERMANENT, FOR_NOW = 301, 302


class Elsewhere(BaseHTTPRequestHandler):
    """Another site: the path says how it answers."""

    def _answer(self) -> None:
        code = self.path.strip("/").partition("/")[0]
        if code == "no-head" and self.command == "HEAD":
            self.send_response(405)
        elif code in {"no-head", "200"}:
            self.send_response(200)
        elif code in {"for-good", "for-now"}:
            self.send_response(PERMANENT if code == "for-good" else FOR_NOW)
            self.send_header("Location", "/200/nieuw")
        elif code.startswith("round"):
            self.send_response(PERMANENT)
            self.send_header("Location", self.path + "x")
        elif code == "inside":
            self.send_response(FOR_NOW)
            self.send_header("Location", "http://10.0.0.1/geheim")
        else:
            self.send_response(int(code))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815 the names that the library asks for

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def here(address: str) -> bool:
    return address == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("200", Outcome.FINE, 200),
        ("no-head", Outcome.FINE, 200),
        ("404", Outcome.GONE, 404),
        ("410", Outcome.GONE, 410),
        ("403", Outcome.CLOSED, 403),
        ("429", Outcome.CLOSED, 429),
        ("500", Outcome.BROKEN, 500),
        ("for-now", Outcome.FINE, 200),
        ("round", Outcome.BROKEN, PERMANENT),
        ("inside", Outcome.FORBIDDEN, None),
    ],
)
def test_answer_is_told(path, outcome, status, site):
    answer = ask(f"{site}/{path}", is_allowed=here)
    assert (answer.outcome, answer.status) == (outcome, status)


def test_address_that_moved_for_good_is_told_with_the_new_one(site):
    answer = ask(f"{site}/for-good", is_allowed=here)
    assert (answer.outcome, answer.moved_to) == (Outcome.MOVED, f"{site}/200/nieuw")


@pytest.mark.parametrize("url", ["ftp://example.org/x", "file:///etc/passwd", "http://", "http://[::1", "javascript:x"])
def test_what_is_no_page_is_never_asked(url):
    assert ask(url, is_allowed=here).outcome == Outcome.BROKEN


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost:8000/", "http://10.1.2.3/", "http://[::1]/"])
def test_machine_inside_a_network_is_never_asked(url):
    assert ask(url).outcome == Outcome.FORBIDDEN


@pytest.mark.parametrize("address", ["169.254.169.254", "192.168.1.1", "fd00::1", "0.0.0.0"])
def test_only_the_open_internet_is_public(address):
    assert not is_public(address)
    assert is_public("93.184.215.14")


def _drip(line: socket.socket, text: bytes) -> None:
    try:
        while True:
            line.sendall(text)
            time.sleep(0.02)
    except OSError:
        return


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (b"", {Outcome.SLOW}),
        (b"H", {Outcome.SLOW, Outcome.BROKEN}),
        (b"X-Veel: ja\r\n", {Outcome.FINE, Outcome.BROKEN}),  # it said 200 before it went on and on
    ],
    ids=["silent", "letter by letter", "endless head"],
)
def test_slow_server_costs_no_more_than_the_limit(text, outcomes):
    with socket.create_server(("127.0.0.1", 0)) as server:
        lines: list[socket.socket] = []

        def serve() -> None:
            line, _ = server.accept()
            lines.append(line)
            if text:
                line.sendall(b"HTTP/1.1 200 OK\r\n" if text.startswith(b"X") else b"")
                _drip(line, text)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        began = time.monotonic()
        answer = ask(f"http://127.0.0.1:{server.getsockname()[1]}/", seconds=0.5, is_allowed=here)
        assert time.monotonic() - began < 2
        assert answer.outcome in outcomes
        for line in lines:
            line.close()
        thread.join(2)
