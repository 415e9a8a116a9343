"""How many rows each choice of a filter would leave, for all filters of a list in one query.

A row is counted under a choice when all other filters hold. Long lists are not counted whole: a twentieth of the
table's pages is read and multiplied, and the figures say that they are estimates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connections
from django.db.models import QuerySet

from .formats import number

SAMPLED_PERCENT = 5


@dataclass(frozen=True)
class Facets:
    """The counts per filter and choice; ``seen`` is how many rows were found, at most one more than the cap."""

    seen: int
    counts: Mapping[str, Mapping[str, int]]
    is_estimate: bool = False

    def shown(self, name: str, choice: object) -> str:
        """Return the count of one choice as it is shown; nothing for a filter that is not counted."""
        if name not in self.counts:
            return ""
        amount = self.counts[name].get(str(choice), 0)
        return f"\u00b1 {number(rounded(amount))}" if self.is_estimate and amount else number(amount)


def rounded(amount: int) -> int:
    """Return the number with two figures that matter, as an estimate deserves."""
    unit = 10 ** max(len(str(amount)) - 2, 0)
    return round(amount / unit) * unit


def count_facets(filterset: Any, expressions: Mapping[str, Any], *, cap: int) -> Facets:
    """Count the choices of each filter in ``expressions`` (filter name to what its value is in a row).

    One query, however many filters are set; one more when more than ``cap`` rows are found somewhere.
    """
    filterset.form.is_valid()
    given = {name: value for name, value in filterset.form.cleaned_data.items() if name in filterset.filters}
    is_set = [name for name in expressions if given.get(name) not in (None, "", [])]
    free = tuple(name for name in expressions if name not in is_set)
    # The first part counts the rows that are shown; each other part what else a filter that is set could have found.
    parts = [_Part(_kept(filterset, given, ""), free)]
    parts += [_Part(_kept(filterset, given, name), (name,)) for name in is_set]
    found = _grouped(parts, expressions, limit=cap + 1)
    long = [place for place, (seen, _counts) in enumerate(found) if seen > cap]
    counts = [counted for _seen, counted in found]
    if long:
        sampled = _grouped([parts[place] for place in long], expressions, sampled=True)
        for place, (_seen, counted) in zip(long, sampled, strict=True):
            counts[place] = {name: _whole(values) for name, values in counted.items()}
    return Facets(found[0][0], {name: values for counted in counts for name, values in counted.items()}, bool(long))


class _Part(NamedTuple):
    """Rows, and the filters whose choices are counted in them."""

    rows: QuerySet[Any]
    names: Sequence[str]


Counted = tuple[int, dict[str, dict[str, int]]]  # how many rows, and how many per filter and choice


def _kept(filterset: Any, given: Mapping[str, Any], left_out: str) -> QuerySet[Any]:
    """Return the rows for which all filters but one hold."""
    rows: QuerySet[Any] = filterset.queryset.all()
    for name, value in given.items():
        if name != left_out:
            rows = filterset.filters[name].filter(rows, value)
    return rows.order_by()


def _whole(sampled: Mapping[str, int]) -> dict[str, int]:
    return {code: amount * (100 // SAMPLED_PERCENT) for code, amount in sampled.items()}


def _grouped(
    parts: Sequence[_Part], expressions: Mapping[str, Any], *, limit: int | None = None, sampled: bool = False
) -> list[Counted]:
    """Return what each part holds: one query, and in it one pass over the rows of each part."""
    lines: list[str] = []
    given: list[Any] = []
    for place, part in enumerate(parts):
        sql, values = _values(part, expressions)[:limit].query.sql_with_params()
        if sampled:
            table = f'FROM "{part.rows.model._meta.db_table}"'
            sql = sql.replace(table, f"{table} TABLESAMPLE SYSTEM ({SAMPLED_PERCENT})", 1)
        lines.append(_grouping_sets(sql, place, len(part.names)))
        given += values
    with connections[parts[0].rows.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(lines), given)
        return _read(cursor.fetchall(), [part.names for part in parts])


def _values(part: _Part, expressions: Mapping[str, Any]) -> QuerySet[Any]:
    columns = {f"facet_{name}": expressions[name] for name in part.names}
    return part.rows.annotate(**columns).values_list(*(columns or ["pk"]))


def _grouping_sets(sql: str, place: int, number_of: int) -> str:
    """Wrap a query into one that counts its rows, and its rows per value of each column.

    A line holds the place of the part, the number of the column (0 for all rows), the value, and how many.
    """
    found = [f"c{index}" for index in range(1, number_of + 1)]
    sets = ", ".join(["()", *(f"({name})" for name in found)])
    which = "".join(f" WHEN GROUPING({name}) = 0 THEN {index}" for index, name in enumerate(found, 1))
    value = "".join(f" WHEN GROUPING({name}) = 0 THEN {name}::text" for name in found)
    return (
        f"SELECT {place}, {f'CASE{which} ELSE 0 END, CASE{value} END' if found else '0, NULL'}, count(*) "  # noqa: S608 Django wrote the query
        f"FROM ({sql}) AS found ({', '.join(found) or 'c0'}) GROUP BY GROUPING SETS ({sets})"
    )


def _read(lines: Sequence[Sequence[Any]], names: Sequence[Sequence[str]]) -> list[Counted]:
    """Sort the lines by part and filter."""
    totals = [0] * len(names)
    counts: list[dict[str, dict[str, int]]] = [{name: {} for name in part} for part in names]
    for place, column, value, amount in lines:
        if column == 0:
            totals[place] = amount
        else:
            counts[place][names[place][column - 1]][value or ""] = amount
    return list(zip(totals, counts, strict=True))
