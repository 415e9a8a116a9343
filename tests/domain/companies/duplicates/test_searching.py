"""Which pairs a search finds, what it leaves alone, and when a decided pair comes back."""

import pytest

from tests.factories.companies import CONTINUED, CompanyFactory
from veerkracht.domain.companies.actions import merge_companies, undo_merge, update_company
from veerkracht.domain.companies.actions.duplicates import (
    decide_pair,
    finish_searches,
    reopen_pair,
    search_piece,
    start_search,
)
from veerkracht.domain.companies.actions.duplicates.candidates import MOST_PER_KEY, count_changed
from veerkracht.domain.companies.actions.duplicates.deciding import PairWasDecided
from veerkracht.domain.companies.choices import PairState
from veerkracht.domain.companies.models import DuplicatePair, DuplicateSearch


@pytest.fixture
def search(programme):
    return lambda: finish_searches(programme)


@pytest.fixture
def twins(programme):
    """Return one firm twice: as the register has it, and as a list wrote it."""
    one = CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.", postcode="8011AA")
    return one, CompanyFactory.create(
        programme=programme, name="Zwanniken Bakkerij", postcode="8011AA", kvk_number=None, headcount=None
    )


def the_pair() -> DuplicatePair:
    return DuplicatePair.objects.get()


def decide(state, programme, by=None):
    return decide_pair(pair=the_pair(), state=state, at=programme.now(), by=by)


def change(company, today, **fields):
    update_company(company=company, fields=fields, source="the company", on=today, by=None)


def test_a_firm_that_stands_twice_is_found_with_its_reasons(twins, search):
    assert search().found == 1
    pair = the_pair()
    assert (pair.one, pair.other) == twins
    assert {"postcode_same"} <= {reason["code"] for reason in pair.reasons}
    assert pair.state == PairState.OPEN


def test_firms_that_share_only_a_trade_and_a_town_are_no_pair(programme, search):
    CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.")
    CompanyFactory.create(programme=programme, name="Bakkerij De Molen")
    assert search().found == 0


def test_a_second_search_compares_only_what_changed(twins, search, programme, today):
    assert search().compared == 2
    assert search().compared == 0
    change(twins[0], today, phone="+31381234567")
    assert count_changed(programme) == 1
    assert search().compared == 1


def test_a_pair_goes_when_the_two_no_longer_look_alike(twins, search, today):
    search()
    change(twins[1], today, name="Heel iets anders", postcode="7411BB", place="Deventer")
    search()
    assert not DuplicatePair.objects.exists()


def test_two_firms_are_not_proposed_again_while_the_evidence_is_the_same(twins, search, programme, today):
    search()
    decide(PairState.DIFFERENT, programme)
    change(twins[0], today, phone="+31381234567")
    search()
    assert the_pair().state == PairState.DIFFERENT


def test_two_firms_come_back_when_they_share_something_new(twins, search, programme, today):
    search()
    decide(PairState.DIFFERENT, programme)
    for company in twins:
        change(company, today, phone="+31381234567")
    assert search().found == 1
    assert the_pair().state == PairState.OPEN


def test_a_decision_is_taken_once_and_can_be_taken_back(twins, search, programme, team_user):
    search()
    decide(PairState.LATER, programme)
    decide(PairState.DIFFERENT, programme, by=team_user)
    with pytest.raises(PairWasDecided, match=r"two firms|twee bedrijven"):
        decide(PairState.LATER, programme)
    assert reopen_pair(pair=the_pair(), by=team_user).state == PairState.OPEN
    with pytest.raises(PairWasDecided):
        reopen_pair(pair=the_pair(), by=team_user)


def test_merging_takes_the_pair_off_and_undoing_puts_it_back(twins, search, programme, today):
    search()
    merge = merge_companies(kept=twins[0], merged=twins[1], on=today, by=None)
    assert the_pair().state == PairState.MERGED
    assert not DuplicatePair.objects.waiting().exists()
    undo_merge(merge=merge, on=today, at=programme.now(), by=None)
    assert DuplicatePair.objects.waiting().get() == the_pair()


def test_what_was_said_of_a_merged_record_holds_for_the_firm_that_lives_on(twins, search, programme, today):
    third = CompanyFactory.create(programme=programme, name="Zwanikken Bakkerij", postcode="8011AA", phone="038")
    search()
    for pair in DuplicatePair.objects.filter(other=third).order_by("pk"):
        if pair.one == twins[1]:
            decide_pair(pair=pair, state=PairState.DIFFERENT, at=programme.now(), by=None)
        else:
            pair.delete()
    merge_companies(kept=twins[0], merged=twins[1], on=today, by=None, **CONTINUED)
    change(twins[0], today, website="zwanikken.nl")
    search()
    assert DuplicatePair.objects.get(one=twins[0], other=third).state == PairState.DIFFERENT


def test_a_name_that_many_have_finds_nothing_by_itself(programme, search):
    for number in range(MOST_PER_KEY + 1):
        CompanyFactory.create(programme=programme, name="Zwanikken", kvk_number=None, place=f"Dorp {number}")
    assert search().compared == MOST_PER_KEY + 1
    assert not DuplicatePair.objects.exists()


def test_companies_of_another_programme_are_left_out(twins, search, other_programme):
    CompanyFactory.create(programme=other_programme, name="Bakkerij Zwanikken B.V.", postcode="8011AA", kvk_number=None)
    assert search().compared == 2


def test_a_search_under_way_goes_on_where_it_was(twins, programme):
    search = start_search(programme=programme, by=None)
    assert search_piece(search=search, size=1).compared == 1
    assert start_search(programme=programme, by=None).pk == search.pk
    assert finish_searches(programme).compared == 2
    assert DuplicateSearch.objects.get().finished_at is not None
    assert search_piece(search=search).compared == 2
