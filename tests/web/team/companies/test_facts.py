"""Take a wrong fact out of the figures, and back."""

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory, TouchpointFactory
from veerkracht.domain.companies.models import CompanyStage, Touchpoint
from veerkracht.domain.events.actions import note_headcount


@pytest.fixture
def fact(programme, company) -> Touchpoint:
    return TouchpointFactory.create(programme=programme, company=company)


def test_a_fact_is_taken_out_with_a_reason_and_a_way_back(sent, seen, fact, company, team_user):
    path = reverse("team:touchpoint-void", args=[fact.pk])
    assert "Attended a meeting" in seen(path)
    assert sent(path, {"reason": "was another firm"}).url == reverse("team:company", args=[company.pk])
    fact.refresh_from_db()
    assert (fact.voided_by, fact.void_reason) == (team_user, "was another firm")
    assert not CompanyStage.objects.exists()
    assert reverse("team:touchpoint-again", args=[fact.pk]) in seen(reverse("team:company", args=[company.pk]))


def test_without_a_reason_nothing_happens(sent, fact):
    response = sent(reverse("team:touchpoint-void", args=[fact.pk]), {"reason": " "})
    assert "Say in a few words why" in response.text
    assert CompanyStage.objects.exists()


def test_undo_records_the_fact_again(sent, fact):
    sent(reverse("team:touchpoint-void", args=[fact.pk]), {"reason": "x"})
    sent(reverse("team:touchpoint-again", args=[fact.pk]))
    sent(reverse("team:touchpoint-again", args=[fact.pk]))
    assert Touchpoint.objects.live().count() == 1
    assert Touchpoint.objects.count() == 2
    assert CompanyStage.objects.exists()


def test_the_room_stays_as_full_as_it_was(sent, programme, company, event, team_user):
    facts = [TouchpointFactory.create(programme=programme, company=company, occasion=event.occasion) for _ in range(2)]
    note_headcount(event=event, headcount=10, at=programme.now(), by=team_user)
    sent(reverse("team:touchpoint-void", args=[facts[0].pk]), {"reason": "was another firm"})
    assert unnamed(event) == [9]
    sent(reverse("team:touchpoint-again", args=[facts[0].pk]))
    assert unnamed(event) == [8]


def unnamed(event) -> list[int]:
    found = Touchpoint.objects.live().filter(occasion=event.occasion, kind="headcount").order_by("pk")
    return [fact.quantity for fact in found]


def test_taking_out_twice_is_once(sent, fact):
    path = reverse("team:touchpoint-void", args=[fact.pk])
    sent(path, {"reason": "first"})
    sent(path, {"reason": "second"})
    fact.refresh_from_db()
    assert fact.void_reason == "first"


def test_the_fact_of_a_step_is_taken_out_with_its_step(team, programme, company):
    fact = TouchpointFactory.create(programme=programme, company=company, kind="step", source_kind="step", source_id=1)
    assert team.get(reverse("team:touchpoint-void", args=[fact.pk])).status_code == 403


def test_who_only_looks_may_not(deputy, fact):
    for name in ("touchpoint-void", "touchpoint-again"):
        assert deputy.post(reverse(f"team:{name}", args=[fact.pk]), {"reason": "x"}).status_code == 403


def test_a_fact_of_another_programme_is_not_there(team, other_programme):
    elsewhere = TouchpointFactory.create(
        programme=other_programme, company=CompanyFactory.create(programme=other_programme)
    )
    assert team.get(reverse("team:touchpoint-void", args=[elsewhere.pk])).status_code == 404
    assert team.post(reverse("team:touchpoint-again", args=[elsewhere.pk])).status_code == 404
