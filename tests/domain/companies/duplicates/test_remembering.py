"""What people decided about written names is used again, by lists and by forms, until it is taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.companies import CompanyFactory, PersonFactory
from veerkracht.domain.companies.actions import merge_companies, restore_decision, revoke_decision, undo_merge
from veerkracht.domain.companies.actions.remembering import Decided, DecisionWasChanged, remember
from veerkracht.domain.companies.choices import PairState, SourceKind
from veerkracht.domain.companies.models import DuplicatePair, MatchDecision
from veerkracht.domain.companies.queries import company_of_visitor, match_companies
from veerkracht.domain.companies.rules.duplicates import is_bare, row_fingerprint
from veerkracht.domain.companies.rules.matching import CompanyEvidence, Outcome
from veerkracht.shared.audit import action

ROW = CompanyEvidence(name="De Molen", place="Zwolle", email="jan@bakkers.nl", person="Jan Smit")


@action
def decide(*, programme, decided, by=None) -> int:
    return remember(
        programme, decided, source_kind=SourceKind.ATTENDANCE_IMPORT, source_id=1, at=programme.now(), by=by
    )


def match(programme, evidence=ROW):
    return match_companies(programme, [evidence])[0]


@pytest.fixture
def baker(programme):
    return CompanyFactory.create(programme=programme, name="Bakkerij Zwanikken B.V.")


def test_the_same_row_is_the_same_company_with_who_and_when(programme, baker, team_user):
    assert match(programme).outcome is Outcome.NEW
    decide(programme=programme, decided=[Decided(ROW, baker.pk)], by=team_user)
    found = match(programme)
    assert (found.outcome, found.company_id) == (Outcome.MATCH, baker.pk)
    assert found.reasons[0].code == "decided_before"
    assert found.reasons[0].value("day") == "23-09-2019"


def test_a_row_that_says_something_else_is_matched_anew(programme, baker):
    decide(programme=programme, decided=[Decided(ROW, baker.pk)])
    assert match(programme, CompanyEvidence(name="De Molen", place="Deventer")).outcome is Outcome.NEW


def test_nothing_of_a_person_is_kept(programme, baker):
    decide(programme=programme, decided=[Decided(ROW, baker.pk)])
    kept = MatchDecision.objects.get()
    assert kept.evidence == {"name": "De Molen", "place": "Zwolle", "mail_domain": "bakkers.nl"}


def test_no_company_we_know_is_remembered_as_well(programme, baker):
    row = CompanyEvidence(name="Bakkerij Zwanikken B.V.", place="Zwolle")
    assert match(programme, row).outcome is Outcome.MATCH
    decide(programme=programme, decided=[Decided(row, None)])
    assert match(programme, row).outcome is Outcome.NONE
    assert match(programme, row).suggestions[0].company_id == baker.pk


def test_the_last_decision_holds_and_two_in_one_list_leave_it_open(programme, baker):
    other = CompanyFactory.create(programme=programme)
    assert decide(programme=programme, decided=[Decided(ROW, baker.pk), Decided(ROW, baker.pk)]) == 1
    assert decide(programme=programme, decided=[Decided(ROW, baker.pk)]) == 0
    assert decide(programme=programme, decided=[Decided(ROW, baker.pk), Decided(ROW, other.pk)]) == 0
    assert decide(programme=programme, decided=[Decided(ROW, other.pk)]) == 1
    assert match(programme).company_id == other.pk
    assert MatchDecision.objects.in_force().count() == 1


def test_a_decision_can_be_taken_back_and_put_back(programme, baker, team_user):
    decide(programme=programme, decided=[Decided(ROW, baker.pk)])
    decision = revoke_decision(decision=MatchDecision.objects.get(), at=programme.now(), by=team_user)
    assert match(programme).outcome is Outcome.NEW
    with pytest.raises(DecisionWasChanged):
        revoke_decision(decision=decision, at=programme.now(), by=team_user)
    restore_decision(decision=decision, by=team_user)
    assert match(programme).company_id == baker.pk
    with pytest.raises(DecisionWasChanged):
        restore_decision(decision=decision, by=team_user)


def test_a_decision_follows_its_company_into_a_merge_and_back(programme, baker, today):
    merged = CompanyFactory.create(programme=programme, kvk_number=None)
    decide(programme=programme, decided=[Decided(ROW, merged.pk)])
    done = merge_companies(kept=baker, merged=merged, on=today, by=None)
    assert match(programme).company_id == baker.pk
    undo_merge(merge=done, on=today, at=programme.now(), by=None)
    assert match(programme).company_id == merged.pk


def test_a_form_never_links_by_a_remembered_name_alone(programme, baker):
    for row in (CompanyEvidence(name="De Molen"), CompanyEvidence(name="De Molen", email="x@bakkers.nl")):
        decide(programme=programme, decided=[Decided(row, baker.pk)])
    person = PersonFactory.create(programme=programme)
    assert company_of_visitor(programme, person=person, name="De Molen", email="piet@gmail.com") is None
    assert company_of_visitor(programme, person=person, name="De Molen", email="piet@bakkers.nl") == baker


def test_a_row_that_is_one_firm_does_not_offer_the_other(programme, baker):
    other = CompanyFactory.create(programme=programme, name="Zwanikken Bakkers", kvk_number=None)
    row = CompanyEvidence(name="Bakkerij Zwanikken B.V.", kvk_number=baker.kvk_number, place="Zwolle")
    assert {each.company_id for each in match(programme, row).suggestions} == {baker.pk, other.pk}
    DuplicatePair.objects.create(
        programme=programme, one=baker, other=other, score=60, fingerprint="x", state=PairState.DIFFERENT
    )
    assert [each.company_id for each in match(programme, row).suggestions] == [baker.pk]


def test_decisions_of_another_programme_say_nothing_here(programme, other_programme):
    decide(programme=other_programme, decided=[Decided(ROW, CompanyFactory.create(programme=other_programme).pk)])
    assert match(programme).outcome is Outcome.NEW


@pytest.mark.parametrize("written", ["DE MOLEN", "de  molen", "De Molén"])
def test_capitals_accents_and_spaces_make_no_difference(written):
    assert row_fingerprint(CompanyEvidence(name=written)) == row_fingerprint(CompanyEvidence(name="De Molen"))


def test_a_legal_form_makes_another_row_and_no_name_is_no_row():
    assert row_fingerprint(CompanyEvidence(name="De Molen Holding")) != row_fingerprint(
        CompanyEvidence(name="De Molen")
    )
    assert row_fingerprint(CompanyEvidence(kvk_number="69000001")) == ""
    assert is_bare(CompanyEvidence(name="De Molen", email="jan@gmail.com", phone="038"))


@given(person=st.text(max_size=20), phone=st.text(max_size=12))
def test_who_came_is_no_part_of_the_evidence(person, phone):
    assert row_fingerprint(CompanyEvidence(name="De Molen", person=person, phone=phone)) == row_fingerprint(
        CompanyEvidence(name="De Molen")
    )
