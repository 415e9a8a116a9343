"""Selection: an interest is declared first, several people score, and two different people decide."""

import datetime as dt
import threading
from contextlib import nullcontext
from functools import partial

import pgtrigger
import pytest
from django.db import IntegrityError, transaction

from tests.domain.companies.threads import PATIENCE, UNTIL_THEY_MEET, MeetingPoint, at_once
from tests.factories.accounts import UserFactory
from tests.factories.pioniers import CandidacyFactory, CandidateFactory, SelectionCriterionFactory
from tests.factories.programme import ProgrammeFactory
from veerkracht.domain.pioniers.actions import (
    AlreadyDecided,
    CandidateMoved,
    DeclareFirst,
    HasAnInterest,
    NotAnAssessor,
    NothingProposed,
    NotReadyForSelection,
    RoundExists,
    SecondPersonNeeded,
    confirm_decision,
    declare_interest,
    move_candidate,
    open_round,
    propose_decision,
    recruiting,
    score_candidate,
    selecting,
)
from veerkracht.domain.pioniers.choices import CandidateState, Proposal
from veerkracht.domain.pioniers.models import Candidacy, Candidate, CandidateEntry, InterestDeclaration, Score
from veerkracht.domain.pioniers.permissions import can_see_scores

NOW = dt.datetime(2019, 9, 23, 10, tzinfo=dt.UTC)


@pytest.fixture
def candidacy(programme):
    return CandidacyFactory.create(candidate__programme=programme)


@pytest.fixture
def criterion(candidacy):
    return SelectionCriterionFactory.create(round=candidacy.round)


@pytest.fixture
def assessors(candidacy):
    users = UserFactory.create_batch(2)
    candidacy.round.assessors.set(users)
    return users


def free(candidacy: Candidacy, *users: object) -> None:
    for user in users:
        declare_interest(candidacy=candidacy, has_conflict=False, at=NOW, by=user)


def test_a_round_moves_its_candidates_to_proposed(programme, team_user):
    ready = CandidateFactory.create(programme=programme, state="story_checked", in_talks=True)
    given = {"programme": programme, "score_by": NOW.date(), "assessors": [team_user], "criteria": [("Verhaal", 3)]}
    open_round(title="Najaar", candidates=[ready], at=NOW, by=team_user, **given)
    ready.refresh_from_db()
    assert ready.state == "proposed"
    with pytest.raises(RoundExists):
        open_round(title="Najaar", candidates=[ready], at=NOW, by=team_user, **given)
    early = CandidateFactory.create(programme=programme)
    with pytest.raises(NotReadyForSelection):
        open_round(title="Winter", candidates=[early], at=NOW, by=team_user, **given)


def test_nobody_scores_before_declaring_or_with_an_interest(candidacy, criterion, assessors):
    one, other = assessors
    with pytest.raises(DeclareFirst):
        score_candidate(candidacy=candidacy, values={criterion: 4}, by=one)
    declare_interest(candidacy=candidacy, has_conflict=True, note="Mijn broer", at=NOW, by=one)
    with pytest.raises(HasAnInterest):
        score_candidate(candidacy=candidacy, values={criterion: 4}, by=one)
    with pytest.raises(HasAnInterest):
        propose_decision(candidacy=candidacy, proposal=Proposal.APPOINT, grounds="Goed", at=NOW, by=one)
    free(candidacy, other)
    score_candidate(candidacy=candidacy, values={criterion: 4}, by=other)
    score_candidate(candidacy=candidacy, values={criterion: 2}, by=other)
    assert Score.objects.get().value == 2
    with pytest.raises(NotAnAssessor):
        score_candidate(candidacy=candidacy, values={criterion: 4}, by=UserFactory.create())


def test_an_interest_found_later_takes_the_scores_away_and_is_not_taken_back(candidacy, criterion, assessors):
    free(candidacy, assessors[0])
    score_candidate(candidacy=candidacy, values={criterion: 4}, by=assessors[0])
    declare_interest(candidacy=candidacy, has_conflict=True, note="Aandelen", at=NOW, by=assessors[0])
    assert not Score.objects.exists()
    with pytest.raises(HasAnInterest):
        declare_interest(candidacy=candidacy, has_conflict=False, at=NOW, by=assessors[0])


def test_the_database_refuses_a_score_of_who_has_an_interest(candidacy, criterion, assessors):
    declared = declare_interest(candidacy=candidacy, has_conflict=True, note="Familie", at=NOW, by=assessors[0])
    with pytest.raises(IntegrityError, match="conflict of interest"), transaction.atomic():
        Score.objects.create(declaration=declared, criterion=criterion, value=5)


def test_scores_are_seen_after_one_gave_ones_own_and_never_with_an_interest(candidacy, criterion, assessors):
    one, other = assessors
    assert not can_see_scores(one, candidacy)
    free(candidacy, one)
    assert not can_see_scores(one, candidacy)
    score_candidate(candidacy=candidacy, values={criterion: 4}, by=one)
    assert can_see_scores(one, candidacy)
    declare_interest(candidacy=candidacy, has_conflict=True, note="Familie", at=NOW, by=other)
    assert not can_see_scores(other, candidacy)


