"""Everything that the database holds, as text, to look for somebody in it."""

from collections.abc import Iterator

from django.db import connection


def tables() -> list[str]:
    """Return the tables of the product and of every library."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        return [name for (name,) in cursor.fetchall()]


def places_of(*wanted: str) -> list[str]:
    """Return the tables in which one of these texts stands, in whatever column and case."""
    return sorted({table for table in tables() for _ in _hits(table, wanted)})


def _hits(table: str, wanted: tuple[str, ...]) -> Iterator[str]:
    with connection.cursor() as cursor:
        for text in wanted:
            cursor.execute(f'SELECT 1 FROM "{table}" AS t WHERE t::text ILIKE %s LIMIT 1', [f"%{text}%"])
            if cursor.fetchone():
                yield text
