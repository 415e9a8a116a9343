"""Locks on files beside the data folder. The kernel lets go of them when their process ends, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep


def beside(data_dir: Path, ending: str) -> Path:
    """Return the path of a file that stands beside the data folder and carries its name."""
    return data_dir.with_name(data_dir.name + ending)


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """Open a lock file for reading, so that a file made by another user can be locked as well."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def starting_or_stopping(data_dir: Path) -> Iterator[None]:
    """Hold the lock that lets one process at a time start or stop this server; waits for the other."""
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    with opened(beside(data_dir, ".lock")) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def try_lock(descriptor: int, *, seconds: float = 0) -> bool:
    """Take the lock alone within this time, or return False."""
    limit = monotonic() + seconds
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() >= limit:
                return False
            sleep(0.05)
        else:
            return True


def share_lock(descriptor: int) -> None:
    """Take the lock together with others; waits for one who holds it alone."""
    fcntl.flock(descriptor, fcntl.LOCK_SH)


def let_go(descriptor: int) -> None:
    """Give the lock back."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)
