"""The example shows firms that belong together, a firm over the limit for one year, notes and what was agreed."""

import pytest

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.companies.models import AccountingYear, CompanyNote, NextContact, UndertakingLink
from veerkracht.domain.companies.queries import group_of, single_undertaking, sme_answer
from veerkracht.domain.companies.rules.sme import Reason, Size
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.rules.population import Answer

pytestmark = pytest.mark.django_db


def test_a_holding_and_two_working_companies_are_one_undertaking(demo: Programme) -> None:
    link = UndertakingLink.objects.of(demo).get(percentage=100)
    assert link.holder is not None
    assert link.holder.name.endswith("Holding B.V.")
    assert len(single_undertaking(group_of(link.held), demo.today()).companies) == 3


def test_a_partner_of_30_percent_counts_for_that_part(demo: Programme) -> None:
    link = UndertakingLink.objects.of(demo).get(percentage=30)
    lines = sme_answer(group_of(link.held), demo.today()).lines
    assert [line.share for line in lines if line.company == link.holder_id] == [(30, 30)]


def test_a_public_body_with_a_quarter_makes_a_firm_no_sme(demo: Programme) -> None:
    link = UndertakingLink.objects.of(demo).get(is_public_body=True)
    assert sme_answer(group_of(link.held), demo.today()).answer is Answer.NO


def test_one_year_over_the_limit_does_not_change_the_answer_yet(demo: Programme) -> None:
    year = AccountingYear.objects.get(company__programme=demo, year=2016)
    answer = sme_answer(group_of(year.company), demo.today())
    assert (answer.answer, answer.size) == (Answer.YES, Size.MEDIUM)
    assert Reason.TWO_YEARS in answer.reasons


def test_the_project_leader_wrote_notes_and_has_something_late_and_something_today(demo: Programme) -> None:
    leader = demo.memberships.get(role=Role.PROJECT_LEADER).user
    assert CompanyNote.objects.filter(programme=demo, author=leader).count() == 3
    own = NextContact.objects.of(demo).filter(owner=leader)
    assert own.overdue(demo.today()).count() == 1
    assert own.open().filter(due_on=demo.today()).count() == 1
