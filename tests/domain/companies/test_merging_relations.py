"""Everything of every word goes along with a merge, also what is hidden, and comes back with what came of it."""

import pytest

from tests.domain.companies.snapshots import snapshot
from tests.factories.companies import CONTINUED, CompanyFactory, ConcreteStepFactory, PositionFactory, TouchpointFactory
from tests.factories.referrals import QuestionFactory
from veerkracht.domain.companies.actions import (
    confirm_step,
    merge_companies,
    record_again,
    undo_merge,
    void_touchpoint,
)
from veerkracht.domain.companies.actions.merging import TwoNumbers
from veerkracht.domain.companies.actions.merging_relations import pointers
from veerkracht.domain.companies.models import Company, Touchpoint
from veerkracht.domain.events.actions import start_import
from veerkracht.shared.sheets import read_pasted


@pytest.fixture
def two(programme) -> tuple[Company, Company]:
    """Return two companies, the second without a number."""
    kept = CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.")
    return kept, CompanyFactory.create(programme=programme, name="Zwanikken Bakkers", kvk_number=None)


@pytest.fixture
def merge(programme, today):
    return lambda kept, merged, **given: merge_companies(kept=kept, merged=merged, on=today, by=None, **given)


@pytest.fixture
def undo(programme, today):
    return lambda merge: undo_merge(merge=merge, on=today, at=programme.now(), by=None)


def test_every_foreign_key_of_every_word_is_named_or_moves():
    names = {f"{field.model._meta.label}.{field.name}" for field in pointers()}
    assert {
        "companies.Touchpoint.company",
        "companies.Position.company",
        "events.ImportRow.candidate",
        "events.ImportRow.chosen",
        "pioniers.Pionier.company",
        "referrals.Question.company",
    } <= names
    assert not {"events.ImportRow.created_company", "companies.RegisterLine.company"} & names
    assert not any("History" in name or "Stage" in name for name in names)


def test_a_row_of_an_open_list_points_to_the_firm_that_lives_on_and_back(two, merge, undo, event):
    sheet = read_pasted("Naam\tBedrijf\tE-mail\nAnk Bakker\tZwanikken Bakkers\tank@zwanikken.example.org")
    row = start_import(event=event, file_name="l.txt", sheet=sheet, at=event.programme.now(), by=None).rows.get()
    row.candidate = two[1]
    row.save()
    done = merge(*two)
    row.refresh_from_db()
    assert row.candidate == two[0]
    undo(done)
    row.refresh_from_db()
    assert row.candidate == two[1]


def test_two_positions_of_one_person_stay_two_rows_and_undo_is_exact(two, merge, undo, programme):
    first = PositionFactory.create(company=two[0])
    PositionFactory.create(company=two[1], person=first.person)
    PositionFactory.create(company=two[1])
    before = snapshot()
    done = merge(*two)
    assert two[0].positions.count() == 2
    undo(done)
    assert snapshot() == before


def test_the_fact_of_a_step_that_was_confirmed_since_goes_back_with_its_step(two, merge, undo, programme):
    step = ConcreteStepFactory.create(company=two[1])
    done = merge(*two)
    confirm_step(step=step, at=programme.now())
    undo(done)
    assert Touchpoint.objects.get(kind="step").company == two[1]


def test_a_fact_recorded_again_since_goes_back_with_the_first(two, merge, undo, programme):
    fact = TouchpointFactory.create(programme=programme, company=two[1])
    done = merge(*two)
    void_touchpoint(touchpoint=fact, reason="thought so", at=programme.now(), by=None)
    fact.refresh_from_db()
    again = record_again(touchpoint=fact, by=None)
    new = TouchpointFactory.create(programme=programme, company=two[0])
    undo(done)
    homes = dict(Touchpoint.objects.order_by("pk").values_list("pk", "company_id"))
    assert homes == {fact.pk: two[1].pk, again.pk: two[1].pk, new.pk: two[0].pk}


def test_a_question_goes_along(two, merge, undo, programme):
    question = QuestionFactory.create(programme=programme, company=two[1])
    done = merge(*two)
    question.refresh_from_db()
    assert question.company == two[0]
    undo(done)
    question.refresh_from_db()
    assert question.company == two[1]


@pytest.mark.parametrize("given", [{}, {"ground": "same", "reason": "x"}, {"ground": "closed", "reason": "  "}])
def test_two_numbers_are_two_firms_unless_somebody_says_how_they_became_one(programme, merge, given):
    with pytest.raises(TwoNumbers):
        merge(*CompanyFactory.create_batch(2, programme=programme), **given)
    assert Company.objects.of(programme).count() == 2


def test_the_chosen_number_is_that_of_one_company_only(programme, merge, undo):
    kept, merged = CompanyFactory.create_batch(2, programme=programme)
    before = snapshot()
    done = merge(kept, merged, choices={"kvk_number": "merged", "name": "merged"}, **CONTINUED)
    found = Company.objects.of(programme).get()
    assert (found.pk, found.kvk_number, found.name) == (kept.pk, merged.kvk_number, merged.name)
    assert found.trade_names == [kept.name]
    undo(done)
    assert snapshot() == before


def test_a_generic_number_is_no_number(programme, merge):
    kept = CompanyFactory.create(programme=programme)
    merge(kept, CompanyFactory.create(programme=programme, kvk_number="00000000"))
    assert Company.objects.of(programme).get().kvk_number == kept.kvk_number


def test_a_name_that_two_merges_brought_stays_while_one_of_them_holds(programme, merge, undo):
    kept = CompanyFactory.create(programme=programme)
    merged = [CompanyFactory.create(programme=programme, name="Zwanikken", kvk_number=None) for _ in range(2)]
    first, second = (merge(kept, each) for each in merged)
    undo(first)
    kept.refresh_from_db()
    assert kept.trade_names == ["Zwanikken"]
    undo(second)
    kept.refresh_from_db()
    assert kept.trade_names == []
