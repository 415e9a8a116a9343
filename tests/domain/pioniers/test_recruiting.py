"""What happens to a candidate: each move, what it needs, and what stays secret (PIO-1, PIO-2)."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.factories.accounts import UserFactory
from tests.factories.companies import PersonFactory
from tests.factories.consents import say_yes
from tests.factories.pioniers import CandidacyFactory, CandidateFactory
from veerkracht.domain.companies.actions import anonymise_person
from veerkracht.domain.companies.choices import ConsentPurpose
from veerkracht.domain.pioniers.actions import (
    CandidateMoved,
    CompanyMissing,
    ConsentMissing,
    DecisionMissing,
    MoveNotInTable,
    NotDecidedYet,
    ReasonMissing,
    add_pionier,
    appoint,
    empty_candidates,
    forget_pionier,
    log_contact,
    move_candidate,
    old_candidates,
)
from veerkracht.domain.pioniers.choices import CandidateState as State
from veerkracht.domain.pioniers.choices import EntryKind, Proposal, StopReason
from veerkracht.domain.pioniers.models import Candidate, CandidateEntry, Pionier
from veerkracht.shared.audit.models import AuditLine

NOW = dt.datetime(2019, 9, 23, 10, tzinfo=dt.UTC)


@pytest.fixture
def candidate(programme):
    return CandidateFactory.create(programme=programme)


def decided(candidate: Candidate, proposal: Proposal = Proposal.APPOINT) -> None:
    """Let two people have decided on a candidate."""
    one, other = UserFactory.create_batch(2)
    CandidacyFactory.create(
        candidate=candidate, proposal=proposal, grounds="Een goed verhaal.", proposed_by=one, proposed_at=NOW,
        confirmed_by=other, confirmed_at=NOW,
    )  # fmt: skip


def test_a_move_writes_log_owner_next_action_and_audit(candidate, team_user):
    moved = move_candidate(candidate=candidate, to=State.CONTACTED, text="Gebeld.", at=NOW, by=team_user)
    assert (moved.state, moved.owner, moved.next_on) == ("contacted", team_user, dt.date(2019, 10, 7))
    assert moved.next_action
    entry = CandidateEntry.objects.get()
    assert (entry.from_state, entry.to_state, entry.text, entry.author) == (
        "hidden_gem",
        "contacted",
        "Gebeld.",
        team_user,
    )
    assert AuditLine.objects.about(moved).get().action == "pioniers.move_candidate"


def test_a_step_outside_the_table_is_refused_and_changes_nothing(candidate, team_user):
    for to in (State.ACCEPTED, State.APPOINTED, State.ACTIVE, State.HIDDEN_GEM):
        with pytest.raises(MoveNotInTable):
            move_candidate(candidate=candidate, to=to, at=NOW, by=team_user)
    assert not CandidateEntry.objects.exists()


def test_who_looked_at_an_old_page_hears_that_it_moved(candidate, team_user):
    move_candidate(candidate=candidate, to=State.CONTACTED, seen=State.HIDDEN_GEM, at=NOW, by=team_user)
    with pytest.raises(CandidateMoved):
        move_candidate(candidate=candidate, to=State.CONTACTED, seen=State.HIDDEN_GEM, at=NOW, by=team_user)


def test_stopping_asks_why_and_can_be_taken_back(candidate, team_user):
    with pytest.raises(ReasonMissing):
        move_candidate(candidate=candidate, to=State.DECLINED, at=NOW, by=team_user)
    stopped = move_candidate(candidate=candidate, to=State.DECLINED, reason=StopReason.NOT_NOW, at=NOW, by=team_user)
    assert (stopped.stop_reason, stopped.next_on) == ("not_now", None)
    back = move_candidate(candidate=candidate, to=State.HIDDEN_GEM, at=NOW, by=team_user)
    assert (back.state, back.stop_reason) == ("hidden_gem", "")


def test_a_yes_needs_a_decision_of_two_people_and_a_company(programme, team_user):
    """PIO-1: `accepted` comes after `proposed`, with the province's decision."""
    asked = CandidateFactory.create(programme=programme, state="proposed", in_talks=True, company=None)
    with pytest.raises(NotDecidedYet):
        move_candidate(candidate=asked, to=State.ACCEPTED, at=NOW, by=team_user)
    decided(asked)
    with pytest.raises(CompanyMissing):
        move_candidate(candidate=asked, to=State.ACCEPTED, at=NOW, by=team_user)
    assert not Pionier.objects.exists()


def test_a_decision_not_to_appoint_is_no_decision_to_appoint(programme, team_user):
    asked = CandidateFactory.create(programme=programme, state="proposed", in_talks=True)
    decided(asked, Proposal.NOT_APPOINT)
    with pytest.raises(NotDecidedYet):
        move_candidate(candidate=asked, to=State.ACCEPTED, at=NOW, by=team_user)


