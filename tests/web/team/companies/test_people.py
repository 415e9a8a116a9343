"""The page of a person."""

import pytest
from django.urls import reverse

from tests.factories.companies import ConcreteStepFactory, PersonFactory, PositionFactory, TouchpointFactory
from tests.web.team.companies.conftest import ENGLISH
from veerkracht.domain.companies.models import Person, Position
from veerkracht.domain.companies.notifications import ask_to_confirm


@pytest.fixture
def anna(programme, company) -> Person:
    person = PersonFactory.create(programme=programme, name="Anna Jansen", email="anna@example.org")
    PositionFactory.create(person=person, company=company, title="eigenaar")
    TouchpointFactory.create(programme=programme, person=person, company=company)
    ask_to_confirm(ConcreteStepFactory.create(company=company, contact=person))
    return person


def page_of(person: Person, name: str = "person") -> str:
    return reverse(f"team:{name}", args=[person.pk])


def test_positions_facts_and_mails_are_shown(seen, anna, company):
    text = seen(page_of(anna))
    for expected in ("anna@example.org", "eigenaar", company.name, "Attended a meeting", "/team/post/"):
        assert expected in text


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_queries(team, anna, number, django_assert_num_queries):
    for _ in range(number):
        TouchpointFactory.create(programme=anna.programme, person=anna)
    team.get(page_of(anna))
    with django_assert_num_queries(15):
        team.get(page_of(anna))


def test_a_person_can_be_corrected(sent, anna):
    sent(page_of(anna, "person-edit"), {"name": "Anna de Wit", "email": "Anna@Dewit.nl", "phone": "06 12345678"})
    anna.refresh_from_db()
    assert (anna.name, anna.email, anna.phone) == ("Anna de Wit", "anna@dewit.nl", "+31612345678")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": "Anna", "email": "anna"}, "There is no @ in this"),
        ({"name": "", "email": ""}, "Fill in a name or an e-mail address"),
        ({"name": "Anna", "email": "other@example.org"}, "Another person here has this e-mail address"),
    ],
)
def test_a_wrong_correction_is_named(sent, programme, anna, fields, error):
    PersonFactory.create(programme=programme, email="other@example.org")
    response = sent(page_of(anna, "person-edit"), fields)
    assert response.status_code == 200
    assert error in response.text


def test_a_position_can_be_ended(sent, anna, today):
    position = Position.objects.get()
    sent(reverse("team:position-end", args=[position.pk]))
    position.refresh_from_db()
    assert position.ends_on == today
    assert sent(reverse("team:position-end", args=[position.pk])).status_code == 302


def test_somebody_is_forgotten_only_after_a_yes(sent, seen, anna):
    path = page_of(anna, "person-anonymise")
    assert "1 fact stays" in seen(path)
    anna.refresh_from_db()
    assert anna.name
    assert sent(path).url == page_of(anna)
    text = seen(page_of(anna))
    assert "Anna" not in text
    assert "Made anonymous on" in text
    assert "Attended a meeting" in text


def test_somebody_is_forgotten_once(sent, anna):
    sent(page_of(anna, "person-anonymise"))
    assert sent(page_of(anna, "person-anonymise")).status_code == 403


def test_the_question_that_somebody_asked_is_emptied_too(sent, anna):
    from tests.factories.referrals import QuestionFactory

    question = QuestionFactory.create(programme=anna.programme, person=anna)
    sent(page_of(anna, "person-anonymise"))
    question.refresh_from_db()
    assert (question.email, question.text) == ("", "")


def test_names_are_not_for_auditors_and_changes_not_for_who_only_looks(auditor, deputy, anna):
    assert auditor.get(page_of(anna)).status_code == 403
    assert "Names and addresses of people are not shown to auditors" in auditor.get(page_of(anna), headers=ENGLISH).text
    assert deputy.get(page_of(anna)).status_code == 200
    for name in ("person-edit", "person-anonymise"):
        assert deputy.get(page_of(anna, name)).status_code == 403


def test_people_of_another_programme_are_not_there(team, other_programme):
    person = PersonFactory.create(programme=other_programme)
    for name in ("person", "person-edit", "person-anonymise"):
        assert team.get(page_of(person, name)).status_code == 404
