"""Bring the tallies up to date with the ledger, subject by subject, or count everything again."""

from collections import Counter
from collections.abc import Sequence

from django.db import connection

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import Contribution, Tally
from ..queries import Subject, all_subjects, current_cells, deltas, stored_contributions
from ..rules.cells import Cell

BATCH = 5_000
TAKE_CHANGES = """
    DELETE FROM companies_ledgerchange WHERE id IN (
        SELECT id FROM companies_ledgerchange WHERE programme_id = %s ORDER BY id LIMIT %s
    ) RETURNING subject_kind, subject_id
"""
# Added by the database itself, so that what was read before plays no part.
ADD_TO_TALLIES = """
    INSERT INTO impact_tally AS t (programme_id, dimension, member, measure, in_target, quarter, amount)
    SELECT %s, * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::date[], %s::int[])
    ON CONFLICT (programme_id, dimension, member, measure, in_target, quarter)
    DO UPDATE SET amount = t.amount + excluded.amount
"""


@action
def refresh_figures(
    *, programme: Programme, rebuild: bool = False, at_most: int | None = None, by: User | None = None
) -> int:
    """Process the changes of the ledger since the last time; return how many subjects were counted again.

    With `rebuild` everything is counted from nothing. `at_most` limits how many changes are taken, so that a large
    import is brought in piece by piece. One refresh at a time per programme: a second one waits.
    """
    lock_figures(programme)
    about(programme, rebuild=rebuild)
    if rebuild:
        _forget(programme)
        subjects = sorted(all_subjects(programme))
    else:
        subjects = sorted(_taken_changes(programme, at_most))
    difference: Counter[Cell] = Counter()
    for start in range(0, len(subjects), BATCH):
        difference.update(_count_again(programme, subjects[start : start + BATCH]))
    _add_to_tallies(programme, difference)
    return len(subjects)


def lock_figures(programme: Programme) -> None:
    """Hold the figures of this programme until the transaction ends: of two refreshes at once one would count twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('impact.figures'), %s)", [programme.pk])


def _forget(programme: Programme) -> None:
    for model in (LedgerChange, Contribution, Tally):
        model.objects.filter(programme=programme)._raw_delete("default")


def _taken_changes(programme: Programme, at_most: int | None) -> set[Subject]:
    """Take away the changes that are visible now; one that commits later is found next time."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE_CHANGES, [programme.pk, at_most])
        return set(cursor.fetchall())


def _count_again(programme: Programme, subjects: Sequence[Subject]) -> Counter[Cell]:
    """Store in which cells these subjects count now, and return the difference with before."""
    old = stored_contributions(programme, subjects)
    new = current_cells(programme, subjects)
    _store_contributions(programme, [subject for subject in subjects if old.get(subject) != new.get(subject)], new)
    return deltas(old, new)


def _store_contributions(programme: Programme, subjects: Sequence[Subject], new: dict[Subject, Counter[Cell]]) -> None:
    rows = [
        Contribution(
            programme=programme,
            subject_kind=kind,
            subject_id=pk,
            cells=[cell.key() for cell in new.get((kind, pk), ())],
            amounts=list(new.get((kind, pk), Counter()).values()),
        )
        for kind, pk in subjects
    ]
    Contribution.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["programme", "subject_kind", "subject_id"],
        update_fields=["cells", "amounts"],
        batch_size=BATCH,
    )


def _add_to_tallies(programme: Programme, difference: Counter[Cell]) -> None:
    changed = [(*cell, amount) for cell, amount in sorted(difference.items()) if amount]
    if not changed:
        return
    with connection.cursor() as cursor:
        cursor.execute(ADD_TO_TALLIES, [programme.pk, *map(list, zip(*changed, strict=True))])
    Tally.objects.filter(programme=programme, amount=0).delete()