def test_a_yes_makes_a_pionier_whom_nobody_outside_sees(programme, team_user, today):
    asked = CandidateFactory.create(programme=programme, state="proposed", in_talks=True, themes="teams")
    decided(asked)
    move_candidate(candidate=asked, to=State.ACCEPTED, at=NOW, by=team_user)
    pionier = Pionier.objects.get()
    assert (pionier.person, pionier.company, pionier.themes) == (asked.person, asked.company, "teams")
    assert not Pionier.objects.public(today).exists()


def test_an_appointment_needs_consents_and_moves_the_candidate(programme, team_user, today):
    """PIO-2: date, deputy, term, and a yes to name, photo and logo."""
    asked = CandidateFactory.create(programme=programme, state="proposed", in_talks=True)
    decided(asked)
    move_candidate(candidate=asked, to=State.ACCEPTED, at=NOW, by=team_user)
    term = {"starts_on": today, "ends_on": dt.date(2021, 9, 23), "deputy_name": "M. de Vries", "at": NOW}
    pionier = Pionier.objects.get()
    say_yes(pionier.person, ConsentPurpose.PUBLIC_PROFILE, ConsentPurpose.PHOTO)
    with pytest.raises(ConsentMissing, match="logo"):
        appoint(pionier=pionier, by=team_user, **term)
    say_yes(pionier.person, ConsentPurpose.LOGO)
    made = appoint(pionier=pionier, by=team_user, **term)
    asked.refresh_from_db()
    assert (asked.state, made.candidacy.candidate, asked.next_on) == ("appointed", asked, None)


def test_without_a_decision_there_is_no_appointment(the_pionier, today):
    say_yes(the_pionier.person)
    given = {"starts_on": dt.date(2020, 9, 1), "ends_on": dt.date(2022, 9, 1), "deputy_name": "M.", "at": NOW}
    with pytest.raises(DecisionMissing):
        appoint(pionier=the_pionier, by=None, **given)
    assert appoint(pionier=the_pionier, by=None, decision_note="Besluitenlijst, punt 4", **given).candidacy is None


def test_who_leaves_is_no_longer_public_from_today(the_pionier, team_user, today):
    active = CandidateFactory.create(
        programme=the_pionier.programme, person=the_pionier.person, company=the_pionier.company, state="active"
    )
    assert Pionier.objects.public(today).exists()
    move_candidate(candidate=active, to=State.ALUMNUS, reason=StopReason.LEFT, at=NOW, by=team_user)
    assert not Pionier.objects.public(today).exists()
    assert the_pionier.appointments.get().ends_on == today


def test_the_database_refuses_a_candidate_in_talks_that_nobody_looks_after(candidate):
    for state in ("contacted", "visited", "story_checked", "proposed", "accepted"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Candidate.objects.filter(pk=candidate.pk).update(state=state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.filter(pk=candidate.pk).update(state="declined")


def test_a_pionier_of_the_team_is_in_the_pipeline_too(company, today, team_user):
    person = PersonFactory.create(programme=company.programme)
    pionier = add_pionier(person=person, company=company, profile={}, on=today, by=team_user)
    say_yes(person)
    appoint(
        pionier=pionier, deputy_name="M.", starts_on=today, ends_on=dt.date(2021, 9, 23), decision_note="punt 4",
        at=NOW, by=team_user,
    )  # fmt: skip
    assert Candidate.objects.get().state == "appointed"


def test_who_asks_to_be_forgotten_leaves_no_words(candidate, team_user):
    log_contact(candidate=candidate, kind=EntryKind.CALL, on=NOW.date(), text="Sprak lang.", at=NOW, by=team_user)
    anonymise_person(person=candidate.person, at=NOW, by=None)
    forget_pionier(person=candidate.person, at=NOW, by=None)
    candidate.refresh_from_db()
    assert (candidate.state, candidate.stop_reason, candidate.why) == ("declined", "forgotten", "")
    assert not CandidateEntry.objects.exists()


def test_what_is_written_of_who_stopped_goes_after_its_time(programme):
    stopped = {"programme": programme, "state": "declined", "stop_reason": "not_now"}
    old = CandidateFactory.create(**stopped, state_since=dt.date(2018, 1, 1))
    CandidateFactory.create(**stopped, state_since=dt.date(2019, 9, 1))
    found = old_candidates(programme, dt.date(2018, 9, 23))
    assert list(found) == [old]
    empty_candidates(programme=programme, ids=[old.pk], at=NOW, by=None)
    assert not old_candidates(programme, dt.date(2018, 9, 23)).exists()


def test_a_paused_pionier_keeps_the_appointment(the_pionier, team_user, today):
    active = CandidateFactory.create(
        programme=the_pionier.programme, person=the_pionier.person, company=the_pionier.company, state="active"
    )
    move_candidate(candidate=active, to=State.PAUSED, reason=StopReason.NO_TIME, at=NOW, by=team_user)
    assert Pionier.objects.public(today).exists()
