"""Notes in ``var/run`` about who runs, and how the next start makes sure of them.

A process number alone proves nothing: numbers are used again. A note holds the moment of the start as the kernel counts
it, and the boot it belongs to. Each child leads a session of its own, so its own children are found even without it.
"""

import json
import os
import signal
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

BOOT = Path("/proc/sys/kernel/random/boot_id")
START_FIELD = 19  # of /proc/<pid>/stat, counted after the closing bracket of the name


@dataclass(frozen=True)
class Note:
    """One process of ours: its number, when it started, in which boot, and what the next start should know."""

    pid: int
    started: int
    boot: str
    about: str = ""

    @classmethod
    def of(cls, pid: int, about: str = "") -> "Note":
        """Describe a live process. Raises ProcessLookupError when it is gone."""
        started = start_of(pid)
        if started is None:
            raise ProcessLookupError(pid)
        return cls(pid, started, BOOT.read_text().strip(), about)

    def write(self, path: Path) -> None:
        """Put the note in place in one step, so that nobody reads half of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(f".{os.getpid()}")
        half.write_text(json.dumps(asdict(self)))
        half.replace(path)

    @classmethod
    def read(cls, path: Path) -> "Note | None":
        """Return the note in this file, or None when there is none that can be read."""
        try:
            return cls(**json.loads(path.read_text()))
        except (OSError, ValueError, TypeError):
            return None

    def is_alive(self) -> bool:
        """Tell whether this very process still runs."""
        return self._same_boot() and start_of(self.pid) == self.started

    def session(self) -> list[psutil.Process]:
        """Return the live processes of the session this process led; its number stays taken while one of them lives."""
        leader = start_of(self.pid)
        if not self._same_boot() or leader not in {None, self.started}:
            return []
        return [process for process in psutil.process_iter() if _session_of(process.pid) == self.pid]

    def _same_boot(self) -> bool:
        return BOOT.read_text().strip() == self.boot


def start_of(pid: int) -> int | None:
    """Return when a process started, in clock ticks since boot; None when it is gone or only waits to be collected."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else int(fields[START_FIELD])


def _session_of(pid: int) -> int | None:
    try:
        return os.getsid(pid)
    except (ProcessLookupError, PermissionError):
        return None


def end_session(note: Note, *, grace: float) -> None:
    """End all processes of a session: ask first, then insist."""
    for number, patience in ((signal.SIGTERM, grace), (signal.SIGKILL, 3.0)):
        members = note.session()
        for process in members:
            _send(process, number)
        _gone, alive = psutil.wait_procs(members, timeout=patience)
        if not alive:
            return


def _send(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return
