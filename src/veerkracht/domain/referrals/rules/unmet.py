"""What could not be served, as counts that hide small groups, and what would help most."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

ELSEWHERE = ""


@dataclass(frozen=True)
class Cell:
    """How many questions of one theme and place could not be served at once."""

    theme: str
    place: str
    count: int


@dataclass(frozen=True)
class Table:
    """Counts by theme and place; None is a group that is too small to show."""

    places: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...], int | None], ...]
    totals: tuple[int | None, ...]
    total: int | None


@dataclass(frozen=True)
class ThemeSupply:
    """One theme: questions of the last year, how many could not be served, room a month, days of waiting."""

    theme: str
    asked: int | None
    unmet: int | None
    providers: int
    room: int
    waiting_days: float | None
    missed: int = 0


class Suggestion(StrEnum):
    """What would help most."""

    NEW_PROVIDER = "new_provider"
    MORE_ROOM = "more_room"
    ARTICLE = "article"
    VOUCHER = "voucher"


MANY_SEARCHES = 5
MANY_UNMET = 5


def tabled(cells: Sequence[Cell], smallest: int) -> Table:
    """Return the counts by theme and place, small groups hidden so that no sum gives them away.

    A cell under `smallest` is hidden, and with it every sum in which it lies: then what is shown follows from the
    shown cells alone, whatever the hidden ones are.
    """
    places = tuple(sorted({cell.place for cell in cells}))
    themes = sorted({cell.theme for cell in cells})
    counts = {(theme, place): 0 for theme in themes for place in places}
    for cell in cells:
        counts[cell.theme, cell.place] += cell.count
    shown = {key: _shown(count, smallest) for key, count in counts.items()}
    rows = [tuple(shown[theme, place] for place in places) for theme in themes]
    return Table(
        places,
        tuple((theme, row, _sum(row)) for theme, row in zip(themes, rows, strict=True)),
        tuple(_sum([shown[theme, place] for theme in themes]) for place in places),
        _sum(list(shown.values())),
    )


def _shown(count: int, smallest: int) -> int | None:
    return count if count == 0 or count >= smallest else None


def _sum(cells: Sequence[int | None]) -> int | None:
    """Return a sum, unless something in it is hidden."""
    known = [cell for cell in cells if cell is not None]
    return sum(known) if len(known) == len(cells) else None


def suggestions(row: ThemeSupply) -> list[Suggestion]:
    """Return what would help most with one theme, the strongest first; nothing when all is served."""
    unmet = row.unmet or 0
    found = []
    if unmet and row.providers == 0:
        found.append(Suggestion.NEW_PROVIDER)
    elif unmet:
        found.append(Suggestion.MORE_ROOM)
    if unmet >= MANY_UNMET and row.providers:
        found.append(Suggestion.VOUCHER)
    if row.missed >= MANY_SEARCHES:
        found.append(Suggestion.ARTICLE)
    return found
