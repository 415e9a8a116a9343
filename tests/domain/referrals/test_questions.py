import datetime as dt
import uuid

import pytest

from tests.factories.companies import CompanyFactory, OccasionFactory, PersonFactory, PositionFactory
from tests.factories.pioniers import PionierFactory
from tests.factories.referrals import QuestionFactory, ReferralCardFactory
from veerkracht.domain.companies.choices import StepKind, TouchpointKind
from veerkracht.domain.companies.models import ConcreteStep, Correspondence, Person, Position, Touchpoint
from veerkracht.domain.referrals.actions import (
    QuestionAlreadyHandled,
    answer_question,
    ask_question,
    issue_card,
    pass_on_question,
    withdraw_card,
    withdraw_question,
)
from veerkracht.domain.referrals.actions.following_up import NoCompanyKnown, StrangerToCompany, tell_step
from veerkracht.domain.referrals.choices import QuestionState
from veerkracht.domain.referrals.models import Question
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.mail.models import Mail

NOW = dt.datetime(2019, 9, 23, 9, 0, tzinfo=dt.UTC)


def ask(programme, **fields) -> Question:
    given = {"email": "vrager@example.org", "text": "Hoe begin ik?", "at": NOW, "form_key": uuid.uuid4()}
    return ask_question(programme=programme, **{**given, **fields})


def test_question_is_kept_with_a_fact_a_mail_and_an_audit_line(programme):
    question = ask(programme)
    fact = Touchpoint.objects.get()
    assert (fact.kind, fact.person, fact.company, fact.on) == (
        TouchpointKind.ASKED,
        question.person,
        None,
        dt.date(2019, 9, 23),
    )
    assert Mail.objects.get().to_address == "vrager@example.org"
    assert Correspondence.objects.get().person == question.person
    assert AuditLine.objects.about(question).get().action == "referrals.ask_question"


def test_receipt_has_the_link_and_the_day_and_no_words_of_the_sender(programme):
    """Anybody can fill in somebody else's address, so the mail must not carry what was typed."""
    question = ask(programme, text="[Klik hier] https://kwaad.example\n\nEcht waar")
    mail = Mail.objects.get()
    assert f"/vraag/{question.token}/" in mail.text
    assert "25" in mail.text
    assert "kwaad" not in mail.text + mail.html + mail.subject


def test_same_form_twice_is_one_question(programme):
    key = uuid.uuid4()
    first, second = ask(programme, form_key=key), ask(programme, form_key=key, text="Nog eens")
    assert first == second
    assert second.text == "Hoe begin ik?"
    assert Mail.objects.count() == Touchpoint.objects.count() == 1


def test_the_same_words_of_the_same_sender_within_a_week_go_on_in_one_conversation(programme):
    first = ask(programme)
    again = ask(programme, email="Vrager@example.org", text="hoe begin ik", at=NOW + dt.timedelta(days=2))
    assert again == first
    assert first.messages.get().text == "hoe begin ik"
    assert Touchpoint.objects.count() == 1
    assert ask(programme, text="Iets anders") != first
    assert ask(programme, email="ander@example.org") != first
    assert ask(programme, at=NOW + dt.timedelta(days=9)) != first


def test_person_is_known_by_address_in_any_case(programme):
    known = PersonFactory.create(programme=programme, email="vrager@example.org")
    assert ask(programme, email="Vrager@Example.org").person == known
    assert Person.objects.count() == 1


def test_company_of_a_known_person_counts(programme):
    person = PersonFactory.create(programme=programme, email="vrager@example.org")
    position = PositionFactory.create(person=person, company__programme=programme)
    assert ask(programme).company == position.company
    assert Touchpoint.objects.get().company == position.company


