"""Many visitors of a web site who all act in the same blink."""

import http.client
import re
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.cookies import SimpleCookie
from typing import TypeVar
from urllib.parse import urlencode

Client = TypeVar("Client")
Answer = TypeVar("Answer")

PATIENCE = 300
_HIDDEN = r'name="{}" value="([^"]*)"'


class Visitor:
    """One browser: its cookies, the page it looks at, and an address of its own."""

    def __init__(self, port: int, number: int) -> None:
        """Come to a server on loopback as a visitor of whom there is one."""
        self.port, self.number = port, number
        self.cookies: dict[str, str] = {}
        self.status, self.path, self.page = 0, "", ""

    def hidden(self, name: str) -> str:
        """Return what a hidden field of the page holds."""
        found = re.search(_HIDDEN.format(name), self.page)
        return found.group(1) if found else ""

    def get(self, path: str) -> str:
        """Open a page and return it."""
        return self._ask("GET", path, None)

    def post(self, path: str, form: dict[str, str]) -> str:
        """Send a form of the page that is open and return the page that it leads to."""
        token = {"csrfmiddlewaretoken": self.hidden("csrfmiddlewaretoken")}
        return self._ask("POST", path, urlencode({**token, **form}))

    def _ask(self, method: str, path: str, body: str | None) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, path, body=body, headers=self._headers(body))
        answer = connection.getresponse()
        self.page = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        connection.close()
        onward = answer.getheader("Location")
        if onward and answer.status < http.client.BAD_REQUEST:
            return self._ask("GET", onward, None)
        self.status, self.path = answer.status, path
        return self.page

    def _headers(self, body: str | None) -> dict[str, str]:
        headers = {
            "Host": f"localhost:{self.port}",
            "Referer": f"http://localhost:{self.port}/",
            "X-Forwarded-For": f"93.184.{self.number // 250}.{self.number % 250 + 1}",
        }
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return headers if body is None else {**headers, "Content-Type": "application/x-www-form-urlencoded"}


def at_once(
    clients: Sequence[Client], act: Callable[[Client], Answer], *, begun: threading.Event | None = None
) -> tuple[float, list[Answer]]:
    """Let all of them act in the same blink; return the seconds until the last was answered, and the answers.

    `begun` is set in that blink.
    """
    gate = threading.Barrier(len(clients) + 1)

    def wait_and_act(client: Client) -> Answer:
        gate.wait(60)
        return act(client)

    with ThreadPoolExecutor(len(clients)) as pool:
        asked = [pool.submit(wait_and_act, client) for client in clients]
        gate.wait(60)
        began = time.perf_counter()
        if begun is not None:
            begun.set()
        answers = [each.result() for each in asked]
        return time.perf_counter() - began, answers
