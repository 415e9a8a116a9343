"""Where the server's socket is, and the URL that leads to it. Pure: nothing is started or made here."""

import hashlib
import tempfile
from pathlib import Path
from urllib.parse import quote

PORT = 5432
ROLE = "veerkracht"
DATABASE = "veerkracht"
# Linux allows 107 bytes; the socket's name takes 14 and its lock file 5 more.
LONGEST_FOLDER = 107 - len("/.s.PGSQL.5432.lock")


def socket_dir(data_dir: Path) -> Path:
    """Return the folder of the socket: the data folder, or a short one when that path is too long for a socket."""
    data_dir = data_dir.absolute()
    if len(bytes(data_dir)) <= LONGEST_FOLDER:
        return data_dir
    return Path(tempfile.gettempdir()) / f"veerkracht-{hashlib.sha256(bytes(data_dir)).hexdigest()[:12]}"


def dsn(data_dir: Path) -> str:
    """Return the URL of the embedded server in this data folder, whether it runs or not."""
    return f"postgresql://{ROLE}@/{DATABASE}?host={quote(str(socket_dir(data_dir)))}&port={PORT}"