@pytest.mark.parametrize("typed", ["Smederij Van Oldeneel B.V.", "Smederij Van Oldeneel B.V. KvK 53718924", "53718924"])
def test_a_stranger_who_names_a_company_gets_no_position_and_no_say(programme, typed):
    """Name and number of a company are public, and so is the address of whoever works there (decision 17)."""
    CompanyFactory.create(programme=programme, name="Smederij Van Oldeneel B.V.", kvk_number="53718924")
    question = ask(programme, email="kwaad@example.org", company_name=typed)
    assert not Position.objects.exists()
    with pytest.raises((StrangerToCompany, NoCompanyKnown)):
        tell_step(question=question, kind=StepKind.EXPERIMENT, description="Verzonnen.", done_on=NOW.date(), by=None)
    assert not ConcreteStep.objects.exists()
    assert not Mail.objects.filter(kind="confirm_step").exists()


def test_person_at_two_companies_counts_for_neither(programme):
    person = PersonFactory.create(programme=programme, email="vrager@example.org")
    PositionFactory.create_batch(2, person=person)
    assert ask(programme).company is None


def test_company_name_that_is_not_certain_is_only_kept_as_text(programme):
    CompanyFactory.create(programme=programme, name="Bakkerij Jansen B.V.")
    question = ask(programme, company_name="Jansen")
    assert (question.company, question.company_name) == (None, "Jansen")


def test_question_by_card_counts_for_the_occasion(programme):
    card = ReferralCardFactory.create(programme=programme, occasion=OccasionFactory.create(programme=programme))
    assert ask(programme, card=card).card == card
    assert Touchpoint.objects.get().occasion == card.occasion


def test_answer_is_mailed_and_ends_the_question(programme, team_user):
    question = answer_question(question=ask(programme), answer="Begin klein.", at=NOW, by=team_user)
    assert (question.state, question.handled_by) == (QuestionState.ANSWERED, team_user)
    assert "Begin klein." in Mail.objects.latest("pk").text


def test_passing_on_says_to_whom(programme, team_user):
    question = pass_on_question(question=ask(programme), to="Coach Els", note="Zij belt u.", at=NOW, by=team_user)
    assert question.state == QuestionState.PASSED_ON
    text = Mail.objects.latest("pk").text
    assert "Coach Els" in text
    assert "Zij belt u." in text


def test_withdrawn_question_has_no_text_no_history_and_does_not_count(programme):
    question = withdraw_question(question=ask(programme), at=NOW)
    question.refresh_from_db()
    assert (question.state, question.text) == (QuestionState.WITHDRAWN, "")
    assert not question.history.exists()
    assert not Touchpoint.objects.live().exists()


@pytest.mark.parametrize("state", [QuestionState.ANSWERED, QuestionState.PASSED_ON, QuestionState.WITHDRAWN])
def test_what_is_handled_cannot_be_handled_again(programme, team_user, state):
    question = QuestionFactory.create(programme=programme, state=state, answer="Ja.", passed_on_to="Els")
    with pytest.raises(QuestionAlreadyHandled):
        answer_question(question=question, answer="Nog eens", at=NOW, by=team_user)
    with pytest.raises(QuestionAlreadyHandled):
        withdraw_question(question=question, at=NOW)
    assert not Mail.objects.exists()


def test_overdue_is_what_waits_past_its_day(programme, today):
    late = QuestionFactory.create(programme=programme, due_on=today - dt.timedelta(days=1))
    QuestionFactory.create(programme=programme, due_on=today)
    QuestionFactory.create(programme=programme, due_on=late.due_on, state=QuestionState.WITHDRAWN)
    assert list(Question.objects.of(programme).overdue(today)) == [late]


def test_card_per_pionier_and_occasion_is_one_card(programme):
    pionier = PionierFactory.create(programme=programme)
    occasion = OccasionFactory.create(programme=programme)
    card = issue_card(pionier=pionier, occasion=occasion, by=None)
    assert issue_card(pionier=pionier, occasion=occasion, by=None) == card
    assert issue_card(pionier=pionier, by=None) != card


def test_withdrawn_card_makes_room_for_a_new_one(programme):
    pionier = PionierFactory.create(programme=programme)
    old = withdraw_card(card=issue_card(pionier=pionier, by=None), at=NOW, by=None)
    new = issue_card(pionier=pionier, by=None)
    assert new.code != old.code
