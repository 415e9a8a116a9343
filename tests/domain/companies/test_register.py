"""The register: every figure with its source, and one company per number."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.factories.companies import CONTINUED, CompanyFactory, MunicipalityFactory
from veerkracht.domain.companies.actions import create_company, index_companies, merge_companies, update_company
from veerkracht.domain.companies.actions.register import CompanyWasMerged, NumberAlreadyThere
from veerkracht.domain.companies.models import Company, LedgerChange
from veerkracht.shared.audit.models import AuditLine

DAY = dt.date(2019, 9, 1)


def add(programme, **fields: object) -> Company:
    return create_company(programme=programme, fields={"name": "Nieuw B.V.", **fields}, source="KVK", on=DAY, by=None)


def test_each_given_field_gets_its_source_and_date(programme):
    company = add(programme, kvk_number="69000200", headcount=12)
    noted = {"source": "KVK", "on": "2019-09-01"}
    assert company.sources == {"name": noted, "kvk_number": noted, "headcount": noted}


def test_what_did_not_change_keeps_its_source(programme, today):
    company = add(programme, headcount=12, phone="")
    changed = update_company(
        company=company,
        fields={"name": "Nieuw B.V.", "headcount": 14, "kvk_number": ""},
        source="visit",
        on=today,
        by=None,
    )
    assert changed.sources["headcount"] == {"source": "visit", "on": today.isoformat()}
    assert changed.sources["name"]["source"] == "KVK"
    assert "kvk_number" not in changed.sources
    assert AuditLine.objects.about(changed)[0].details == {"fields": ["headcount"]}


def test_an_empty_number_is_no_number(programme):
    assert add(programme, kvk_number="").kvk_number is None
    assert add(programme, kvk_number="").pk


def test_a_number_that_is_there_leads_to_its_company(programme):
    there = add(programme, kvk_number="69000201")
    with pytest.raises(NumberAlreadyThere) as refused:
        add(programme, kvk_number="69000201")
    assert refused.value.company == there
    other = add(programme)
    with pytest.raises(NumberAlreadyThere):
        update_company(company=other, fields={"kvk_number": "69000201"}, source="x", on=DAY, by=None)


def test_another_programme_may_have_the_same_number(programme, other_programme):
    add(programme, kvk_number="69000202")
    assert add(other_programme, kvk_number="69000202").pk


def test_the_number_of_a_merged_company_is_free_for_the_one_that_was_kept(programme, today):
    kept, merged = add(programme), add(programme, kvk_number="69000203")
    merge_companies(kept=kept, merged=merged, on=today, by=None, **CONTINUED)
    kept.refresh_from_db()
    assert kept.kvk_number == "69000203"


def test_a_change_of_a_stale_page_does_not_undo_a_merge(programme, today):
    kept, merged = add(programme), add(programme)
    stale = Company.objects.get(pk=merged.pk)
    merge_companies(kept=kept, merged=merged, on=today, by=None, **CONTINUED)
    with pytest.raises(CompanyWasMerged):
        update_company(company=stale, fields={"phone": "1"}, source="x", on=DAY, by=None)


def test_a_change_keeps_what_somebody_else_changed_meanwhile(programme, today):
    company = add(programme)
    stale = Company.objects.get(pk=company.pk)
    update_company(company=company, fields={"phone": "038"}, source="x", on=today, by=None)
    changed = update_company(company=stale, fields={"website": "nieuw.nl"}, source="x", on=today, by=None)
    assert (changed.phone, changed.website) == ("038", "nieuw.nl")


def test_sector_and_target_answer_follow_from_the_fields(programme, today):
    company = add(
        programme, headcount=12, sbi_code="25620", sbi_version="2008", municipality=MunicipalityFactory.create()
    )
    assert (company.section, company.target_answer, company.target_reasons[2]) == ("C", "unknown", "size_unknown")
    company = update_company(company=company, fields={"headcount": 3}, source="x", on=today, by=None)
    assert (company.target_answer, company.target_reasons[0]) == ("no", "too_few_employees")


def test_a_change_makes_the_figures_count_the_company_again(programme, today):
    company = add(programme)
    LedgerChange.objects.all().delete()
    update_company(company=company, fields={"headcount": 3}, source="x", on=today, by=None)
    assert LedgerChange.objects.get().subject_id == company.pk


def test_the_version_before_a_change_is_kept(programme, today):
    company = add(programme, headcount=12)
    update_company(company=company, fields={"headcount": 14}, source="x", on=today, by=None)
    assert [row.headcount for row in company.history.order_by("pgh_id")] == [12]


def test_a_bulk_load_can_be_made_findable_afterwards(programme):
    company = CompanyFactory.create(programme=programme, name="Café De Üil")
    Company.objects.filter(pk=company.pk).update(search_text="", match_keys=[])
    company.refresh_from_db()
    assert index_companies(programme=programme, companies=[company]) == 1
    company.refresh_from_db()
    assert "cafe de uil" in company.search_text
    assert company.match_keys


@pytest.mark.parametrize("fields", [{"kvk_number": "1234567"}, {"kvk_number": "12A45678"}, {"name": ""}])
def test_the_database_refuses(programme, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        CompanyFactory.create(programme=programme, **fields)
