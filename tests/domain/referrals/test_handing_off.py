"""From consent to acceptance, with the next provider, the queue, the pause and the closing question."""

import datetime as dt

import pytest

from tests.factories.companies import CompanyFactory, PositionFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.referrals import ProviderFactory, QuestionFactory, ReferralCardFactory, ThemeFactory
from veerkracht.domain.companies.choices import StepKind, StepState
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.actions import answer_question, ask_back
from veerkracht.domain.referrals.actions.following_up import TooLate, ask_if_helped, say_if_helped, tell_step
from veerkracht.domain.referrals.actions.handing_off import (
    HandoffIsOver,
    ProposalIsOver,
    accept_handoff,
    agree_to_proposal,
    decline_handoff,
    hand_on,
    note_meeting,
    propose_providers,
    refuse_proposal,
    serve_from_queue,
)
from veerkracht.domain.referrals.actions.taking_in import hear_sender
from veerkracht.domain.referrals.choices import (
    HandoffState,
    Outcome,
    ProposalState,
    QuestionSource,
    QuestionState,
    UnmetReason,
)
from veerkracht.domain.referrals.models import FollowUp, Handoff, Proposal, ProviderMonth, Question, UnmetDemand
from veerkracht.domain.referrals.queries.supply import matches_of
from veerkracht.domain.referrals.rules.matching import Clue, proposed
from veerkracht.domain.referrals.tasks import move_on
from veerkracht.shared.mail.models import Mail

NOW = dt.datetime(2019, 9, 23, 10, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=20)


@pytest.fixture
def programme(db: None) -> Programme:
    """Return a programme."""
    return ProgrammeFactory.create(is_default=True)


@pytest.fixture
def question(programme: Programme) -> Question:
    """Return an open question of a known company about a theme, through a card."""
    card = ReferralCardFactory.create(programme=programme)
    theme = ThemeFactory.create(programme=programme)
    company = CompanyFactory.create(programme=programme)
    return QuestionFactory.create(programme=programme, theme=theme, company=company, card=card)


def some(question: Question, count: int = 2, **fields: object) -> list:  # type: ignore[type-arg]  # of providers
    return ProviderFactory.create_batch(count, programme=question.programme, themes=[question.theme], **fields)


def ask(question: Question) -> Proposal:
    """Propose whoever fits."""
    best = proposed(matches_of(question, NOW.date()))
    return propose_providers(question=question, matches=best, context="Wij zoeken een begin.", at=NOW, by=None)


def offered(question: Question) -> Handoff:
    return question.handoffs.get(state=HandoffState.OFFERED)


def test_nothing_goes_out_before_the_sender_agrees(question: Question) -> None:
    some(question)
    proposal = ask(question)
    question.refresh_from_db()
    assert (question.state, question.pauses.count()) == (QuestionState.WAITING, 1)
    assert list(Mail.objects.values_list("kind", flat=True)) == ["referral_consent"]
    agree_to_proposal(proposal=proposal, context="Alleen dit.", at=NOW)
    question.refresh_from_db()
    assert question.state == QuestionState.OFFERED
    mail = Mail.objects.get(kind="handoff_offered")
    assert "Alleen dit." in mail.text
    assert question.text not in mail.text
    assert question.email not in mail.text


def test_a_no_of_the_sender_sends_nothing(question: Question) -> None:
    some(question)
    proposal = ask(question)
    refuse_proposal(proposal=proposal, at=NOW)
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN
    assert not Mail.objects.filter(kind="handoff_offered").exists()
    with pytest.raises(ProposalIsOver):
        agree_to_proposal(proposal=proposal, at=NOW)


def test_decline_asks_the_next_and_accept_introduces_both(question: Question) -> None:
    some(question)
    agree_to_proposal(proposal=ask(question), at=NOW)
    first = offered(question)
    decline_handoff(handoff=first, reason="vol", at=NOW)
    assert ProviderMonth.objects.get(provider=first.provider).taken == 0
    second = offered(question)
    assert second.earlier == first
    accept_handoff(handoff=second, at=NOW)
    question.refresh_from_db()
    assert (question.state, question.passed_on_to) == (QuestionState.PASSED_ON, second.provider.name)
    assert question.email in Mail.objects.get(kind="handoff_accepted").text
    assert second.provider.person.email in Mail.objects.get(kind="referral_accepted").text
    with pytest.raises(HandoffIsOver):
        decline_handoff(handoff=second, at=NOW)


def test_when_nobody_is_left_it_waits_in_the_queue_and_counts_as_unmet(question: Question) -> None:
    some(question, 1)
    agree_to_proposal(proposal=ask(question), at=NOW)
    decline_handoff(handoff=offered(question), at=NOW)
    question.refresh_from_db()
    assert question.state == QuestionState.QUEUED
    unmet = UnmetDemand.objects.get()
    assert (unmet.theme, unmet.reason, unmet.size) == (question.theme, UnmetReason.NOBODY_ACCEPTED, "10-49")
    assert Mail.objects.filter(kind="question_queued").exists()


