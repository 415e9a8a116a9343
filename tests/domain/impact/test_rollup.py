"""Whatever happens in whatever order: stored tallies plus pending changes = a recount = the rows behind each figure."""

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings

from tests.domain.impact.ledger_play import DAYS, World, any_moves
from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.choices import Dimension, Measure
from veerkracht.domain.impact.models import Contribution, Tally
from veerkracht.domain.impact.queries import (
    Split,
    all_subjects,
    amount_of,
    current_cells,
    figures,
    overview,
    rows_behind,
)
from veerkracht.domain.impact.rules.cells import NOT_A_COMPANY, Cell
from veerkracht.domain.impact.rules.figure import ANSWERS, Figure, dimensions_of
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.calendar import quarter_start

ONE_QUARTER = quarter_start(DAYS[2])


@pytest.fixture
def world(programme: Programme) -> World:
    return World(programme)


def recounted(programme: Programme) -> Counter[Cell]:
    """Return the cells counted from the ledger alone."""
    total: Counter[Cell] = Counter()
    for cells in current_cells(programme, all_subjects(programme)).values():
        total.update(cells)
    return total


def figure_of(cell: Cell) -> Figure:
    answer = None if cell.in_target == NOT_A_COMPANY else cell.in_target
    return Figure(cell.measure, cell.dimension, cell.member, answer, cell.quarter)


def wider(cells: Counter[Cell]) -> set[Figure]:
    """Return figures over several cells, and some that count nothing."""
    members = {(cell.dimension, cell.member) for cell in cells} | {(Dimension.ALL.value, "")}
    return {
        Figure(measure, dimension, member, answer, since=since)
        for measure in (Measure.REACHED, Measure.ACTIVATED, Measure.PERSONS, Measure.ATTENDANCES)
        for dimension, member in members
        if dimension in dimensions_of(measure)
        for answer in ([None, *ANSWERS] if measure in {Measure.REACHED, Measure.ACTIVATED} else [None])
        for since in (None, ONE_QUARTER)
    }


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example([("ask", 0, 0, 5), ("refresh", 1, 0, 0), ("change_rule", 0, 0, 0)])  # a rule decides about people as well
@given(any_moves)
def test_rollup_with_pending_changes_is_a_recount_is_the_rows(world, moves):
    with transaction.atomic():
        world.play(moves)
        programme = world.programme
        counted = recounted(programme)
        found = figures(programme)
        assert found.cells() == counted
        for figure in {figure_of(cell) for cell in counted} | wider(counted):
            assert amount_of(rows_behind(programme, figure), figure) == found.of(figure), figure
        refresh_figures(programme=programme)
        assert not LedgerChange.objects.filter(programme=programme).exists()
        assert figures(programme).cells() == counted
        assert not Tally.objects.filter(amount__lte=0).exists()
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_moves)
def test_overview_says_what_the_cells_say(world, moves):
    with transaction.atomic():
        world.play(moves)
        cells = figures(world.programme)
        for split in (Split("aware"), Split("activated", "yes"), Split("persons"), Split("reached", None, ONE_QUARTER)):
            found = overview(world.programme, split)
            for cell in cells.cells():
                if cell.dimension == Dimension.ALL:
                    assert found.whole.of(figure_of(cell)) == cells.of(figure_of(cell))
                    continue
                expected = cells.amount(
                    split.measure,
                    dimension=cell.dimension,
                    member=cell.member,
                    in_target=split.in_target,
                    quarter=split.quarter,
                )
                assert found.by_member.get((cell.dimension, cell.member), 0) == expected
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_moves)
def test_counting_everything_again_changes_nothing(world, moves):
    with transaction.atomic():
        world.play(moves)
        refresh_figures(programme=world.programme)
        before = figures(world.programme).cells()
        refresh_figures(programme=world.programme, rebuild=True)
        assert figures(world.programme).cells() == before
        transaction.set_rollback(True)


def test_a_second_programme_stays_out_of_the_figures(world, other_programme):
    world.play([("attend", 0, 0, 0), ("step", 0, 1, 0)])
    World(other_programme).play([("attend", 0, 0, 0), ("attend", 1, 1, 1)])
    refresh_figures(programme=world.programme)
    refresh_figures(programme=other_programme)
    assert figures(world.programme).amount("reached") == 1
    assert figures(other_programme).amount("reached") == 2
    foreign = Figure("reached", "fan", str(world.fans[0].pk))
    assert amount_of(rows_behind(other_programme, foreign), foreign) == 0
    assert set(Contribution.objects.values_list("programme", flat=True)) == {world.programme.pk, other_programme.pk}
