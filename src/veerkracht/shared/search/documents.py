"""What can be found: a word makes documents of its rows, and says which tables they are made of."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple


class Window(NamedTuple):
    """The days on which a document may be seen, half-open: from `start`, until the day before `end`."""

    start: dt.date = dt.date.min
    end: dt.date = dt.date.max


ALWAYS = (Window(),)


@dataclass(frozen=True)
class Document:
    """One thing that can be found, in one scope; it is seen only within its windows, never when there are none.

    `ref` is what the door makes an address of, `note` a line to show. `facets` holds codes by the name of the facet.
    Tags are words that count nearly as much as the title. `also_in` names the languages in which another document is
    the same thing: who reads one of those does not see this one.
    """

    number: int
    scope: str
    kind: str
    title: str
    summary: str = ""
    body: str = ""
    tags: Sequence[str] = ()
    language: str = "nl"
    also_in: Sequence[str] = ()
    ref: str = ""
    note: str = ""
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    day: dt.date = dt.date.min
    windows: Sequence[Window] = ALWAYS


Ids = Collection[int]


@dataclass(frozen=True)
class Source:
    """Where documents come from.

    `documents` gives those of some rows, or all for None. `touched` names the tables they are made of, and for each
    a function from the rows that changed there to the documents that must be made anew.
    """

    name: str
    documents: Callable[[Ids | None], Iterable[Document]]
    touched: Mapping[str, Callable[[Ids], Ids]]

    def key(self, number: int) -> str:
        """Return the name of a document in the index."""
        return f"{self.name}:{number}"


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make the documents of this source findable; a second one of the same name takes its place."""
    SOURCES[source.name] = source


def every_document() -> Iterator[tuple[str, Document]]:
    """Yield the key and the document of everything that can be found."""
    for source in SOURCES.values():
        for document in source.documents(None):
            yield source.key(document.number), document


def the_same(ids: Ids) -> Ids:
    """Say that the rows that changed are the documents themselves."""
    return ids
