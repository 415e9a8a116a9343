"""Who holds a part of whom, and what follows: the undertaking and the SME answer of a company."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.domain.companies.snapshots import snapshot
from tests.domain.companies.threads import at_once
from tests.factories.companies import CompanyFactory
from tests.factories.programme import ProgrammeFactory
from tests.factories.undertakings import AccountingYearFactory, UndertakingLinkFactory
from veerkracht.domain.companies.actions import (
    add_link,
    end_link,
    merge_companies,
    note_accounting_year,
    remove_link,
    undo_merge,
)
from veerkracht.domain.companies.actions.register import CompanyWasMerged
from veerkracht.domain.companies.actions.undertakings import EndsBeforeItBegan, Holding, LinkIsThere, NotTwoCompanies
from veerkracht.domain.companies.choices import LinkKind
from veerkracht.domain.companies.models import AccountingYear, UndertakingLink
from veerkracht.domain.companies.queries import group_of, single_undertaking, sme_answer
from veerkracht.domain.companies.rules.sme import Size
from veerkracht.domain.programme.rules.population import Answer

WHOLE = Holding(percentage=Decimal(100))


@pytest.fixture
def holding(programme):
    return CompanyFactory.create(programme=programme, name="Zwanikken Holding B.V.")


def link(holder, held, holding=WHOLE, **more) -> UndertakingLink:
    return add_link(holder=holder, held=held, holding=holding, source="told by the owner", by=None, **more)


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (Holding(percentage=Decimal(30)), LinkKind.PARTNER),
        (Holding(percentage=Decimal(30), has_control=True), LinkKind.LINKED),
        (Holding(percentage=Decimal("50.5")), LinkKind.LINKED),
        (Holding(kind=LinkKind.PARTNER), LinkKind.PARTNER),
        (Holding(kind=LinkKind.PARTNER, has_control=True), LinkKind.LINKED),
        (Holding(percentage=Decimal(5)), LinkKind.MINOR),
    ],
)
def test_the_kind_of_a_link_follows_from_what_is_said(holding, company, given, kind):
    assert link(holding, company, given).kind == kind


def test_a_public_body_is_known_by_its_name(company):
    made = link(None, company, Holding(percentage=Decimal(30), is_public_body=True), holder_name=" Provincie ")
    assert made.holder_name == "Provincie"
    assert sme_answer(group_of(company), dt.date(2019, 9, 23)).answer is Answer.NO


def test_a_company_is_not_its_own_holder(company, other_programme):
    with pytest.raises(NotTwoCompanies):
        link(company, company)
    with pytest.raises(NotTwoCompanies):
        link(CompanyFactory.create(programme=other_programme), company)


def test_two_links_of_the_same_two_do_not_overlap(holding, company):
    first = link(holding, company, Holding(percentage=Decimal(100), ends_on=dt.date(2018, 1, 1)))
    with pytest.raises(LinkIsThere):
        link(holding, company, Holding(percentage=Decimal(60), starts_on=dt.date(2017, 12, 31)))
    second = link(holding, company, Holding(percentage=Decimal(60), starts_on=dt.date(2018, 1, 1)))
    assert {first.pk, second.pk} == set(UndertakingLink.objects.values_list("pk", flat=True))


def test_a_link_ends_after_it_began(holding, company):
    made = link(holding, company, Holding(percentage=Decimal(100), starts_on=dt.date(2018, 1, 1)))
    with pytest.raises(EndsBeforeItBegan):
        end_link(link=made, on=dt.date(2018, 1, 1), by=None)
    assert end_link(link=made, on=dt.date(2018, 1, 2), by=None).ends_on == dt.date(2018, 1, 2)


def test_the_database_refuses_a_kind_that_does_not_fit(holding, company):
    with pytest.raises(IntegrityError), transaction.atomic():
        UndertakingLinkFactory.create(holder=holding, held=company, kind=LinkKind.PARTNER, percentage=Decimal(60))


def test_a_merged_company_takes_no_link(holding, company, today):
    kept = CompanyFactory.create(programme=company.programme, kvk_number=None)
    merge_companies(kept=kept, merged=company, on=today, by=None)
    with pytest.raises(CompanyWasMerged):
        link(holding, company)
    with pytest.raises(CompanyWasMerged):
        note_accounting_year(company=company, year=2018, awu=Decimal(1), source="x", by=None)


def test_a_year_is_noted_once_and_changed_afterwards(company):
    for awu in (10, 12):
        note_accounting_year(company=company, year=2018, awu=Decimal(awu), source="jaarrekening", by=None)
    assert AccountingYear.objects.get().awu == 12


def test_the_undertaking_is_everybody_linked_in_a_chain_on_that_day(holding, company, programme, today):
    sister, partner, stranger = CompanyFactory.create_batch(3, programme=programme)
    link(holding, company)
    link(holding, sister, Holding(percentage=Decimal(80), ends_on=dt.date(2019, 1, 1)))
    link(partner, holding, Holding(percentage=Decimal(30)))
    UndertakingLinkFactory.create(holder=stranger, held=CompanyFactory.create(programme=programme))
    group = group_of(company)
    assert set(single_undertaking(group, dt.date(2018, 12, 31)).companies) == {holding, company, sister}
    assert set(single_undertaking(group, today).companies) == {holding, company}
    assert set(group.firms) == {holding.pk, company.pk, sister.pk, partner.pk}


def test_a_circle_of_links_ends(holding, company, today):
    link(holding, company)
    link(company, holding)
    assert len(single_undertaking(group_of(company), today).companies) == 2


def test_the_sme_answer_uses_the_years_of_every_firm(holding, company, today):
    link(holding, company)
    AccountingYearFactory.create(company=company, awu=Decimal(40))
    AccountingYearFactory.create(company=holding, awu=Decimal(9))
    answer = sme_answer(group_of(company), today)
    assert (answer.answer, answer.size, answer.amounts.awu[0]) == (Answer.YES, Size.SMALL, 49)
    assert answer.lines[1].figures.source == "jaarrekening"


def test_without_years_the_figures_of_the_register_stand_in(company, today):
    company.sources["headcount"] = {"source": "KvK", "on": "2019-01-02"}
    company.save()
    answer = sme_answer(group_of(company), today)
    assert (answer.answer, answer.lines[0].figures.source) == (Answer.YES, "KvK")


def test_a_group_costs_the_same_queries_however_large(company, programme, django_assert_num_queries):
    for number in (1, 5):
        UndertakingLinkFactory.create_batch(number, held=company)
        with django_assert_num_queries(4):
            group_of(company)


def test_a_removed_link_stays_in_the_history(holding, company):
    made = link(holding, company)
    remove_link(link=made, by=None)
    history = apps.get_model("companies", "UndertakingLinkHistory")
    assert history.objects.get().held_id == company.pk


def test_a_merge_moves_links_and_years_that_do_not_clash_and_undo_restores_all(holding, company, programme, today):
    twin = CompanyFactory.create(programme=programme, kvk_number=None)
    daughter = CompanyFactory.create(programme=programme)
    for held in (company, twin):
        link(holding, held)
    link(company, twin, Holding(percentage=Decimal(30)))
    link(twin, daughter)
    AccountingYearFactory.create(company=company, year=2018)
    AccountingYearFactory.create(company=twin, year=2018)
    AccountingYearFactory.create(company=twin, year=2017)
    before = snapshot()
    merge = merge_companies(kept=company, merged=twin, on=today, by=None)
    assert set(single_undertaking(group_of(company), today).companies) == {holding, company, daughter}
    assert set(company.accounting_years.values_list("year", flat=True)) == {2017, 2018}
    undo_merge(merge=merge, on=today, at=programme.now(), by=None)
    assert snapshot() == before


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_people_who_add_the_same_link_at_once_make_one(transactional_db):
    programme = ProgrammeFactory.create(is_default=True)
    holder, held = CompanyFactory.create_batch(2, programme=programme)
    outcomes = at_once(*[partial(link, holder, held)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["LinkIsThere", "UndertakingLink"]
    assert UndertakingLink.objects.count() == 1
