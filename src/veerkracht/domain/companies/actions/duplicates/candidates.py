"""Which companies are worth comparing, found by the database alone, and which changed since they were compared."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from veerkracht.domain.programme.models import Programme

# A key that more companies share says nothing about two of them.
MOST_PER_KEY = 40
# So many of the likeliest others are compared for each company.
MOST_CANDIDATES = 12
# Everything that the comparison looks at, as one value.
SAID = """
    md5(ROW(c.name, c.trade_names, c.kvk_number, c.postcode, c.place, c.website, c.phone, c.match_keys)::text)::uuid
"""
CHANGED = f"""
    FROM companies_company c LEFT JOIN companies_comparedcompany seen ON seen.company_id = c.id
    WHERE c.programme_id = %(programme)s AND c.merged_into_id IS NULL AND c.id > %(after)s
    AND (seen.said IS NULL OR seen.said <> {SAID})
"""
# One search in the index of keys for each key of the piece. The sum and the coalesce hide the other indexes: a planner
# that knows nothing of the table yet, just after it was filled, would read all companies for every key.
PAIRS = """
    WITH piece AS MATERIALIZED (
        SELECT id, unnest(match_keys) AS key FROM companies_company WHERE id = ANY(%(ids)s)
    ), shared AS MATERIALIZED (
        SELECT wanted.key, found.ids
        FROM (SELECT DISTINCT key FROM piece) AS wanted
        CROSS JOIN LATERAL (
            SELECT array_agg(near.id) AS ids FROM (
                SELECT id FROM companies_company
                WHERE match_keys @> ARRAY[wanted.key] AND programme_id + 0 = %(programme)s
                AND coalesce(merged_into_id, 0) = 0
                LIMIT %(most)s + 1
            ) AS near
        ) AS found
        WHERE cardinality(found.ids) BETWEEN 2 AND %(most)s
    ), weighed AS (
        SELECT piece.id, other.id AS other, sum(1.0 / cardinality(shared.ids)) AS weight
        FROM piece JOIN shared USING (key) CROSS JOIN LATERAL unnest(shared.ids) AS other(id)
        WHERE other.id <> piece.id GROUP BY 1, 2
    ), ranked AS (
        SELECT id, other, row_number() OVER (PARTITION BY id ORDER BY weight DESC, other) AS place FROM weighed
    )
    SELECT DISTINCT least(id, other), greatest(id, other) FROM ranked WHERE place <= %(candidates)s
"""


@dataclass(frozen=True)
class Changed:
    """A company that nobody compared yet as it is now."""

    company_id: int
    said: UUID


def changed_after(programme: Programme, after: int, *, most: int) -> list[Changed]:
    """Return the next companies that are new or say something else than when they were compared, in key order."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id, {SAID} {CHANGED} ORDER BY c.id LIMIT %(most)s",
            {"programme": programme.pk, "after": after, "most": most},
        )
        return [Changed(pk, said) for pk, said in cursor.fetchall()]


def count_changed(programme: Programme) -> int:
    """Return how many companies have to be compared."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {CHANGED}", {"programme": programme.pk, "after": 0})
        return int(cursor.fetchone()[0])


def candidate_pairs(programme: Programme, ids: Collection[int]) -> set[tuple[int, int]]:
    """Return the pairs of these companies with those that share most with them, in key order."""
    known: dict[str, list[int] | int] = {
        "ids": sorted(ids),
        "programme": programme.pk,
        "most": MOST_PER_KEY,
        "candidates": MOST_CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, known)
        return set(cursor.fetchall())
