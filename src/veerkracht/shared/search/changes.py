"""Reading what changed since a position, without missing a transaction that commits late.

A change carries the number of its transaction. A position is the oldest transaction that was still open when we
looked: everything before it had ended, so nothing can appear there any more. Changes from the position on are read
every time; `done` names those among them that were dealt with already.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.migrations.operations import RunSQL

from .models import SearchChange

KEPT_DAYS = 7
FUNCTION = """
CREATE OR REPLACE FUNCTION search_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed bigint;
BEGIN
    EXECUTE format('SELECT ($1).%I', TG_ARGV[0]) INTO changed USING CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    INSERT INTO search_searchchange ("table", "row", "transaction")
    VALUES (TG_TABLE_NAME, changed, pg_current_xact_id()::text::bigint);
    RETURN NULL;
END $$
"""
NO_FUNCTION = "DROP FUNCTION IF EXISTS search_note_change()"


def note_changes(table: str, *, key: str = "id", events: str = "INSERT OR UPDATE OR DELETE") -> RunSQL:
    """Return the migration step by which the database notes every change of this table; `key` names its primary key."""
    trigger = f'"{table}_search"'
    return RunSQL(
        f'CREATE OR REPLACE TRIGGER {trigger} AFTER {events} ON "{table}" '
        f"FOR EACH ROW EXECUTE FUNCTION search_note_change('{key}')",
        f'DROP TRIGGER IF EXISTS {trigger} ON "{table}"',
    )


@dataclass(frozen=True)
class Position:
    """How far an index is: of which database, from which transaction on, which changes after it are in, and when."""

    database: str
    transaction: int
    done: frozenset[int]
    day: dt.date

    def as_json(self) -> dict[str, object]:
        """Return what a file can hold."""
        return {
            "database": self.database,
            "transaction": self.transaction,
            "done": sorted(self.done),
            "day": self.day.isoformat(),
        }

    @classmethod
    def from_json(cls, facts: dict[str, object]) -> "Position":
        """Read what `as_json` wrote. Raises KeyError, TypeError or ValueError when it is something else."""
        done = facts["done"]
        if not isinstance(done, list):
            raise TypeError("done")
        return cls(
            str(facts["database"]),
            int(str(facts["transaction"])),
            frozenset(map(int, done)),
            dt.date.fromisoformat(str(facts["day"])),
        )


@dataclass(frozen=True)
class Changes:
    """Rows by table, and the position after them."""

    rows: dict[str, set[int]]
    after: Position


def here() -> Position:
    """Return the position of this moment; read it before the rows that it is to hold for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, CURRENT_DATE,"
            " (SELECT oid FROM pg_database WHERE datname = current_database()), system_identifier"
            " FROM pg_control_system()"
        )
        transaction, day, database, server = cursor.fetchone()
    return Position(f"{server}:{database}", transaction, frozenset(), day)


def start() -> Position:
    """Return the position for an index that is about to be filled: what changed before this is read along."""
    now = here()
    done = SearchChange.objects.filter(transaction__gte=now.transaction).values_list("pk", flat=True)
    return Position(now.database, now.transaction, frozenset(done), now.day)


def since(position: Position) -> Changes | None:
    """Return what changed after a position; None when it cannot be told, so that the index must be rebuilt."""
    now = here()
    if now.database != position.database or now.transaction < position.transaction:
        return None
    if (now.day - position.day).days >= KEPT_DAYS:
        return None
    found = SearchChange.objects.filter(transaction__gte=position.transaction).order_by("pk")
    rows: dict[str, set[int]] = defaultdict(set)
    done = set()
    for number, table, row, transaction in found.values_list("pk", "table", "row", "transaction"):
        if number not in position.done:
            rows[table].add(row)
        if transaction >= now.transaction:
            done.add(number)
    return Changes(dict(rows), Position(now.database, now.transaction, frozenset(done), now.day))
