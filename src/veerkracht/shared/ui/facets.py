"""How many rows each choice of a filter would leave, for all filters of a list in one query.

A row is counted under a choice when all other filters hold. Long lists are not counted whole: a twentieth of the
table's pages is read and multiplied, and the figures say that they are estimates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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

    One query, one more for each of these filters that is set, and one more each when more than ``cap`` rows are found.
    """
    filterset.form.is_valid()
    given = {name: value for name, value in filterset.form.cleaned_data.items() if name in filterset.filters}
    is_set = [name for name in expressions if given.get(name) not in (None, "", [])]
    free = [name for name in expressions if name not in is_set]
    seen, counts, is_estimate = _count(_kept(filterset, given, ""), {name: expressions[name] for name in free}, cap)
    for name in is_set:
        _seen, own, is_rough = _count(_kept(filterset, given, name), {name: expressions[name]}, cap)
        counts |= own
        is_estimate = is_estimate or is_rough
    return Facets(seen, counts, is_estimate)


def _kept(filterset: Any, given: Mapping[str, Any], left_out: str) -> QuerySet[Any]:
    """Return the rows for which all filters but one hold."""
    rows: QuerySet[Any] = filterset.queryset.all()
    for name, value in given.items():
        if name != left_out:
            rows = filterset.filters[name].filter(rows, value)
    return rows.order_by()


def _count(
    rows: QuerySet[Any], expressions: Mapping[str, Any], cap: int
) -> tuple[int, dict[str, Mapping[str, int]], bool]:
    seen, counts = _grouped(rows, expressions, limit=cap + 1)
    if seen <= cap:
        return seen, counts, False
    _part, sampled = _grouped(rows, expressions, sample=True)
    factor = 100 // SAMPLED_PERCENT
    return seen, {name: {code: n * factor for code, n in found.items()} for name, found in sampled.items()}, True


def _grouped(
    rows: QuerySet[Any], expressions: Mapping[str, Any], *, limit: int | None = None, sample: bool = False
) -> tuple[int, dict[str, Mapping[str, int]]]:
    """Return how many rows there are, and how many per value of each expression: one pass, all groupings together."""
    names = [f"facet_{name}" for name in expressions]
    values = rows.annotate(**dict(zip(names, expressions.values(), strict=True))).values_list(*(names or ["pk"]))
    sql, given = values[:limit].query.sql_with_params()
    if sample:
        table = f'FROM "{rows.model._meta.db_table}"'
        sql = sql.replace(table, f"{table} TABLESAMPLE SYSTEM ({SAMPLED_PERCENT})", 1)
    with connections[rows.db].cursor() as cursor:
        cursor.execute(_grouping_sets(sql, len(expressions)), given)
        return _read(cursor.fetchall(), list(expressions))


def _grouping_sets(sql: str, number_of: int) -> str:
    """Wrap a query into one that counts its rows, and its rows per value of each column."""
    found = [f"c{index}" for index in range(max(number_of, 1))]
    sets = ", ".join(["()", *(f"({name})" for name in found[:number_of])])
    which = f"GROUPING({', '.join(found)})" if number_of else "1"
    return (
        f"SELECT {which}, count(*){''.join(f', {name}' for name in found[:number_of])} "  # noqa: S608 Django wrote the query
        f"FROM ({sql}) AS found ({', '.join(found)}) GROUP BY GROUPING SETS ({sets})"
    )


def _read(lines: Sequence[Sequence[Any]], names: Sequence[str]) -> tuple[int, dict[str, Mapping[str, int]]]:
    """Split the lines: a bit is 0 for the column by which a line is grouped, the first column being the highest bit."""
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    everything = 2 ** len(names) - 1 if names else 1
    total = 0
    for grouping, amount, *values in lines:
        if grouping == everything:
            total = amount
            continue
        place = len(names) - 1 - (everything - grouping).bit_length() + 1
        counts[names[place]]["" if values[place] is None else str(values[place])] = amount
    return total, dict(counts)
