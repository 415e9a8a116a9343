"""Starts, finds and stops the server of one data folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import psutil

from .account import Account, PostgresError, account_for
from .address import PORT, dsn, socket_dir
from .cluster import CLEAN_ENVIRONMENT, binary, ensure_cluster, make_reachable
from .locks import beside, let_go, opened, share_lock, starting_or_stopping, try_lock
from .processes import PidFile, end, ended, leftovers, postmaster, wait_until

# For two cores and a few hundred users. Values of people never reach the server's log.
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "max_parallel_workers": "2",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FLEETING = {"fsync": "off", "full_page_writes": "off", "autovacuum": "off"}

LOG_LIMIT = 5_000_000
ORPHAN_PATIENCE = 5.0
STOP_PATIENCE = 5.0
RECOVERY_PATIENCE = 3600.0
NEWS_EVERY = 10.0

# Kept so that a server that dies while we live is collected and does not stay behind as a zombie.
_started: list[subprocess.Popen[bytes]] = []


def ensure_running(data_dir: Path, *, durable: bool = True) -> str:
    """Start the server of this data folder unless it runs, making the folder when it is new; return its URL.

    ``durable=False`` is for tests: fast, and lost when the machine stops. Waits as long as a crash recovery takes.
    Raises PostgresError.
    """
    data_dir = data_dir.absolute()
    with starting_or_stopping(data_dir):
        if not _found_ready(data_dir):
            ensure_cluster(data_dir, durable=durable)
            _clear_away(data_dir)
            _start(data_dir, durable=durable)
    return dsn(data_dir)


def is_running(data_dir: Path) -> bool:
    """Tell whether the server of this data folder is up and takes connections."""
    _collect()
    found = postmaster(data_dir.absolute())
    return found is not None and found[1] == "ready"


def stop(data_dir: Path) -> None:
    """Stop the server of this data folder; connections are closed. Does nothing when it does not run."""
    data_dir = data_dir.absolute()
    if not data_dir.parent.exists():
        return
    with starting_or_stopping(data_dir):
        found = postmaster(data_dir)
        if found:
            _shut_down(found[0])
        end(leftovers(data_dir), patience=1 if found else ORPHAN_PATIENCE)
        _collect()


@contextmanager
def running(data_dir: Path, *, durable: bool = True) -> Iterator[str]:
    """Keep the server up inside the block and give its URL; the last process to leave stops it."""
    data_dir = data_dir.absolute()
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    with opened(beside(data_dir, ".users")) as users:
        share_lock(users)
        try:
            yield ensure_running(data_dir, durable=durable)
        finally:
            let_go(users)
            if try_lock(users):
                stop(data_dir)


def _collect() -> None:
    _started[:] = [child for child in _started if child.poll() is None]


def _found_ready(data_dir: Path) -> bool:
    """Return True when a server runs; waits for one that is starting or stopping."""
    _collect()
    found = postmaster(data_dir)
    if found is None:
        return False
    process, status = found
    if status == "stopping":
        wait_until(lambda: ended(process), seconds=STOP_PATIENCE)
        return False
    return _await_ready(data_dir, process)


def _await_ready(data_dir: Path, process: psutil.Process) -> bool:
    """Wait until the server takes connections; return False when it ended instead. Tells when it takes long."""
    limit = monotonic() + RECOVERY_PATIENCE
    while monotonic() < limit:
        if wait_until(lambda: _ready(data_dir, process) or ended(process), seconds=NEWS_EVERY):
            return not ended(process)
        print("PostgreSQL is still bringing its data in order after a crash. Please wait.", file=sys.stderr)
    raise PostgresError(f"PostgreSQL did not start within an hour; see {beside(data_dir, '.log')}.")


def _ready(data_dir: Path, process: psutil.Process) -> bool:
    facts = PidFile.read(data_dir)
    return facts is not None and facts.pid == process.pid and facts.status == "ready"


def _clear_away(data_dir: Path) -> None:
    """End what is left of a killed server and remove its pid files, which may name somebody else by now."""
    end(leftovers(data_dir), patience=ORPHAN_PATIENCE)
    (data_dir / "postmaster.pid").unlink(missing_ok=True)
    (socket_dir(data_dir) / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def _start(data_dir: Path, *, durable: bool) -> None:
    account = account_for(data_dir)
    make_reachable(account, data_dir)
    _ensure_socket_dir(data_dir, account)
    with opened(beside(data_dir, ".run")) as in_use, _log(data_dir).open("ab") as log:
        # The server and its children inherit this lock: while one of them lives, in whatever container, we stay away.
        if not try_lock(in_use, seconds=ORPHAN_PATIENCE):
            raise PostgresError(
                f"Another PostgreSQL, perhaps in another container, works in {data_dir}. Stop it first."
            )
        child = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603 our own program; options built as a dictionary
            _command(data_dir, durable=durable),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=CLEAN_ENVIRONMENT,
            start_new_session=True,
            pass_fds=[in_use],
            **account.options(),
        )
    _started.append(child)
    if not _await_ready(data_dir, psutil.Process(child.pid)):
        raise PostgresError(f"PostgreSQL did not start: {_last_words(data_dir)}")


def _command(data_dir: Path, *, durable: bool) -> list[str]:
    settings = SETTINGS | (DURABLE if durable else FLEETING) | {"unix_socket_directories": str(socket_dir(data_dir))}
    flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    return [binary("postgres"), "-D", str(data_dir), *flags]


def _ensure_socket_dir(data_dir: Path, account: Account) -> None:
    """Make the short folder for the socket when the data folder's path is too long for one."""
    folder = socket_dir(data_dir)
    if folder == data_dir:
        return
    folder.mkdir(mode=0o700, exist_ok=True)
    if account.switch and folder.stat(follow_symlinks=False).st_uid == os.geteuid():
        os.chown(folder, account.uid, account.gid)
    if folder.is_symlink() or folder.stat().st_uid != account.uid:
        raise PostgresError(f"{folder} belongs to somebody else. Choose a shorter path with VEERKRACHT_VAR.")
    folder.chmod(0o700)


def _log(data_dir: Path) -> Path:
    """Return the server's log file; a long one is put aside first."""
    path = beside(data_dir, ".log")
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.rename(beside(data_dir, ".log.1"))
    return path


def _last_words(data_dir: Path) -> str:
    lines = beside(data_dir, ".log").read_text(errors="replace").splitlines()
    telling = [line for line in lines[-20:] if "FATAL" in line or "PANIC" in line]
    return (telling or lines or ["it left no message."])[-1]


def _shut_down(process: psutil.Process) -> None:
    """Ask for a fast stop; then an immediate one, after which the next start recovers from the journal."""
    for number, patience in ((signal.SIGINT, STOP_PATIENCE), (signal.SIGQUIT, 2.0)):
        try:
            process.send_signal(number)
        except psutil.NoSuchProcess:
            return
        if wait_until(lambda: ended(process), seconds=patience):
            return
