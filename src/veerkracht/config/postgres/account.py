"""Which system user runs the server, and what that user must be able to reach.

PostgreSQL refuses to run as root. An ordinary user runs it as itself; root runs it as the owner of the data folder, and
a new folder gets a system account of its own.
"""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

SYSTEM_USER = "embedded_postgres"
PASS_THROUGH = stat.S_IXOTH
READ = stat.S_IROTH


class PostgresError(Exception):
    """The embedded PostgreSQL cannot start or stop; the message says why and what to do."""


@dataclass(frozen=True)
class Account:
    """The user and group that the server's processes get; ``switch`` tells whether that is somebody else than us."""

    uid: int
    gid: int
    switch: bool

    def options(self) -> dict[str, object]:
        """Return what ``subprocess`` needs to start a process as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}


def account_for(data_dir: Path) -> Account:
    """Return who runs the server of this data folder. As root creates the system account when it is needed.

    Raises PostgresError when the folder belongs to somebody else and we are not root.
    """
    owner = data_dir.stat().st_uid if data_dir.exists() else None
    if os.geteuid() != 0:
        return _own_account(data_dir, owner)
    person = pwd.getpwuid(owner) if owner else _system_user()
    return Account(person.pw_uid, person.pw_gid, switch=True)


def _own_account(data_dir: Path, owner: int | None) -> Account:
    if owner not in {None, os.geteuid()}:
        raise PostgresError(
            f"The database in {data_dir} belongs to another system user (number {owner}). "
            "Start as that user, or choose another folder with VEERKRACHT_VAR."
        )
    return Account(os.geteuid(), os.getegid(), switch=False)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
        _run_useradd([*command, SYSTEM_USER])
        return pwd.getpwnam(SYSTEM_USER)


def _run_useradd(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 fixed words only
    except FileNotFoundError:
        raise PostgresError(
            f"PostgreSQL does not run as root, and there is no useradd to make the user {SYSTEM_USER}. "
            "Start as an ordinary user, or give DATABASE_URL."
        ) from None
    already_there = 9
    if done.returncode not in {0, already_there}:
        raise PostgresError(f"The system user {SYSTEM_USER} could not be made: {done.stderr.strip()}")


def give_way(folder: Path) -> None:
    """Let other users pass through the folders above and into ``folder``; they still cannot list them."""
    for place in (folder, *folder.resolve().parents):
        mode = place.stat().st_mode
        if not mode & PASS_THROUGH:
            place.chmod(mode | PASS_THROUGH)


def give_reading(folder: Path) -> None:
    """Let other users read the program files in ``folder``: a strict umask may have hidden them."""
    for place in (folder, *folder.rglob("*")):
        mode = place.stat().st_mode
        wanted = mode | READ | (PASS_THROUGH if place.is_dir() or mode & stat.S_IXUSR else 0)
        if wanted != mode:
            place.chmod(wanted)
