"""The index on disk: one folder per node, brought up to date under a file lock, rebuilt beside the old one.

`current` names the folder in use. A rebuild fills a new folder and then changes that name in one step, so that search
goes on meanwhile. An index that is missing, broken or of an older format is rebuilt when it is first asked for.
"""

import fcntl
import json
import logging
import os
import shutil
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from .changes import Changes, Position, since, start
from .documents import SOURCES, every_document
from .schema import as_entries, fingerprint, schema

logger = logging.getLogger(__name__)

HEAP = 48_000_000
SMALL_HEAP = 15_000_000


class Store:
    """The index of one folder; share one per process with `store_at`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._guard = threading.RLock()
        self._name = ""
        self._index: tantivy.Index | None = None
        self._stamp: tuple[int, int] = (0, 0)
        self._position: Position | None = None

    def searcher(self) -> tantivy.Searcher:
        """Return the index as it is now; every change that was committed is in it, unless a rebuild is going on."""
        with self._guard:
            self._bring_up_to_date()
            assert self._index is not None  # noqa: S101 tells the type checker what was just done
            return self._index.searcher()

    @property
    def version(self) -> tuple[str, tuple[int, int]]:
        """Return what differs whenever the index has changed."""
        return self._name, self._stamp

    def _bring_up_to_date(self) -> None:
        self._open()
        changes = since(self._position) if self._position is not None else None
        if changes is not None and not changes.rows:
            return
        with self._lock(wait=self._index is None) as is_ours:
            if not is_ours:
                return
            self._open()
            changes = since(self._position) if self._position is not None else None
            if changes is None:
                self._fill_anew()
            elif changes.rows:
                self._apply(changes)
            self._open()

    def rebuild(self) -> int:
        """Make the index anew from the database and put it in the place of the old one; return how much it holds."""
        with self._guard, self._lock(wait=True):
            count = self._fill_anew()
            self._open()
            return count

    def _open(self) -> None:
        """Open the folder in use if it is another one or has changed; forget it when it cannot be used."""
        try:
            name = (self.folder / "current").read_text()
            state = self.folder / name / "state.json"
            stamp = (state.stat().st_mtime_ns, state.stat().st_size)
            if name == self._name and stamp == self._stamp:
                return
            position = _read(state)
            if name != self._name or self._index is None:
                self._index = tantivy.Index.open(str(self.folder / name))
                self._index.config_reader(reload_policy="manual")
            self._index.reload()
            self._index.searcher().search(tantivy.Query.all_query(), limit=1)
            self._name, self._stamp, self._position = name, stamp, position
        except (OSError, ValueError, KeyError, TypeError) as error:
            if not isinstance(error, FileNotFoundError):
                logger.warning("search index is unusable", extra={"error": str(error)[:200]})
            self._name, self._index, self._position = "", None, None

    @contextmanager
    def _lock(self, *, wait: bool) -> Iterator[bool]:
        """Be the only one on this node who writes; without waiting, tell whether we are."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
            else:
                yield True

    def _fill_anew(self) -> int:
        position, name = start(), uuid.uuid4().hex
        place = self.folder / name
        place.mkdir()
        writer = tantivy.Index(schema(), path=str(place)).writer(heap_size=HEAP, num_threads=1)
        count = 0
        for key, document in every_document():
            for entry in as_entries(key, document):
                writer.add_document(entry)
            count += 1
        writer.commit()
        writer.wait_merging_threads()
        _write(place / "state.json", {"made_with": fingerprint(), **position.as_json()})
        self._swap_to(name)
        return count

    def _swap_to(self, name: str) -> None:
        """Make the new folder the one in use, and throw away what is not; open files stay readable to who has them."""
        beside = self.folder / f"current.{name}"
        beside.write_text(name)
        os.replace(beside, self.folder / "current")
        for old in self.folder.iterdir():
            if old.is_dir() and old.name != name:
                shutil.rmtree(old, ignore_errors=True)

    def _apply(self, changes: Changes) -> None:
        """Write the changed documents; a crash before the position is written only means doing it again."""
        assert self._index is not None  # noqa: S101 tells the type checker what holds here
        writer = self._index.writer(heap_size=SMALL_HEAP, num_threads=1)
        for source in SOURCES.values():
            ids = {found for table, rows in changes.rows.items() if table in source.touched
                   for found in source.touched[table](rows)}  # fmt: skip
            for number in ids:
                writer.delete_documents_by_term("key", source.key(number))
            for document in source.documents(ids) if ids else ():
                for entry in as_entries(source.key(document.number), document):
                    writer.add_document(entry)
        writer.commit()
        _write(self.folder / self._name / "state.json", {"made_with": fingerprint(), **changes.after.as_json()})


def _read(state: Path) -> Position:
    """Read a position. Raises ValueError when the index was made in another way."""
    facts = json.loads(state.read_text())
    if facts.get("made_with") != fingerprint():
        raise ValueError("made in another way")
    return Position.from_json(facts)


def _write(state: Path, facts: dict[str, object]) -> None:
    beside = state.with_suffix(".new")
    beside.write_text(json.dumps(facts))
    os.replace(beside, state)


_stores: dict[Path, Store] = {}


def store_at(folder: Path) -> Store:
    """Return the one store of this process for a folder."""
    return _stores.setdefault(folder, Store(folder))