def test_the_proposer_does_not_decide(candidacy, assessors):
    one, other = assessors
    free(candidacy, one, other)
    with pytest.raises(NothingProposed):
        confirm_decision(candidacy=candidacy, seen=Proposal.APPOINT, at=NOW, by=other)
    propose_decision(candidacy=candidacy, proposal=Proposal.APPOINT, grounds="Goed verhaal", at=NOW, by=one)
    with pytest.raises(SecondPersonNeeded):
        confirm_decision(candidacy=candidacy, seen=Proposal.APPOINT, at=NOW, by=one)
    with pytest.raises(NothingProposed):  # read something else than what is proposed now
        confirm_decision(candidacy=candidacy, seen=Proposal.NOT_APPOINT, at=NOW, by=other)
    done = confirm_decision(candidacy=candidacy, seen=Proposal.APPOINT, at=NOW, by=other)
    assert (done.proposed_by, done.confirmed_by) == (one, other)
    with pytest.raises(AlreadyDecided):
        propose_decision(candidacy=candidacy, proposal=Proposal.NOT_APPOINT, grounds="Toch niet", at=NOW, by=one)


def test_the_database_refuses_one_pair_of_eyes(candidacy, assessors):
    given = {"proposal": "appoint", "grounds": "Goed", "proposed_by": assessors[0], "proposed_at": NOW}
    with pytest.raises(IntegrityError, match="pioniers_decided_by_two_people"), transaction.atomic():
        Candidacy.objects.filter(pk=candidacy.pk).update(**given, confirmed_by=assessors[0], confirmed_at=NOW)


def test_who_is_not_chosen_leaves_the_pipeline_with_that_reason(candidacy, assessors):
    one, other = assessors
    free(candidacy, one, other)
    propose_decision(candidacy=candidacy, proposal=Proposal.NOT_APPOINT, grounds="Nog te vroeg", at=NOW, by=one)
    confirm_decision(candidacy=candidacy, seen=Proposal.NOT_APPOINT, at=NOW, by=other)
    candidate = Candidate.objects.get()
    assert (candidate.state, candidate.stop_reason) == ("declined", "not_chosen")


def moved_at_once(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Let two people who saw the same board move one candidate; return what each got."""
    candidate = CandidateFactory.create(programme=ProgrammeFactory.create(is_default=True))
    one, other = UserFactory.create_batch(2)
    monkeypatch.setattr(recruiting, "can_move", MeetingPoint().before(recruiting.can_move))
    given = {"candidate": candidate, "seen": CandidateState.HIDDEN_GEM, "to": CandidateState.CONTACTED, "at": NOW}
    return at_once(partial(move_candidate, **given, by=one), partial(move_candidate, **given, by=other))


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_people_move_one_candidate_at_once(monkeypatch):
    outcomes = moved_at_once(monkeypatch)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Candidate", "CandidateMoved"]
    assert CandidateEntry.objects.count() == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_holding_the_candidate_both_move(monkeypatch):
    def read_only(candidate, seen=None):
        found = Candidate.objects.select_related("person", "programme", "company").get(pk=candidate.pk)
        if seen is not None and found.state != seen:
            raise CandidateMoved
        return found

    monkeypatch.setattr(recruiting, "hold_candidate", read_only)
    assert [type(outcome) for outcome in moved_at_once(monkeypatch)] == [Candidate, Candidate]
    assert CandidateEntry.objects.count() == 2


def interest_declared_while_scoring(monkeypatch: pytest.MonkeyPatch, patience: float, *ignored: str) -> list[object]:
    """Let the interest be declared after the scorer was found free and before the score is written."""
    candidacy = CandidacyFactory.create(candidate__programme=ProgrammeFactory.create(is_default=True))
    criterion, user = SelectionCriterionFactory.create(round=candidacy.round), UserFactory.create()
    candidacy.round.assessors.add(user)
    free(candidacy, user)
    found_free, declared, look = threading.Event(), threading.Event(), selecting.declaration_of

    def look_and_wait(*args: object, **kwargs: object) -> InterestDeclaration:
        found = look(*args, **kwargs)
        found_free.set()
        declared.wait(patience)  # with the guard on, the other waits for this one
        return found

    def score() -> object:
        with pgtrigger.ignore(*ignored) if ignored else nullcontext():
            return score_candidate(candidacy=candidacy, values={criterion: 5}, by=user)

    def declare() -> object:
        found_free.wait(UNTIL_THEY_MEET)
        done = declare_interest(candidacy=candidacy, has_conflict=True, note="Familie", at=NOW, by=user)
        declared.set()
        return done

    monkeypatch.setattr(selecting, "declaration_of", look_and_wait)
    return at_once(score, declare)


def without_holding(monkeypatch: pytest.MonkeyPatch) -> None:
    look = selecting.declaration_of
    monkeypatch.setattr(selecting, "declaration_of", lambda candidacy, user, **_held: look(candidacy, user))


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_an_interest_declared_while_scoring_leaves_no_score(monkeypatch):
    outcomes = interest_declared_while_scoring(monkeypatch, PATIENCE)
    assert [type(outcome) for outcome in outcomes] == [InterestDeclaration, InterestDeclaration]
    assert InterestDeclaration.objects.get().has_conflict
    assert not Score.objects.exists()


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_holding_the_declaration_only_the_database_stops_the_score(monkeypatch):
    without_holding(monkeypatch)
    outcomes = interest_declared_while_scoring(monkeypatch, UNTIL_THEY_MEET)
    assert [type(outcome) for outcome in outcomes] == [IntegrityError, InterestDeclaration]
    assert not Score.objects.exists()


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_control_without_either_guard_score_and_interest_stand_together(monkeypatch):
    without_holding(monkeypatch)
    interest_declared_while_scoring(monkeypatch, UNTIL_THEY_MEET, "pioniers.Score:no_score_with_a_conflict")
    assert InterestDeclaration.objects.get().has_conflict
    assert Score.objects.get().value == 5
