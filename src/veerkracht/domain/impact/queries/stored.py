"""What is stored of the figures: per subject the cells in which it counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from veerkracht.domain.programme.models import Programme

from ..models import Contribution
from ..rules.cells import Cell

Subject = tuple[str, int]


def stored_contributions(programme: Programme, subjects: Iterable[Subject]) -> dict[Subject, Counter[Cell]]:
    """Return the cells in which these subjects count in the stored tallies."""
    found: dict[Subject, Counter[Cell]] = {}
    for kind, ids in by_kind(subjects).items():
        rows = Contribution.objects.filter(programme=programme, subject_kind=kind, subject_id__in=ids)
        for pk, cells, amounts in rows.values_list("subject_id", "cells", "amounts"):
            found[kind, pk] = Counter(dict(zip(map(Cell.from_key, cells), amounts, strict=True)))
    return found


def deltas(old: dict[Subject, Counter[Cell]], new: dict[Subject, Counter[Cell]]) -> Counter[Cell]:
    """Return new minus old, summed over the subjects; amounts may be negative."""
    difference: Counter[Cell] = Counter()
    for cells in new.values():
        difference.update(cells)
    for cells in old.values():
        difference.subtract(cells)
    return difference


def by_kind(subjects: Iterable[Subject]) -> dict[str, list[int]]:
    """Return the keys of the subjects per kind."""
    found: dict[str, list[int]] = defaultdict(list)
    for kind, pk in subjects:
        found[kind].append(pk)
    return found
