"""Counts which items visitors read, also when the page comes from memory. Nothing is kept about who reads.

Counts wait in memory for a moment and are written after an answer went out, so that reading a page stays reading. When
a process ends, what it counted in the last seconds is lost: the count is never too high.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from veerkracht.domain.knowledge.reads import note_reads
from veerkracht.domain.programme.queries import programme_for_host

GetResponse = Callable[[HttpRequest], HttpResponse]
ITEM = re.compile(r"^/kennisbank/([-\w]+)/$")
# Machines that go through sites do not read.
MACHINE = re.compile(r"bot|crawl|spider|slurp|preview|monitor|curl|wget|python|http-client", re.IGNORECASE)
WAIT_SECONDS = 20.0
READ = (200, 304)


class ReadCount:
    """What was counted and not yet written, for one process."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._lock = threading.Lock()
        self._times: Counter[tuple[str, str]] = Counter()
        self._written = 0.0

    def add(self, host: str, slug: str) -> bool:
        """Count one; return whether it is time to write."""
        with self._lock:
            self._times[host, slug] += 1
            return time.monotonic() - self._written >= WAIT_SECONDS

    def write(self) -> None:
        """Write what was counted."""
        with self._lock:
            times, self._times, self._written = self._times, Counter(), time.monotonic()
        for host in sorted({host for host, _slug in times}):
            programme = programme_for_host(host)
            if programme is not None:
                note_reads(programme=programme, times={slug: n for (at, slug), n in times.items() if at == host})


counted = ReadCount()


class CountReadsMiddleware:
    """Stand before the pages that are kept, so that those count too."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and count it when a visitor read an item."""
        response = self.get_response(request)
        slug = _slug_read(request, response)
        if slug and counted.add(request.get_host().partition(":")[0], slug):
            response._resource_closers.append(counted.write)  # type: ignore[attr-defined]  # what Django does with files
        return response


def _slug_read(request: HttpRequest, response: HttpResponse) -> str:
    """Return the slug of the item that a visitor read; the team, which is signed in, does not count."""
    found = ITEM.match(request.path)
    is_reading = request.method == "GET" and response.status_code in READ and "sessionid" not in request.COOKIES
    agent = request.headers.get("User-Agent", "")
    return found.group(1) if found and is_reading and not MACHINE.search(agent) else ""
