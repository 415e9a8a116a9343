"""The target group by place, sector and size, and how far each part of it is: the white spots."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.db import connection

from veerkracht.domain.programme.choices import Verdict
from veerkracht.domain.programme.models import Programme

from ..rules.sizes import SIZE_CLASSES, SIZE_UNKNOWN

# One pass over the index of the target group; a company without stage has no row on the right.
CELLS = """
    SELECT coalesce(c.municipality_id, ''), c.section, {size} AS size,
        count(*),
        count(*) FILTER (WHERE s.company_id IS NULL),
        count(*) FILTER (WHERE s.company_id IS NOT NULL AND s.aware_on IS NULL),
        count(*) FILTER (WHERE s.aware_on IS NOT NULL AND s.activated_on IS NULL),
        count(*) FILTER (WHERE s.activated_on IS NOT NULL)
    FROM companies_company c LEFT JOIN companies_companystage s ON s.company_id = c.id
    WHERE c.programme_id = %(programme)s AND c.target_answer = %(answer)s AND c.merged_into_id IS NULL
    GROUP BY 1, 2, 3
"""


class Part(NamedTuple):
    """How many companies of the target group, and how far they are; the last four add up to the first."""

    total: int = 0
    untouched: int = 0
    reached: int = 0
    aware: int = 0
    activated: int = 0

    def __add__(self, other: object) -> "Part":
        """Put two parts together."""
        if not isinstance(other, Part):
            return NotImplemented
        return Part(*(one + more for one, more in zip(self, other, strict=True)))


class Cell(NamedTuple):
    """The companies of one place, sector and size."""

    municipality: str
    sector: str
    size: str
    part: Part


def population_cells(programme: Programme) -> list[Cell]:
    """Return the target group as it is now, per place, sector and size; one query."""
    with connection.cursor() as cursor:
        cursor.execute(CELLS.format(size=_size()), {"programme": programme.pk, "answer": Verdict.YES.value})
        return [Cell(place, sector, size, Part(*counts)) for place, sector, size, *counts in cursor.fetchall()]


def summed(cells: Iterable[Cell], key: Callable[[Cell], str]) -> dict[str, Part]:
    """Put cells together by what they have in common."""
    found: dict[str, Part] = {}
    for cell in cells:
        found[key(cell)] = found.get(key(cell), Part()) + cell.part
    return found


def _size() -> str:
    """Return the SQL of the size class; the classes are our own, so nothing of a user comes in here."""
    whens = " ".join(
        f"WHEN c.headcount <= {high} THEN '{code}'" if high is not None else f"ELSE '{code}'"
        for code, (_low, high) in SIZE_CLASSES.items()
    )
    return f"CASE WHEN c.headcount IS NULL THEN '{SIZE_UNKNOWN}' {whens} END"
