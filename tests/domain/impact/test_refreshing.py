"""Bringing the tallies up to date."""

import pytest

from tests.factories.companies import TouchpointFactory
from veerkracht.domain.companies.actions import void_touchpoint
from veerkracht.domain.companies.models import LedgerChange
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.domain.impact.models import Contribution, Tally
from veerkracht.domain.impact.queries import amount, figures
from veerkracht.domain.impact.rules.figure import Figure
from veerkracht.domain.impact.tasks import refresh_changed_figures
from veerkracht.shared.audit.models import AuditLine

pytestmark = pytest.mark.django_db


def test_a_large_change_is_brought_in_piece_by_piece_and_right_all_the_while(programme):
    TouchpointFactory.create_batch(3, programme=programme)
    while refresh_figures(programme=programme, at_most=2):
        assert figures(programme).amount("reached") == 3
    assert not LedgerChange.objects.exists()
    assert Tally.objects.get(dimension="all", measure="reached", in_target="yes").amount == 3


def test_only_subjects_that_changed_are_written_again(programme):
    fact = TouchpointFactory.create(programme=programme)
    refresh_figures(programme=programme)
    stored = set(Contribution.objects.values_list("pk", "subject_kind"))
    TouchpointFactory.create(programme=programme, company=fact.company)
    assert refresh_figures(programme=programme) == 3
    assert stored <= set(Contribution.objects.values_list("pk", "subject_kind"))


def test_what_no_longer_counts_leaves_no_tally(programme):
    fact = TouchpointFactory.create(programme=programme)
    refresh_figures(programme=programme)
    void_touchpoint(touchpoint=fact, reason="wrong", at=programme.now(), by=None)
    refresh_figures(programme=programme)
    assert not Tally.objects.exists()


def test_the_worker_refreshes_every_programme_that_changed(programme, other_programme):
    for each in (programme, other_programme):
        TouchpointFactory.create(programme=each)
    refresh_changed_figures()
    assert not LedgerChange.objects.exists()
    assert set(Tally.objects.values_list("programme", flat=True)) == {programme.pk, other_programme.pk}


def test_nothing_changed_is_nothing_done(programme, django_assert_num_queries):
    with django_assert_num_queries(1):
        refresh_changed_figures()
    assert not AuditLine.objects.exists()


def test_one_figure_is_read_in_one_query(programme, django_assert_num_queries):
    TouchpointFactory.create_batch(2, programme=programme)
    refresh_figures(programme=programme)
    with django_assert_num_queries(1):
        assert amount(programme, Figure("aware", in_target="yes")) == 2


def test_all_figures_are_read_in_one_query_when_nothing_is_pending(programme, django_assert_num_queries):
    TouchpointFactory.create(programme=programme)
    refresh_figures(programme=programme)
    with django_assert_num_queries(1):
        assert figures(programme).amount("persons") == 1
