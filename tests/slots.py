"""Several test runs, or several workers of one run, side by side: each takes a numbered slot for itself."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path


@contextmanager
def free_slot(folder: Path) -> Iterator[int]:
    """Hold the lowest number that no other process holds; the kernel gives it back when the process ends."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        with (folder / str(number)).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield number
            return
