"""The list of records that may be one firm."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from tests.factories.companies import CompanyFactory, TouchpointFactory
from veerkracht.domain.companies import tasks
from veerkracht.domain.companies.actions.duplicates import finish_searches, search_piece
from veerkracht.domain.companies.choices import PairState
from veerkracht.domain.companies.models import DuplicatePair, DuplicateSearch
from veerkracht.domain.companies.tasks import look_at_changed_companies, look_for_duplicates, read_register_file

PATH = "/team/bedrijven/dubbel/"


def twins(programme, name="Zwanikken", **fields) -> None:
    CompanyFactory.create(programme=programme, name=f"Bakkerij {name} B.V.", postcode="8011AA", **fields)
    CompanyFactory.create(programme=programme, name=f"{name} Bakkerij", postcode="8011AA", kvk_number=None)


@pytest.fixture
def pair(programme) -> DuplicatePair:
    twins(programme)
    finish_searches(programme)
    return DuplicatePair.objects.get()


def decided(sent, pair, to, **data):
    return sent(reverse("team:duplicate-decide", args=[pair.pk]), {"to": to, **data})


def test_both_stand_side_by_side_with_the_reasons(seen, pair):
    text = seen(PATH)
    assert "Bakkerij Zwanikken B.V." in text
    assert "Zwanikken Bakkerij" in text
    assert "same postcode" in text.lower()
    assert f"met={pair.other_id}" in text


def test_two_firms_leave_the_list_and_can_come_back(sent, seen, pair):
    response = decided(sent, pair, "different", query="score=50")
    assert response.url == f"{PATH}?score=50#regel-{pair.pk}"
    text = seen(PATH)
    assert "are two firms. They are not proposed again" in text
    assert "No duplicates to decide" in text
    assert "Zwanikken Bakkerij" in seen(PATH, state="different")
    decided(sent, pair, "open")
    assert "Zwanikken Bakkerij" in seen(PATH)


def test_later_waits_under_its_own_state(sent, seen, pair):
    decided(sent, pair, "later")
    assert f'id="regel-{pair.pk}"' not in seen(PATH)
    assert f'id="regel-{pair.pk}"' in seen(PATH, state="later")


def test_who_comes_second_is_told_what_the_first_decided(sent, seen, pair):
    decided(sent, pair, "different")
    decided(sent, pair, "later")
    assert "decided about these two just now: two firms" in seen(PATH)


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [({"q": "zwanikken"}, True), ({"q": "molen"}, False), ({"score": "50"}, True), ({"facts": "one"}, False)],
)
def test_filters_keep_what_fits(seen, pair, query, is_shown):
    assert (f'id="regel-{pair.pk}"' in seen(PATH, **query)) is is_shown


def test_a_pair_on_which_figures_depend_is_kept_by_the_filter(seen, pair, programme):
    TouchpointFactory.create(programme=programme, company=pair.one)
    assert "1 fact" in seen(PATH, facts="one")
    assert f'id="regel-{pair.pk}"' not in seen(PATH, facts="both")
    assert f'id="regel-{pair.pk}"' in seen(PATH, municipality=pair.one.municipality_id)


def test_three_records_of_one_firm_are_shown_as_a_group(seen, programme, pair):
    CompanyFactory.create(programme=programme, name="Zwanikken Bakkerij", postcode="8011AA", kvk_number=None)
    finish_searches(programme)
    assert "One group, every two of which look alike" in seen(PATH)


def test_the_export_holds_the_reasons_in_words(team, pair):
    body = team.get(PATH, {"_export": "csv"}, headers={"accept-language": "en"}).getvalue().decode()
    assert "Zwanikken Bakkerij" in body
    assert "same postcode" in body


def test_search_now_is_queued_once_and_shows_its_progress(sent, seen, programme):
    twins(programme)
    for _ in range(2):
        assert sent(reverse("team:duplicates-search")).url == PATH
    search = DuplicateSearch.objects.get()
    assert "0 of 2 companies compared" in seen(reverse("team:duplicates-progress"))
    look_for_duplicates.call(search.pk)
    assert "2 new or changed companies compared, 1 new pairs" in seen(PATH)


def test_changed_companies_are_compared_by_themselves(programme):
    twins(programme)
    look_at_changed_companies()
    assert DBTaskResult.objects.count() == 1
    look_for_duplicates.call(DuplicateSearch.objects.get().pk)
    look_at_changed_companies()
    assert DBTaskResult.objects.count() == 1


def test_a_search_lets_who_waits_go_first(programme, monkeypatch):
    twins(programme)
    monkeypatch.setattr(tasks, "search_piece", partial(search_piece, size=1))
    look_at_changed_companies()
    search = DuplicateSearch.objects.get()
    read_register_file.enqueue(0)
    assert DBTaskResult.objects.ready().first().task_path.endswith("read_register_file")
    look_for_duplicates.call(search.pk)
    search.refresh_from_db()
    assert (search.compared, search.finished_at) == (1, None)
    assert DBTaskResult.objects.filter(task_path__endswith="look_for_duplicates").count() == 2
    DBTaskResult.objects.filter(task_path__endswith="read_register_file").delete()
    look_for_duplicates.call(search.pk)
    search.refresh_from_db()
    assert search.finished_at is not None


def test_who_only_looks_gets_no_buttons(deputy, pair):
    text = deputy.get(PATH).text
    assert "Zwanikken Bakkerij" in text
    assert 'name="to"' not in text


def test_pairs_of_another_programme_are_not_here(sent, seen, other_programme):
    twins(other_programme)
    finish_searches(other_programme)
    assert "No duplicates to decide" in seen(PATH)
    assert decided(sent, DuplicatePair.objects.get(), "different").status_code == 404
    assert DuplicatePair.objects.get().state == PairState.OPEN


def test_the_list_takes_the_same_queries_for_one_pair_and_three(team, programme):
    counts = []
    for names in (["Zwanikken"], ["Hoogeveen", "Oosterwijk"]):
        for name in names:
            twins(programme, name)
        finish_searches(programme)
        with CaptureQueriesContext(connection) as queries:
            assert team.get(PATH).status_code == 200
        counts.append(len(queries))
    assert DuplicatePair.objects.count() == 3
    assert counts == [12, 12]
