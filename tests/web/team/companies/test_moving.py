"""Split a wrongly linked fact off, from the page of the company."""

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory, TouchpointFactory
from veerkracht.domain.companies.models import Company, FactMove, Touchpoint


@pytest.fixture
def fact(programme, company):
    return TouchpointFactory.create(programme=programme, company=company)


@pytest.fixture
def path(fact):
    return reverse("team:fact-move", args=[fact.pk])


def test_the_fact_leads_here_and_a_company_is_searched_and_chosen(seen, sent, path, fact, programme):
    right = CompanyFactory.create(programme=programme, name="Jansen Bouw")
    home = reverse("team:company", args=[fact.company_id])
    assert path in seen(home)
    assert "Jansen Bouw" in seen(path, q="jansen")
    assert sent(path, {"to": right.pk, "reason": "another Jansen"}).url == home
    fact.refresh_from_db()
    assert fact.company == right
    text = seen(home)
    assert "1 fact is linked to Jansen Bouw" in text
    sent(reverse("team:fact-move-undo", args=[FactMove.objects.get().pk]))
    fact.refresh_from_db()
    assert fact.company != right


def test_all_facts_of_the_person_at_once_to_a_new_company(seen, sent, path, fact, programme):
    TouchpointFactory.create(programme=programme, company=fact.company, person=fact.person)
    assert "1 other fact" in seen(path)
    sent(path, {"to": "new", "name": "Jansen Bouw", "reason": "x", "everything": "on"})
    assert Touchpoint.objects.filter(company__name="Jansen Bouw").count() == 2


def test_to_nobody_known(sent, path, fact):
    sent(path, {"to": "unknown", "reason": "x"})
    fact.refresh_from_db()
    assert fact.company is None


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"reason": "x"}, "Choose a company, a new one"),
        ({"to": "new", "reason": "x"}, "Type the name of the new company"),
        ({"to": "unknown"}, "This field is required"),
        ({"to": "999999", "reason": "x"}, "999999 is not one of the available choices"),
    ],
)
def test_wrong_input_is_said_and_moves_nothing(sent, path, fact, data, said):
    response = sent(path, data)
    assert response.status_code == 200
    assert said in response.text
    assert not FactMove.objects.exists()


def test_a_refused_move_makes_no_new_company_either(sent, programme, company):
    nameless = TouchpointFactory.create(programme=programme, company=company, person=None)
    path = reverse("team:fact-move", args=[nameless.pk])
    assert "unknown" not in sent(path, {}).text.split("a new company")[1][:300]
    assert Company.objects.of(programme).count() == 1


def test_a_fact_of_another_programme_is_not_here(team, other_programme):
    elsewhere = TouchpointFactory.create(programme=other_programme)
    assert team.get(reverse("team:fact-move", args=[elsewhere.pk])).status_code == 404
