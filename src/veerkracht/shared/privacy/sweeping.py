"""What is too old: each word says how it finds and cleans its own rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from .declaring import Retention


@dataclass(frozen=True)
class Sweep:
    """How rows of one retention class are found and cleaned.

    `find(programme, before)` returns a queryset of what is older than that day, ordered by key and empty once cleaned;
    `clean(programme=, ids=, at=, by=)` is an action that cleans these rows and returns how many.
    """

    retention: Retention
    find: Callable[[Any, Any], Any]
    clean: Callable[..., int]

    @property
    def months(self) -> int:
        """Return the advised period."""
        return cast("int", self.retention.months)


_sweeps: dict[str, Sweep] = {}


def swept(retention: Retention, *, find: Callable[[Any, Any], Any], clean: Callable[..., int]) -> None:
    """Say how one retention class is cleaned up."""
    _sweeps[retention.code] = Sweep(retention, find, clean)


def sweeps() -> Sequence[Sweep]:
    """Return how each class is cleaned up, in the order of the words."""
    return tuple(_sweeps.values())


def sweep_of(code: str) -> Sweep | None:
    """Return how this class is cleaned up."""
    return _sweeps.get(code)
