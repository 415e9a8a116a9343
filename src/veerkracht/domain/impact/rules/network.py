"""Where the points of the network picture stand: the same data gives the same picture, and crossings are few.

Four columns from left to right: pioniers, meetings, fans, and what came of it. Each column is put in the order in which
its neighbours stand (the barycentre, a few rounds), with the name as the last word.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUNDS = 4
# More points than this in a column cannot be read: what is left is drawn as one point that says how many it stands for.
MOST_IN_COLUMN = 40
COLUMN_WIDTH, ROW_HEIGHT, TOP = 300, 22, 40


@dataclass(frozen=True)
class Point:
    """Somebody or something in the picture; `stands_for` says for how many when it is a rest."""

    key: str
    column: int
    label: str
    weight: int = 1
    stands_for: int = 1


@dataclass(frozen=True)
class Placed:
    """A point with its place in the picture."""

    point: Point
    x: int
    y: int


Line = tuple[str, str]


def bounded(
    points: Sequence[Point], lines: Iterable[Line], *, most: int = MOST_IN_COLUMN
) -> tuple[list[Point], list[Line]]:
    """Return at most so many points per column, the weightiest first; the rest of a column becomes one point."""
    kept: list[Point] = []
    instead: dict[str, str] = {}
    for column in sorted({point.column for point in points}):
        ordered = sorted(
            (each for each in points if each.column == column), key=lambda each: (-each.weight, each.label, each.key)
        )
        shown, rest = (ordered, []) if len(ordered) <= most else (ordered[: most - 1], ordered[most - 1 :])
        kept += shown
        if rest:
            key = f"rest-{column}"
            kept.append(
                Point(key, column, "", sum(each.weight for each in rest), sum(each.stands_for for each in rest))
            )
            instead |= {each.key: key for each in rest}
    drawn = dict.fromkeys((instead.get(one, one), instead.get(other, other)) for one, other in lines)
    return kept, list(drawn)


def place(points: Sequence[Point], lines: Sequence[Line]) -> list[Placed]:
    """Return every point with its place, column by column from above."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in lines:
        near[one].append(other)
        near[other].append(one)
    columns: dict[int, list[Point]] = defaultdict(list)
    for point in sorted(points, key=lambda each: (each.column, each.label, each.key)):
        columns[point.column].append(point)
    ranks = {point.key: float(rank) for column in columns.values() for rank, point in enumerate(column)}
    for _round in range(ROUNDS):
        for number in sorted(columns):
            columns[number].sort(key=lambda point: (_middle(point, near, ranks), point.label, point.key))
            ranks |= {
                point.key: rank / max(len(columns[number]), 1) * 100 for rank, point in enumerate(columns[number])
            }
    tallest = max((len(column) for column in columns.values()), default=0)
    return [
        Placed(point, 20 + number * COLUMN_WIDTH, TOP + round((rank + 0.5) * tallest / len(column) * ROW_HEIGHT))
        for number, column in sorted(columns.items())
        for rank, point in enumerate(column)
    ]


def _middle(point: Point, near: dict[str, list[str]], ranks: dict[str, float]) -> float:
    neighbours = near.get(point.key, [])
    return sum(sorted(ranks[key] for key in neighbours)) / len(neighbours) if neighbours else float("inf")
