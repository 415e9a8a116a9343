"""Read figures: the stored tallies, and on top what changed since they were last brought up to date."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import CharField, DateField, Q, QuerySet, Sum, Value
from django.db.models.functions import Cast

from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.programme.models import Programme

from ..choices import Dimension
from ..models import Tally
from ..rules.cells import Cell
from ..rules.figure import Figure
from .recount import current_cells
from .stored import Subject, deltas, stored_contributions

# More changes than this are left to the worker: counting them while somebody waits would take seconds.
MOST_PENDING = 1_000
CHANGE = "change"
COLUMNS = ("dimension", "member", "measure", "in_target", "quarter", "amount")
Rows = Iterable[tuple[Any, ...]]


class Figures:
    """All cells of a programme at one moment; `behind` tells that the worker still counts a large change."""

    def __init__(self, cells: Counter[Cell], *, behind: bool = False) -> None:
        """Order the cells so that sums are cheap."""
        self.behind = behind
        self._by_measure: dict[tuple[str, str, str], list[tuple[Cell, int]]] = defaultdict(list)
        for cell, amount in cells.items():
            if amount:
                self._by_measure[cell.dimension, cell.member, cell.measure].append((cell, amount))

    def amount(
        self,
        measure: str,
        *,
        dimension: str = Dimension.ALL,
        member: str = "",
        in_target: str | None = None,
        quarter: dt.date | None = None,
        since: dt.date | None = None,
    ) -> int:
        """Return how many; None means every answer of the target test, or every quarter."""
        return sum(
            amount
            for cell, amount in self._by_measure.get((dimension, member, measure), ())
            if (in_target is None or cell.in_target == in_target)
            and (quarter is None or cell.quarter == quarter)
            and (since is None or cell.quarter >= since)
        )

    def of(self, figure: Figure) -> int:
        """Return the amount of this figure."""
        return self.amount(
            figure.measure,
            dimension=figure.dimension,
            member=figure.member,
            in_target=figure.in_target,
            quarter=figure.quarter,
            since=figure.since,
        )

    def per_quarter(self, measure: str, *, in_target: str | None = None) -> dict[dt.date, int]:
        """Return the new ones of the whole programme per quarter, oldest first."""
        found: Counter[dt.date] = Counter()
        for cell, amount in self._by_measure.get((Dimension.ALL, "", measure), ()):
            if in_target is None or cell.in_target == in_target:
                found[cell.quarter] += amount
        return dict(sorted(found.items()))

    def members(self, dimension: str) -> set[str]:
        """Return the members of a dimension that have any figure."""
        return {member for found, member, _ in self._by_measure if found == dimension}

    def cells(self) -> Counter[Cell]:
        """Return every cell that is not zero."""
        return Counter(dict(pair for pairs in self._by_measure.values() for pair in pairs))


@dataclass(frozen=True)
class Split:
    """What an overview asks of the members: one measure, and of which companies and quarter."""

    measure: str
    in_target: str | None = None
    quarter: dt.date | None = None

    def covers(self, cell: Cell) -> bool:
        """Tell whether a cell of a member counts."""
        return (
            cell.dimension != Dimension.ALL
            and cell.measure == self.measure
            and self.in_target in {None, cell.in_target}
            and self.quarter in {None, cell.quarter}
        )


@dataclass(frozen=True)
class Overview:
    """The whole programme in full, and of each member the one figure that was asked."""

    whole: Figures
    by_member: dict[tuple[str, str], int]


def figures(programme: Programme) -> Figures:
    """Return all figures of a programme as they are now."""
    cells, behind = _read(programme, _in_full(programme))
    return Figures(cells, behind=behind)


def amount(programme: Programme, figure: Figure) -> int:
    """Return one figure as it is now, without reading the others."""
    chosen = {"dimension": figure.dimension, "member": figure.member, "measure": figure.measure}
    cells, _behind = _read(programme, _in_full(programme, **chosen))
    return Figures(cells).of(figure)


def overview(programme: Programme, split: Split) -> Overview:
    """Return the whole programme in full and every member in one figure: one statement, summed in the database."""
    cells, behind = _read(programme, _in_full(programme, dimension=Dimension.ALL), _sums(programme, split))
    whole = Counter({cell: amount for cell, amount in cells.items() if cell.dimension == Dimension.ALL})
    by_member: Counter[tuple[str, str]] = Counter()
    for cell, amount in cells.items():
        if cell.quarter is None or split.covers(cell):
            by_member[cell.dimension, cell.member] += amount
    return Overview(Figures(whole, behind=behind), {member: n for member, n in by_member.items() if n})


def _in_full(programme: Programme, **chosen: str) -> QuerySet[Any]:
    return Tally.objects.filter(programme=programme, **chosen).order_by().values_list(*COLUMNS)


def _sums(programme: Programme, split: Split) -> QuerySet[Any]:
    """Return per member the sum over the quarters: one measure of one member never counts a subject twice."""
    wanted = Tally.objects.filter(~Q(dimension=Dimension.ALL), programme=programme, measure=split.measure)
    if split.in_target is not None:
        wanted = wanted.filter(in_target=split.in_target)
    if split.quarter is not None:
        wanted = wanted.filter(quarter=split.quarter)
    return (
        wanted.order_by()
        .values("dimension", "member", "measure")
        .annotate(no_answer=Value("", CharField()), no_quarter=Cast(Value(None), DateField()), total=Sum("amount"))
        .values_list("dimension", "member", "measure", "no_answer", "no_quarter", "total")
    )


def _read(programme: Programme, *tallies: QuerySet[Any]) -> tuple[Counter[Cell], bool]:
    """Return tallies with the pending changes on top, and whether there are too many changes for that.

    Tallies and pending changes come in one statement, and so from one moment: a refresh that happens meanwhile cannot
    be seen half. Only when something is pending, all of it is read again together with the ledger, in one snapshot.
    """
    cells, pending = _one_moment(programme, tallies)
    if not pending:
        return cells, False
    if len(pending) > MOST_PENDING:
        return cells, True
    with one_snapshot():
        cells, pending = _one_moment(programme, tallies)
        difference = deltas(stored_contributions(programme, pending), current_cells(programme, pending))
    cells.update({cell: amount for cell, amount in difference.items() if amount})
    return cells, False


def _one_moment(programme: Programme, tallies: tuple[QuerySet[Any], ...]) -> tuple[Counter[Cell], set[Subject]]:
    changes = _changes(programme)
    cells: Counter[Cell] = Counter()
    pending: set[Subject] = set()
    for dimension, member, measure, in_target, quarter, amount in changes.union(*tallies, all=True):
        if dimension == CHANGE:
            pending.add((member, amount))
        else:
            cells[Cell(dimension, member, measure, in_target, quarter)] = amount
    return cells, pending


def _changes(programme: Programme) -> QuerySet[Any]:
    """Return the subjects that changed, in the shape of tallies, and one more than we would count."""
    return (
        LedgerChange.objects.filter(programme=programme)
        .order_by()
        .annotate(
            what=Value(CHANGE, CharField()),
            no_measure=Value("", CharField()),
            no_answer=Value("", CharField()),
            no_quarter=Cast(Value(None), DateField()),
        )
        .values_list("what", "subject_kind", "no_measure", "no_answer", "no_quarter", "subject_id")
        .distinct()[: MOST_PENDING + 1]
    )


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Read everything as of one moment; inside a running transaction that one decides."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
