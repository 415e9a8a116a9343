"""Which tables changed, as PostgreSQL tells it to every process (LISTEN and NOTIFY)."""

import logging
import threading
from collections.abc import Iterable
from typing import Any

import psycopg
from django.db import connections

CHANNEL = "veerkracht_pages"
TRIGGER = "veerkracht_page_changed"
RETRY_SECONDS = 2.0
ALIVE_SECONDS = 20.0

_log = logging.getLogger(__name__)


class Changes:
    """A clock that moves with each change; tells whether tables stayed the same since an earlier moment.

    While nobody listens (at the start, or after the database went away) it says that everything changed.
    """

    def __init__(self) -> None:
        """Begin without knowing anything."""
        self._lock = threading.Lock()
        self._moment = 0
        self._changed: dict[str, int] = {}
        self._deaf_until = 0
        self._thread: threading.Thread | None = None
        self._watched: frozenset[str] = frozenset()
        self._stopped = threading.Event()

    @property
    def watched(self) -> frozenset[str]:
        """Return the tables of which changes are told; empty while nobody listens."""
        return self._watched

    def now(self) -> int:
        """Return the moment, to compare with later."""
        return self._moment

    def since(self, moment: int, tables: Iterable[str]) -> bool:
        """Return whether one of these tables changed after this moment, or whether that cannot be known."""
        if not self._watched or moment < self._deaf_until:
            return True
        return any(self._changed.get(table, 0) > moment for table in tables)

    def tell(self, table: str) -> None:
        """Note that a table changed."""
        with self._lock:
            self._moment += 1
            self._changed[table] = self._moment

    def listen(self) -> None:
        """Start listening in this process, unless that is done already; returns at once."""
        if self._thread is not None and self._thread.is_alive():
            return
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._stopped.clear()
                self._thread = threading.Thread(target=self._keep_listening, name="page-changes", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Stop listening; for tests."""
        self._stopped.set()
        if self._thread is not None:
            with connections["default"].cursor() as cursor:
                cursor.execute(f"NOTIFY {CHANNEL}, ''")  # wakes the thread
            self._thread.join()
        self._thread = None

    def _keep_listening(self) -> None:
        while not self._stopped.is_set():
            try:
                self._listen_once()
            except psycopg.Error as error:
                _log.warning("not listening for changed pages: %s", type(error).__name__)
            self._go_deaf()
            self._stopped.wait(RETRY_SECONDS)

    def _listen_once(self) -> None:
        with psycopg.connect(**_parameters(), autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._watched = frozenset(_watched_tables(connection))
            while not self._stopped.is_set():
                for notice in connection.notifies(timeout=_patience(self._stopped), stop_after=1):
                    self.tell(notice.payload)
                connection.execute("SELECT 1")

    def _go_deaf(self) -> None:
        with self._lock:
            self._watched = frozenset()
            self._moment += 1
            self._deaf_until = self._moment


def _patience(stopped: threading.Event) -> float:
    return 0.0 if stopped.is_set() else ALIVE_SECONDS


def _parameters() -> dict[str, Any]:
    """Return how Django itself reaches the database, without what only Django understands."""
    known = {"host", "port", "dbname", "user", "password", "sslmode", "sslrootcert", "sslcert", "sslkey", "options"}
    given = connections["default"].get_connection_params()
    return {name: value for name, value in given.items() if name in known}


def _watched_tables(connection: psycopg.Connection[Any]) -> list[str]:
    rows = connection.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [TRIGGER])
    return [name for (name,) in rows]


def watch(tables: Iterable[str]) -> str:
    """Return the SQL that lets PostgreSQL tell when one of these tables changes; for a migration."""
    statements = [
        f"CREATE OR REPLACE FUNCTION {TRIGGER}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"PERFORM pg_notify('{CHANNEL}', TG_TABLE_NAME); RETURN NULL; END $$;"
    ]
    statements += [
        f'CREATE OR REPLACE TRIGGER {TRIGGER} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TRIGGER}();"
        for table in tables
    ]
    return "\n".join(statements)


def unwatch(tables: Iterable[str]) -> str:
    """Return the SQL that takes the triggers away again."""
    return "\n".join(f'DROP TRIGGER IF EXISTS {TRIGGER} ON "{table}";' for table in tables)


changes = Changes()
