"""Finds the processes of one data folder, and never trusts a process number alone."""

import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import psutil

DELETED = " (deleted)"


@dataclass(frozen=True)
class PidFile:
    """What ``postmaster.pid`` says: the process number and a word such as ``ready`` or ``stopping``."""

    pid: int
    status: str

    @classmethod
    def read(cls, data_dir: Path) -> "PidFile | None":
        """Return the file's facts, or None when it is missing, empty or half written."""
        try:
            lines = (data_dir / "postmaster.pid").read_text().splitlines()
            return cls(int(lines[0]), lines[7].strip() if len(lines) > 7 else "starting")
        except (OSError, ValueError, IndexError):
            return None


def postmaster(data_dir: Path) -> tuple[psutil.Process, str] | None:
    """Return the live postmaster of this data folder and its status, or None.

    A number in the pid file counts only when that process is PostgreSQL, works in this folder and is no zombie.
    """
    facts = PidFile.read(data_dir)
    if facts is None:
        return None
    try:
        process = psutil.Process(facts.pid)
        if _is_ours(process, data_dir) and str(data_dir) in process.cmdline():
            return process, facts.status
    except psutil.Error:
        return None
    return None


def leftovers(data_dir: Path) -> list[psutil.Process]:
    """Return every live PostgreSQL process that works in this data folder, postmaster included."""
    return [process for process in psutil.process_iter() if _is_ours(process, data_dir)]


def _is_ours(process: psutil.Process, data_dir: Path) -> bool:
    """Tell whether this is a PostgreSQL process of the folder; its children carry the same working folder."""
    try:
        if not process.name().startswith("postgres") or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return process.cwd().removesuffix(DELETED) == str(data_dir)
    except psutil.Error:
        return False


def end(processes: list[psutil.Process], *, patience: float) -> None:
    """Wait for these processes to end by themselves, then end them."""
    _gone, alive = psutil.wait_procs(processes, timeout=patience)
    for process in alive:
        _send(process, signal.SIGQUIT)
    _gone, alive = psutil.wait_procs(alive, timeout=2)
    for process in alive:
        _send(process, signal.SIGKILL)
    psutil.wait_procs(alive, timeout=5)


def _send(process: psutil.Process, number: signal.Signals) -> None:
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return


def ended(process: psutil.Process) -> bool:
    """Tell whether a process is gone; one that only waits for its parent to look is gone too."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def wait_until(happened: Callable[[], bool], *, seconds: float) -> bool:
    """Ask again every few milliseconds until it happened or the time is up; return whether it happened."""
    limit = monotonic() + seconds
    while not happened():
        if monotonic() > limit:
            return False
        sleep(0.02)
    return True
