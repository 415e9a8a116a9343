"""Rows are matched to the register in few queries that use the index of keys."""

from django.db import connection

from tests.factories.companies import CONTINUED, CompanyFactory
from veerkracht.domain.companies.actions import merge_companies
from veerkracht.domain.companies.models import Company
from veerkracht.domain.companies.queries import match_companies
from veerkracht.domain.companies.queries.matching import IDS_BY_KEY, MOST_CANDIDATES
from veerkracht.domain.companies.rules.matching import CompanyEvidence, Outcome


def test_many_rows_take_four_queries(programme, django_assert_num_queries):
    for name in ("Zwanikken Bouw", "Hemveld Techniek"):
        CompanyFactory.create(programme=programme, name=name, kvk_number=None)
    rows = [CompanyEvidence(name=name) for name in ("Zwanikken Bouw BV", "Hemveld Techniek", "Koerrade") * 100]
    with django_assert_num_queries(4):
        found = match_companies(programme, rows)
    assert [match.outcome for match in found[:3]] == [Outcome.MATCH, Outcome.MATCH, Outcome.NEW]


def test_no_rows_take_no_query(programme, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert match_companies(programme, []) == []


def test_companies_of_another_programme_are_not_found_and_merged_ones_as_what_they_became(
    programme, other_programme, today
):
    CompanyFactory.create(programme=other_programme, name="Zwanikken Bouw")
    merged, kept = (CompanyFactory.create(programme=programme, name=name) for name in ("Hemveld", "Koerrade"))
    merge_companies(kept=kept, merged=merged, on=today, by=None, **CONTINUED)
    rows = [CompanyEvidence(name="Zwanikken Bouw"), CompanyEvidence(name="Hemveld")]
    assert [match.company_id for match in match_companies(programme, rows)] == [None, kept.pk]


def test_the_right_one_is_found_among_very_many_alike(programme):
    """More companies share the trade and a word than are looked at one by one."""
    for number in range(MOST_CANDIDATES * 2):
        CompanyFactory.create(programme=programme, name=f"Jansen Bouw {number + 100}", kvk_number=None, place="Zwolle")
    right = CompanyFactory.create(programme=programme, name="Jansen Bouw Twickel", kvk_number=None, place="Zwolle")
    match = match_companies(programme, [CompanyEvidence(name="Jansen Bouw Twickel BV", place="Zwolle")])[0]
    assert (match.outcome, match.company_id) == (Outcome.MATCH, right.pk)


def test_the_search_uses_the_index_of_keys(programme):
    """Enough companies, and counted by the planner, so that the cheapest way is the same on every machine."""
    company = CompanyFactory.create(programme=programme)
    others = [
        Company(programme=programme, name=f"Bedrijf {number}", match_keys=[f"name:bedrijf{number}"])
        for number in range(3_000)
    ]
    Company.objects.bulk_create(others)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE companies_company")
        arguments = {"keys": company.match_keys, "programme": programme.pk, "most": 10}
        cursor.execute(f"EXPLAIN {IDS_BY_KEY}", arguments)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "companies_match_keys" in plan
    assert "Seq Scan on companies_company" not in plan
