"""Start the process that reads a workbook or a parquet file, and pass on its rows as they come."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _

from veerkracht.shared.sheets import grid, kinds
from veerkracht.shared.sheets.limits import LONG_MEMORY_BYTES, LONG_SECONDS, MAX_COLUMNS, MAX_GAP
from veerkracht.shared.sheets.sheet import SheetError

_MODULE = "veerkracht.shared.sheets.rows_process"
Reading = tuple[Iterator[list[str]], Callable[[], float], list[str]]


@contextmanager
def reading(path: Path, *, parquet: bool, at_most: int | None) -> Iterator[Reading]:
    """Give rows, how far they are, and notes. The process ends with the block, also when not all was read."""
    asked = {
        "path": str(path),
        "parquet": parquet,
        "at_most": at_most,
        "columns": MAX_COLUMNS,
        "gap": MAX_GAP,
        "memory": LONG_MEMORY_BYTES,
        "seconds": LONG_SECONDS,
    }
    process = subprocess.Popen(  # noqa: S603 -- our own module; of the user only the path of a stored file
        [sys.executable, "-B", "-m", _MODULE, json.dumps(asked)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    watch = threading.Timer(LONG_SECONDS, process.kill)
    watch.start()
    try:
        if process.stdout is None:
            raise kinds.damaged()
        first = _next(process, process.stdout)
        done = [0]
        total = max(1, int(first["total"]))
        yield _rows(process, process.stdout, done), lambda: min(1.0, done[0] / total), _notes(first)
    finally:
        watch.cancel()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _rows(process: "subprocess.Popen[str]", pipe: IO[str], done: list[int]) -> Iterator[list[str]]:
    while True:
        said = _next(process, pipe)
        if said.get("end"):
            return
        for row in said["rows"]:
            done[0] += 1
            yield row


def _next(process: "subprocess.Popen[str]", pipe: IO[str]) -> dict[str, Any]:
    """Return what the process says next; what it says last may be why it cannot go on."""
    line = pipe.readline()
    if not line:
        code = process.wait()
        # Ended by a bound on memory or time, or by a reader that could not go on.
        raise kinds.too_big() if code < 0 else kinds.damaged()
    said: dict[str, Any] = json.loads(line)
    if "error" in said:
        raise _error(said)
    return said


def _error(said: dict[str, Any]) -> SheetError:
    code = said["error"]
    if code == "password":
        return kinds.with_password()
    if code == "too_big":
        return kinds.too_big()
    if code == "empty":
        return grid.nothing_in_it()
    if code == "too_many_columns":
        return SheetError(
            code,
            _("The list is %(count)s columns wide; %(limit)s is the most. Delete the columns that are not needed.")
            % {"count": said["count"], "limit": MAX_COLUMNS},
        )
    return kinds.damaged()


def _notes(said: dict[str, Any]) -> list[str]:
    notes = []
    if said.get("sheet") and said.get("others"):
        notes.append(
            _("The file has more than one sheet. “%(name)s” was read, because it holds the most.")
            % {"name": said["sheet"]}
        )
    if said.get("nested"):
        notes.append(
            _("These columns hold records inside a cell and are left out: %(names)s.")
            % {"names": ", ".join(said["nested"])}
        )
    if said.get("merged"):
        notes.append(_("Merged cells were filled: the value now stands in each of their rows."))
    return notes
