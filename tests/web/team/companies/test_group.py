"""The page about size and undertaking: both answers with their figures, links and accounting years."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from tests.factories.companies import CompanyFactory
from tests.factories.undertakings import AccountingYearFactory, UndertakingLinkFactory
from tests.web.team.companies.conftest import ENGLISH
from veerkracht.domain.companies.choices import LinkKind
from veerkracht.domain.companies.models import AccountingYear, UndertakingLink

LINK = {"direction": "is_held", "percentage": "60", "source": "annual accounts"}


def page(company, name="company-group", *args) -> str:
    return reverse(f"team:{name}", args=[company.pk, *args])


@pytest.fixture
def other(programme):
    return CompanyFactory.create(programme=programme, name="Zwanikken Holding B.V.")


def test_both_answers_stand_apart_with_their_reasons_and_figures(seen, company, other):
    UndertakingLinkFactory.create(held=company, holder=other)
    AccountingYearFactory.create(company=company, awu=Decimal("20.5"), source="jaarrekening 2018")
    AccountingYearFactory.create(company=other, awu=Decimal(280))
    text = seen(page(company))
    assert "in the target group" in text
    assert "no SME" in text
    assert "300.5 annual work units: fewer than 250 are allowed" in text
    assert "jaarrekening 2018" in text
    assert "Zwanikken Holding B.V." in text


def test_the_page_answers_for_another_day(seen, company, other):
    UndertakingLinkFactory.create(held=company, holder=other, starts_on=dt.date(2019, 3, 1))
    assert "One undertaking, tied" in seen(page(company))
    before = seen(page(company), op="2019-02-28")
    assert "One undertaking, tied" not in before
    assert "28 Feb 2019" in before
    assert "not on this day" in before


def test_what_is_no_day_is_said_and_today_is_shown(seen, company):
    assert "That was not a day, so this is today." in seen(page(company), op="gisteren")


def test_a_partner_and_an_unknown_share_are_shown_as_such(seen, company, other):
    UndertakingLinkFactory.create(held=company, holder=other, kind=LinkKind.PARTNER, percentage=None)
    AccountingYearFactory.create(company=company)
    AccountingYearFactory.create(company=other, awu=Decimal(100))
    text = seen(page(company))
    assert "25 to 50%" in text
    assert "45 to 70 annual work units" in text


def test_the_other_company_is_found_by_searching(seen, company, other):
    text = seen(page(company, "link-new"), q="zwanikken")
    assert f"?met={other.pk}" in text
    assert "No other company found." in seen(page(company, "link-new"), q="xyzzy")


def test_adding_a_link_says_who_holds_whom(sent, company, other):
    answer = sent(page(company, "link-new"), LINK | {"met": other.pk, "starts_on": "2018-01-01"})
    assert answer.url == page(company)
    made = UndertakingLink.objects.get()
    assert (made.holder, made.held, made.kind, made.starts_on) == (other, company, "linked", dt.date(2018, 1, 1))


def test_the_company_itself_may_be_the_holder(sent, company, other):
    sent(page(company, "link-new"), LINK | {"met": other.pk, "direction": "holds"})
    assert UndertakingLink.objects.get().holder == company


def test_a_public_body_needs_a_name(sent, company):
    address = page(company, "link-new")
    asked = sent(address, {"met": "overheid", "percentage": "30", "source": "x"})
    assert "Fill in which public body it is" in asked.text
    sent(address, {"met": "overheid", "percentage": "30", "source": "x", "holder_name": "Provincie"})
    assert UndertakingLink.objects.get().is_public_body


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"percentage": ""}, "Fill in a percentage, or choose below"),
        ({"percentage": "veel"}, "Type a percentage from 0 to 100"),
        ({"direction": ""}, "Choose which of the two is the holder."),
        ({"source": ""}, "Say where it comes from"),
        ({"starts_on": "2019-01-01", "ends_on": "2019-01-01"}, "not after the day on which it began"),
    ],
)
def test_a_wrong_link_is_refused_with_what_would_be_right(sent, company, other, wrong, said):
    text = sent(page(company, "link-new"), LINK | {"met": other.pk, "source": "kept text"} | wrong).text
    assert said in text
    assert not UndertakingLink.objects.exists()
    assert wrong.get("source") == "" or "kept text" in text


def test_the_same_link_twice_is_refused_in_words(sent, company, other):
    UndertakingLinkFactory.create(held=company, holder=other)
    assert "This link is already here" in sent(page(company, "link-new"), LINK | {"met": other.pk}).text


def test_a_link_is_ended_or_removed(sent, company, other):
    link = UndertakingLinkFactory.create(held=company, holder=other, starts_on=dt.date(2018, 1, 1))
    assert "ends before it began" in sent(page(company, "link-end", link.pk), {"on": "2017-01-01"}).text
    sent(page(company, "link-end", link.pk), {"on": "2019-01-01"})
    link.refresh_from_db()
    assert link.ends_on == dt.date(2019, 1, 1)
    sent(page(company, "link-remove", link.pk))
    assert not UndertakingLink.objects.exists()


def test_a_year_is_noted_changed_and_removed(sent, seen, company):
    given = {"year": "2018", "awu": "12.5", "turnover": "1500000", "source": "annual accounts"}
    sent(page(company, "year-new"), given)
    assert "12.5" in seen(page(company))
    sent(page(company, "year-edit", 2018), given | {"awu": "13", "year": "1999"})
    changed = AccountingYear.objects.get()
    assert (changed.year, changed.awu) == (2018, 13)
    sent(page(company, "year-remove", 2018))
    assert not AccountingYear.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"awu": ""}, "Fill in at least one figure."),
        ({"awu": "-1"}, "0"),
        ({"year": "2019"}, "The accounts of this year are not closed yet."),
        ({"year": "2020"}, "This year has not begun yet."),
        ({"year": "vorig jaar"}, "Fill in the year, such as 2018."),
        ({"source": ""}, "Say where it comes from"),
    ],
)
def test_a_wrong_year_is_refused_with_what_would_be_right(sent, company, wrong, said):
    given = {"year": "2018", "awu": "12.5", "source": "annual accounts"}
    assert said in sent(page(company, "year-new"), given | wrong).text
    assert not AccountingYear.objects.exists()


def test_this_year_may_be_an_estimate(sent, company):
    sent(page(company, "year-new"), {"year": "2019", "awu": "3", "is_estimate": "on", "source": "plan"})
    assert AccountingYear.objects.get().is_estimate


@pytest.mark.parametrize("number", [1, 4])
def test_the_page_costs_the_same_queries_however_large_the_group(team, company, number, django_assert_num_queries):
    for link in UndertakingLinkFactory.create_batch(number, held=company):
        AccountingYearFactory.create(company=link.holder)
    team.get(page(company))
    with django_assert_num_queries(12):
        team.get(page(company))


def test_nothing_of_another_programme_is_there(team, company, other_programme):
    elsewhere = CompanyFactory.create(programme=other_programme)
    link = UndertakingLinkFactory.create(held=elsewhere)
    assert team.get(page(elsewhere)).status_code == 404
    assert team.get(page(company, "link-end", link.pk)).status_code == 404
    assert team.get(page(company, "link-new") + f"?met={elsewhere.pk}").status_code == 404


def test_who_only_looks_sees_figures_and_no_forms(deputy, company):
    AccountingYearFactory.create(company=company)
    text = deputy.get(page(company), headers=ENGLISH).text
    assert "Add a link" not in text
    assert page(company, "year-edit", 2018) not in text
