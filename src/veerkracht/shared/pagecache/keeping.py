"""The finished pages of this process: the least used go first when there is no room left."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A finished answer, the tables it shows, and when it was made (the clock of the changes, and seconds)."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    tables: frozenset[str]
    seen: int
    made: float


class Pages:
    """At most so many bytes of bodies."""

    def __init__(self, most_bytes: int) -> None:
        """Begin empty."""
        self._most, self._used = most_bytes, 0
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Page | None:
        """Return the page, which counts as used now."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        """Keep the page, and let go of the least used when there is no room."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self._used += len(page.body)
            while self._used > self._most:
                self._drop(next(iter(self._pages)))

    def drop(self, key: Hashable) -> None:
        """Let go of a page."""
        with self._lock:
            self._drop(key)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._pages.clear()
            self._used = 0

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._used -= len(page.body)
