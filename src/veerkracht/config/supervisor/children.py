"""Forked children: started, watched, restarted when they die, and ended."""

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connections

from .notes import Note, end_session, start_of

logger = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1
PAUSES = (0.0, 1.0, 2.0, 5.0, 10.0, 30.0)
SETTLED_AFTER = 60.0
OUR_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def fork(work: Callable[[], None], *, own_session: bool, log: Path | None = None, close: tuple[int, ...] = ()) -> int:
    """Run this work in a child process and return its number. The child ends when we do, however we do."""
    connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            _settle_in(parent, own_session=own_session, log=log, close=close)
            status = _outcome(work)
        finally:
            os._exit(status)
    return pid


def _settle_in(parent: int, *, own_session: bool, log: Path | None, close: tuple[int, ...]) -> None:
    """Forget what only the parent needs, and ask the kernel to be ended with it."""
    signal.set_wakeup_fd(-1)
    for number in (*OUR_SIGNALS, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    for descriptor in close:
        os.close(descriptor)
    if own_session:
        os.setsid()
    if log is not None:
        _write_to(log)
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)


def _write_to(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)


def _outcome(work: Callable[[], None]) -> int:
    """Do the work and return the exit code; an error is told where this child writes."""
    try:
        work()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except CommandError as problem:
        print(problem, file=sys.stderr)
        return 1
    except BaseException as error:  # whatever it is, the parent sees the exit code and the log gets the reason
        logger.critical("process ended by an error", exc_info=error)
        return 1
    finally:
        with suppress(ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
    return 0


@dataclass
class Child:
    """A process that has to run all the time; ``begin`` gives its work at each start, and a word for its note."""

    name: str
    begin: Callable[[], tuple[Callable[[], None], str]]
    note_path: Path
    log: Path | None
    close: tuple[int, ...] = ()
    pid: int = 0
    note: Note | None = None
    failures: int = 0
    started_at: float = 0.0
    start_again_at: float = field(default=0.0)

    def start(self) -> None:
        """Start the child and leave a note about it."""
        work, about = self.begin()
        self.pid = fork(work, own_session=True, log=self.log, close=self.close)
        self.started_at = time.monotonic()
        with suppress(ProcessLookupError):
            self.note = Note.of(self.pid, about)
            self.note.write(self.note_path)

    def look_after(self) -> str:
        """Start the child again when it died and its pause is over; return a line to tell, or nothing."""
        now = time.monotonic()
        if self.pid:
            return self._news(exit_of(self.pid), now)
        if now >= self.start_again_at:
            self.start()
        return ""

    def _news(self, ending: str, now: float) -> str:
        if not ending:
            return ""
        self._clear()
        self.failures = 0 if now - self.started_at > SETTLED_AFTER else self.failures
        pause = PAUSES[min(self.failures, len(PAUSES) - 1)]
        self.failures += 1
        self.start_again_at = now + pause
        when = f"in {pause:.0f} s" if pause else "now"
        more = f" Its log is {self.log}." if self.log and self.failures > 1 else ""
        return f"The {self.name} stopped by itself ({ending}). It is started again {when}.{more}"

    def _clear(self) -> None:
        """End what the dead child itself had started."""
        self.pid = 0
        if self.note:
            end_session(self.note, grace=2.0)

    def ask_to_stop(self) -> None:
        """Ask the child to finish what it is doing."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGTERM)

    def stop(self, *, until: float) -> None:
        """Wait for the child until this moment, then end it and all it started."""
        while self.pid and not exit_of(self.pid) and time.monotonic() < until:
            time.sleep(0.05)
        if self.note:
            end_session(self.note, grace=0.0 if start_of(self.note.pid) else 1.0)
        if self.pid:
            exit_of(self.pid)
        self.note_path.unlink(missing_ok=True)


def exit_of(pid: int) -> str:
    """Return how a child of ours ended in words, and nothing while it runs. Collects it."""
    try:
        found, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return "it is gone"
    return _in_words(os.waitstatus_to_exitcode(status)) if found else ""


def _in_words(code: int) -> str:
    if code < 0:
        return f"ended by signal {signal.Signals(-code).name}"
    return f"exit code {code}"
