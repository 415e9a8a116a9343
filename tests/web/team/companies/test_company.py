"""The page of a company: what we know, how far it is, and why."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.companies import (
    CONTINUED,
    CompanyFactory,
    ConcreteStepFactory,
    PersonFactory,
    PositionFactory,
    TouchpointFactory,
)
from tests.factories.referrals import QuestionFactory
from tests.factories.undertakings import CompanyNoteFactory, NextContactFactory
from tests.web.team.companies.conftest import ENGLISH
from veerkracht.domain.companies.actions import merge_companies, record_step, update_company, void_touchpoint
from veerkracht.domain.companies.choices import EvidenceKind, StepKind
from veerkracht.domain.companies.models import Company

QUERIES = 13


def page_of(company: Company, name: str = "company") -> str:
    return reverse(f"team:{name}", args=[company.pk])


def test_each_figure_stands_with_its_source_and_date(seen, company, today):
    update_company(company=company, fields={"headcount": 14}, source="told by the owner", on=today, by=None)
    text = seen(page_of(company))
    assert "told by the owner, 23 Sep 2019" in text
    assert "Industry" in text


def test_the_target_group_answer_gives_its_reasons_with_the_figures(seen, programme):
    small = CompanyFactory.create(programme=programme, headcount=3, turnover=None)
    text = seen(page_of(small, "company-group"))
    assert "outside the target group" in text
    assert "3 employees: more than 5 are needed" in text
    assert "Established in Zwolle, in the region" in text
    assert "Turnover and balance total are not known well enough" in text


def test_each_stage_names_the_fact_that_proved_it(seen, programme, company, event):
    fact = TouchpointFactory.create(programme=programme, company=company, occasion=event.occasion)
    text = seen(page_of(company))
    assert f'href="#fact-{fact.pk}"' in text
    assert reverse("team:event", args=[event.pk]) in text
    assert "being there stands for it (proxy)" in text


def test_a_company_without_facts_says_so(seen, company):
    text = seen(page_of(company))
    assert "Not reached yet: no fact proves it." in text
    assert "Nothing is known yet." in text


def test_voided_facts_are_struck_with_who_and_why(seen, programme, company):
    fact = TouchpointFactory.create(programme=programme, company=company)
    who = UserFactory.create(name="Truus")
    void_touchpoint(touchpoint=fact, reason="was another firm", at=programme.now(), by=who)
    text = seen(page_of(company))
    assert "<s>Attended a meeting" in text
    assert "Taken out by Truus on Mon 23 Sep 2019: was another firm" in text


def test_people_steps_and_mails_are_shown(seen, company, team_user):
    contact = PersonFactory.create(programme=company.programme, name="Anna Jansen")
    PositionFactory.create(person=contact, company=company, title="eigenaar")
    step = record_step(
        company=company,
        kind=StepKind.EXPERIMENT,
        description="Zelf roosteren.",
        done_on=dt.date(2019, 6, 1),
        evidence_kind=EvidenceKind.VISIT,
        contact=contact,
        by=team_user,
    )
    text = seen(page_of(company))
    for expected in ("Anna Jansen", "eigenaar", "Zelf roosteren.", reverse("team:step", args=[step.pk])):
        assert expected in text
    assert "/team/post/" in seen(page_of(company, "company-history"))


def test_questions_are_counted_for_all_and_listed_for_who_answers(team, deputy, company):
    question = QuestionFactory.create(programme=company.programme, company=company)
    link = reverse("team:question", args=[question.pk])
    for client, may_read in ((team, True), (deputy, False)):
        text = client.get(page_of(company, "company-history"), headers=ENGLISH).text
        assert "1 waiting for an answer" in text
        assert (link in text) is may_read
        assert question.text not in text


def test_an_auditor_sees_facts_and_evidence_but_no_names(auditor, programme, company):
    person = PersonFactory.create(programme=programme, name="Anna Jansen")
    PositionFactory.create(person=person, company=company)
    TouchpointFactory.create(programme=programme, company=company, person=person)
    text = auditor.get(page_of(company), headers=ENGLISH).text
    assert "Attended a meeting" in text
    assert "1 person. Names are not shown to auditors." in text
    assert "Anna Jansen" not in text
    assert "this is wrong" not in text


def test_changes_show_what_was_before_and_by_whom(seen, company, team_user, today):
    update_company(company=company, fields={"headcount": 14}, source="x", on=today, by=team_user)
    update_company(company=company, fields={"headcount": 1400, "phone": "+31381"}, source="x", on=today, by=team_user)
    text = seen(page_of(company, "company-history"))
    assert "<s>20</s>" in text
    assert "<s>14</s>" in text
    assert "1,400" in text
    assert str(team_user) in text


def test_a_merged_company_leads_to_the_one_that_lives_on(team, company, today):
    kept = CompanyFactory.create(programme=company.programme)
    merge_companies(kept=kept, merged=company, on=today, by=None, **CONTINUED)
    assert team.get(page_of(company)).url == page_of(kept)


@pytest.mark.parametrize("number", [1, 6])
def test_the_page_costs_the_same_queries_however_much_happened(
    team, programme, company, number, today, django_assert_num_queries
):
    for _ in range(number):
        TouchpointFactory.create(programme=programme, company=company)
        PositionFactory.create(company=company, person=PersonFactory.create(programme=programme))
        ConcreteStepFactory.create(company=company)
        QuestionFactory.create(programme=programme, company=company)
        CompanyNoteFactory.create(company=company)
        NextContactFactory.create(company=company)
    update_company(company=company, fields={"headcount": number}, source="called", on=today, by=UserFactory.create())
    team.get(page_of(company))
    with django_assert_num_queries(QUERIES):
        team.get(page_of(company))


def test_only_the_last_facts_are_shown_until_all_are_wanted(seen, programme, company, monkeypatch):
    monkeypatch.setattr("veerkracht.web.team.companies.page.FACTS_SHOWN", 2)
    TouchpointFactory.create_batch(3, programme=programme, company=company)
    assert seen(page_of(company)).count('id="fact-') == 2
    assert seen(page_of(company), alles="1").count('id="fact-') == 3


def test_a_company_of_another_programme_is_not_there(team, other_programme):
    elsewhere = CompanyFactory.create(programme=other_programme)
    for name in ("company", "company-edit", "merge", "step-new"):
        assert team.get(reverse(f"team:{name}", args=[elsewhere.pk])).status_code == 404


def test_who_only_looks_gets_no_buttons(deputy, company):
    text = deputy.get(page_of(company), headers=ENGLISH).text
    assert "Record a step" not in text
    for name in ("company-edit", "merge", "step-new"):
        assert deputy.get(reverse(f"team:{name}", args=[company.pk])).status_code == 403