def test_without_room_it_hears_a_day_and_is_served_when_room_comes_back(question: Question) -> None:
    (provider,) = some(question, 1, capacity=1)
    best = proposed(matches_of(question, NOW.date()))
    ProviderMonth.objects.create(provider=provider, month=dt.date(2019, 9, 1), room=1, taken=1)
    proposal = propose_providers(question=question, matches=best, context="x", at=NOW, by=None)
    agree_to_proposal(proposal=proposal, at=NOW)
    question.refresh_from_db()
    assert (question.state, question.expected_on) == (QuestionState.QUEUED, dt.date(2019, 10, 1))
    serve_from_queue(question=question, at=NOW)
    assert not question.handoffs.exists()
    serve_from_queue(question=question, at=dt.datetime(2019, 10, 1, 9, tzinfo=dt.UTC))
    question.refresh_from_db()
    assert question.state == QuestionState.OFFERED
    assert UnmetDemand.objects.get().ended_on == dt.date(2019, 10, 1)


def test_a_provider_that_does_not_answer_in_its_time_loses_its_turn(question: Question) -> None:
    some(question)
    agree_to_proposal(proposal=ask(question), at=NOW)
    first = offered(question)
    Handoff.objects.filter(pk=first.pk).update(answer_by=question.programme.today() - dt.timedelta(days=1))
    move_on()
    first.refresh_from_db()
    assert first.state == HandoffState.EXPIRED
    assert offered(question).provider != first.provider


def test_pio_6_the_pioniers_firm_is_never_proposed(question: Question) -> None:
    firm = question.card.pionier.company
    (provider,) = some(question, 1, company=firm)
    (found,) = matches_of(question, NOW.date())
    assert (found.provider, found.obstacles) == (provider.pk, (Clue.PIONIERS_OWN_FIRM,))


def test_a_chain_keeps_one_conversation_and_asks_the_sender_again(question: Question) -> None:
    one, other = some(question)
    agree_to_proposal(proposal=ask(question), at=NOW)
    accepted = accept_handoff(handoff=offered(question), at=NOW)
    better = other if accepted.provider == one else one
    proposal = hand_on(handoff=accepted, to=better, at=NOW, by=None)
    assert proposal.state == ProposalState.ASKED
    agree_to_proposal(proposal=proposal, at=NOW)
    accepted.refresh_from_db()
    assert (accepted.state, offered(question).earlier) == (HandoffState.HANDED_ON, accepted)
    assert question.handoffs.count() == 2


def test_two_weeks_after_the_first_meeting_the_sender_is_asked(question: Question) -> None:
    some(question)
    agree_to_proposal(proposal=ask(question), at=NOW)
    accepted = accept_handoff(handoff=offered(question), at=NOW)
    note_meeting(handoff=accepted, met_on=dt.date(2019, 10, 2), at=NOW, by=None)
    follow_up = FollowUp.objects.get()
    assert (follow_up.ask_on, follow_up.handoff) == (dt.date(2019, 10, 16), accepted)


def followed(question: Question) -> FollowUp:
    answer_question(question=question, answer="Zo.", at=NOW, by=None)
    return ask_if_helped(follow_up=FollowUp.objects.get(question=question), at=LATER)


def test_yes_closes_and_the_pionier_hears_the_state_not_the_content(question: Question) -> None:
    say_if_helped(follow_up=followed(question), outcome=Outcome.YES, line="Fijn", at=LATER)
    question.refresh_from_db()
    assert (question.state, question.outcome) == (QuestionState.CLOSED, Outcome.YES)
    text = Mail.objects.get(kind="pionier_hears").text
    assert question.text not in text
    assert "Fijn" not in text
    assert question.email not in text


def test_not_yet_opens_it_again_with_its_history(question: Question) -> None:
    follow_up = followed(question)
    say_if_helped(follow_up=follow_up, outcome=Outcome.NOT_YET, at=LATER)
    question.refresh_from_db()
    assert (question.state, question.answer) == (QuestionState.OPEN, "Zo.")
    assert question.due_on == dt.date(2019, 10, 15)
    assert question.messages.count() == 1
    with pytest.raises(TooLate):
        say_if_helped(follow_up=follow_up, outcome=Outcome.NO, at=LATER)


def test_the_closing_question_is_asked_once_and_the_link_ends(question: Question) -> None:
    follow_up = followed(question)
    ask_if_helped(follow_up=follow_up, at=LATER)
    assert Mail.objects.filter(kind="question_helped").count() == 1
    with pytest.raises(TooLate):
        say_if_helped(follow_up=follow_up, outcome=Outcome.YES, at=LATER + dt.timedelta(days=91))


def test_a_step_counts_only_after_the_companys_own_yes(question: Question) -> None:
    PositionFactory.create(person=question.person, company=question.company)
    step = tell_step(
        question=question, kind=StepKind.EXPERIMENT, description="Zelf roosteren.", done_on=NOW.date(), by=None
    )
    assert (step.state, step.level, step.contact) == (StepState.ASKED, "", question.person)
    assert Mail.objects.get(kind="confirm_step").to_address == question.email


def test_the_clock_stands_still_while_we_wait_for_the_sender(question: Question) -> None:
    ask_back(question=question, text="Met hoeveel bent u?", at=NOW, by=None)
    question.refresh_from_db()
    assert question.state == QuestionState.WAITING
    after = NOW + dt.timedelta(days=3)
    hear_sender(question=question, text="Twaalf.", channel=QuestionSource.MAIL, at=after)
    question.refresh_from_db()
    assert question.state == QuestionState.OPEN
    assert question.due_on == dt.date(2019, 9, 27), "due Tuesday 24; Tuesday to Thursday stood still"
    assert [message.direction for message in question.messages.order_by("pk")] == ["out", "in"]


def test_a_card_of_another_pionier_does_not_matter(question: Question) -> None:
    other = PionierFactory.create(programme=question.programme)
    some(question, 1, company=other.company)
    assert proposed(matches_of(question, NOW.date()))
