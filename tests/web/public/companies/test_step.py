"""A company answers by the link in its mail."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.companies import CompanyFactory, ConcreteStepFactory
from veerkracht.domain.companies.models import CompanyStage, ConcreteStep
from veerkracht.domain.programme.models import Programme


@pytest.fixture
def step(programme: Programme) -> ConcreteStep:
    return ConcreteStepFactory.create(company=CompanyFactory.create(programme=programme))


def answer(visitor: Client, step: ConcreteStep, answer: str, **data: object) -> int:
    status = visitor.post(reverse("public:step-answer", args=[step.token]), {"answer": answer, **data}).status_code
    step.refresh_from_db()
    return status


def test_one_tap_confirms_and_activates_and_twice_is_once(visitor: Client, step: ConcreteStep) -> None:
    assert step.company.name in visitor.get(reverse("public:step", args=[step.token])).content.decode()
    assert answer(visitor, step, "confirm") == 302
    assert answer(visitor, step, "confirm") == 302
    assert (step.state, step.level) == ("confirmed", "A1")
    assert CompanyStage.objects.get(company=step.company).activated_on == step.done_on


def test_a_no_does_not_count_and_may_become_a_yes(visitor: Client, step: ConcreteStep) -> None:
    answer(visitor, step, "confirm")
    answer(visitor, step, "deny")
    assert not CompanyStage.objects.filter(company=step.company, activated_on__isnull=False).exists()
    answer(visitor, step, "confirm")
    assert CompanyStage.objects.get(company=step.company).activated_on == step.done_on


def test_the_companys_own_words_count(visitor: Client, step: ConcreteStep) -> None:
    answer(visitor, step, "correct", correction="Twee teams roosteren zelf.", done_on="2019-07-01")
    assert (step.correction, step.done_on) == ("Twee teams roosteren zelf.", dt.date(2019, 7, 1))
    assert step.state == "confirmed"


def test_a_day_still_to_come_keeps_what_was_typed(visitor: Client, step: ConcreteStep) -> None:
    path = reverse("public:step-answer", args=[step.token])
    page = visitor.post(path, {"answer": "correct", "correction": "Anders gedaan.", "done_on": "2030-01-01"})
    assert page.status_code == 200
    assert "Anders gedaan." in page.content.decode()
    assert ConcreteStep.objects.get().state == "asked"


def test_contribution_is_kept_after_the_yes(visitor: Client, step: ConcreteStep) -> None:
    answer(visitor, step, "confirm")
    answer(visitor, step, "contribution", contribution="3", what_else="Een goede coach")
    assert (step.contribution, step.what_else) == (3, "Een goede coach")


def test_unknown_old_and_foreign_links_lead_to_a_friendly_page(
    visitor: Client, step: ConcreteStep, other_programme: Programme
) -> None:
    elsewhere = ConcreteStepFactory.create(company=CompanyFactory.create(programme=other_programme))
    ConcreteStep.objects.filter(pk=step.pk).update(recorded_at=dt.datetime(2019, 1, 1, tzinfo=dt.UTC))
    for token in ("nothing", step.token, elsewhere.token):
        assert visitor.get(reverse("public:step", args=[token])).status_code == 404
        assert visitor.post(reverse("public:step-answer", args=[token]), {"answer": "confirm"}).status_code == 404


def test_looking_changes_nothing(visitor: Client, step: ConcreteStep) -> None:
    visitor.get(reverse("public:step", args=[step.token]))
    assert ConcreteStep.objects.get().state == "asked"
