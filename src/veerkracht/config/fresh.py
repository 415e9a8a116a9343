"""A fresh database in a second: the tables as the migrations make them, kept as SQL in ``fresh.sql.gz``.

Running some 250 migrations takes half a minute, most of it Django rebuilding its models in memory. The file says of
each migration in it what its text was; it is used only when all of these are still the same, and later migrations run
on top as usual. So a file that lags behind is merely slower, and one that is wrong is not used. `make fresh` renews it.
"""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from . import database, schema
from .postgres.cluster import binary

FILE = Path(__file__).parent / "fresh.sql.gz"
SOURCE = Path(__file__).parents[2]
LANGUAGE = "nl"
TEMPLATE_LOCK = 0x56454554


def url(name: str | None = None) -> str:
    """Return the URL of our database, or of another one on the same server."""
    facts = connection.settings_dict
    return f"postgresql://{facts['USER']}@/{name or facts['NAME']}?host={quote(facts['HOST'])}&port={facts['PORT']}"


@cache
def contents() -> dict[str, str]:
    """Return a short hash of the text of each migration on disk."""
    found = schema.files()
    return {f"{app}.{name}": hashlib.sha256(path.read_bytes()).hexdigest()[:16] for (app, name), path in found.items()}


def kept() -> dict[str, str]:
    """Return the migrations that are in the file, with the hash of the text each had."""
    if not FILE.exists():
        return {}
    with gzip.open(FILE, "rt") as file:
        facts: dict[str, str] = json.loads(file.readline().removeprefix("-- "))
    return facts


def outdated() -> list[str]:
    """Return the migrations in the file that are gone or have another text now; such a file is not used."""
    return sorted(name for name, text in kept().items() if contents().get(name) != text)


def is_usable() -> bool:
    """Tell whether the file fits this code, this server and this language."""
    return database.embedded() is not None and settings.LANGUAGE_CODE == LANGUAGE and bool(kept()) and not outdated()


def is_empty() -> bool:
    """Tell whether the database has no tables yet."""
    return not connection.introspection.table_names()


def fill(address: str) -> None:
    """Put the kept tables in an empty database, all or nothing."""
    with gzip.open(FILE) as file:
        _psql(address, file.read(), "--single-transaction")


def prepare() -> None:
    """Bring the database up to date: from the file when it is empty, and by migrations for the rest."""
    if is_empty() and is_usable():
        fill(url())
    if schema.pending():
        call_command("migrate", interactive=False, verbosity=0)


def template() -> str:
    """Return the name of a complete, empty database on our server, made when it is not there; tests copy it."""
    everything = json.dumps(sorted(contents().items())) + settings.LANGUAGE_CODE
    name = f"fresh_{hashlib.sha256(everything.encode()).hexdigest()[:12]}"
    with connection._nodb_cursor() as cursor:  # Django's own way to reach the server without our database
        cursor.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'fresh\\_%'")
        there = {row[0] for row in cursor.fetchall()}
        if name not in there:
            for old in there:
                cursor.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            cursor.execute('DROP DATABASE IF EXISTS "making_fresh" WITH (FORCE)')
            cursor.execute('CREATE DATABASE "making_fresh"')
            _build("making_fresh")
            cursor.execute(f'ALTER DATABASE "making_fresh" RENAME TO "{name}"')
    return name


def write() -> None:
    """Write the file anew from a database that has run every migration, on top of the present file if it still fits."""
    with connection._nodb_cursor() as cursor:  # Django's own way to reach the server without our database
        cursor.execute('DROP DATABASE IF EXISTS "making_fresh" WITH (FORCE)')
        cursor.execute('CREATE DATABASE "making_fresh"')
        _build("making_fresh")
        sql = _run([binary("pg_dump"), "--no-owner", "--no-privileges", "--restrict-key=fresh", url("making_fresh")])
        cursor.execute('DROP DATABASE "making_fresh"')
    head = f"-- {json.dumps(contents(), sort_keys=True)}\n".encode()
    FILE.write_bytes(gzip.compress(head + sql, mtime=0))


def _build(name: str) -> None:
    if is_usable():
        fill(url(name))
    _migrate(name)


def _migrate(name: str) -> None:
    """Run the migrations on another database, in a process of its own: the models in memory stay ours."""
    variable = "TEST_DATABASE_URL" if settings.SETTINGS_MODULE == database.TEST_SETTINGS else "DATABASE_URL"
    ours = [sys.executable, "-c", "from veerkracht.config.cli import main; main()"]
    words = ["migrate", "--no-input", "--verbosity=0", "--skip-checks"]
    _run([*ours, *words], environment={variable: url(name), "PYTHONPATH": str(SOURCE)})


def _psql(address: str, sql: bytes, *options: str) -> None:
    _run([binary("psql"), "-qX", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", *options, address], sql)


def _run(command: list[str], text: bytes = b"", environment: dict[str, str] | None = None) -> bytes:
    done = subprocess.run(  # noqa: S603 our own programs
        command, input=text, capture_output=True, env=os.environ | (environment or {}), check=False
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode(errors="replace").strip())
    return done.stdout
