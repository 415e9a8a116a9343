"""Bring the tallies up to date with the ledger, subject by subject, or count everything again."""

from collections import Counter

from django.db import connection

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.audit import about, action

from ..models import Contribution, Tally
from ..queries import Subject, all_subjects, current_cells, deltas, stored_cells, stored_contributions
from ..rules.cells import Cell

BATCH = 5_000


@action
def refresh_figures(*, programme: Programme, rebuild: bool = False, by: User | None = None) -> int:
    """Process the changes of the ledger since the last time; return how many subjects were counted again.

    With `rebuild` everything is counted from nothing. One refresh at a time per programme: a second one waits.
    """
    lock_figures(programme)
    about(programme, rebuild=rebuild)
    if rebuild:
        LedgerChange.objects.filter(programme=programme).delete()
        Contribution.objects.filter(programme=programme).delete()
        Tally.objects.filter(programme=programme).delete()
        subjects = sorted(all_subjects(programme))
    else:
        subjects = sorted(_taken_changes(programme))
    for start in range(0, len(subjects), BATCH):
        _count_again(programme, subjects[start : start + BATCH])
    return len(subjects)


def lock_figures(programme: Programme) -> None:
    """Hold the figures of this programme until the transaction ends; otherwise two refreshes would add twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('impact.figures'), %s)", [programme.pk])


def _taken_changes(programme: Programme) -> set[Subject]:
    """Take away the changes that are visible now; one that commits later is found next time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM companies_ledgerchange WHERE programme_id = %s RETURNING subject_kind, subject_id",
            [programme.pk],
        )
        return set(cursor.fetchall())


def _count_again(programme: Programme, subjects: list[Subject]) -> None:
    old = stored_contributions(programme, subjects)
    new = current_cells(programme, subjects)
    _store_contributions(programme, subjects, new)
    _add_to_tallies(programme, deltas(old, new))


def _store_contributions(programme: Programme, subjects: list[Subject], new: dict[Subject, Counter[Cell]]) -> None:
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
    changed = {cell: amount for cell, amount in difference.items() if amount}
    if not changed:
        return
    stored = stored_cells(programme)
    Tally.objects.bulk_create(
        [
            Tally(
                programme=programme,
                dimension=cell.dimension,
                member=cell.member,
                measure=cell.measure,
                in_target=cell.in_target,
                quarter=cell.quarter,
                amount=stored[cell] + amount,
            )
            for cell, amount in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["programme", "dimension", "member", "measure", "in_target", "quarter"],
        update_fields=["amount"],
        batch_size=BATCH,
    )
