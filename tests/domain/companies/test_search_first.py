"""The search box: the first of what a search finds, in a short time however many companies fit."""

import pytest
from django.db import connection

from tests.factories.companies import CompanyFactory
from veerkracht.domain.companies.actions import index_companies
from veerkracht.domain.companies.models import Company
from veerkracht.domain.programme.models import Programme

pytestmark = pytest.mark.django_db
NAMES = (
    "Bakkerij De Vries", "Bakkerij Jansen B.V.", "De Vries Bouw", "Van der Veen Transport", "Café Zwaan",
    "Zwaan Bakkerijen",
    "Jansen B.V.", "Jansen Beheer", "Nieuwbouw Jansen", "K. de Boer", "BV Advies",
)  # fmt: skip
TYPED = (
    "bakkerij", "bak", "ba", "b", "de vries", "jansen bakkerij", "cafe", "zwaan", "nsen", "bouw", "de", "bv", "b.v.",
    "Jansen BV", "6900", "69.000.003", "xyz", "zwolle", "%", "_", "\\", "'", "k",
)  # fmt: skip


@pytest.fixture
def register(programme: Programme) -> Programme:
    """A handful of companies whose names share words."""
    companies = [
        CompanyFactory(programme=programme, name=name, kvk_number=f"6900{number:04d}", place="Zwolle")
        for number, name in enumerate(NAMES)
    ]
    index_companies(programme=programme, companies=companies)
    return programme


def names(found: "Company.objects") -> list[str]:
    return [company.name for company in found]


@pytest.mark.parametrize("typed", TYPED)
def test_it_finds_what_a_search_finds_in_the_same_order(register: Programme, typed: str):
    companies = Company.objects.of(register)
    assert names(companies.search_first(typed)) == names(companies.search(typed))


def test_with_a_legal_form_or_without_it_the_same_is_found(register: Programme):
    companies = Company.objects.of(register)
    assert names(companies.search_first("jansen bv")) == names(companies.search_first("Jansen")) != []


def test_those_that_begin_with_the_words_are_never_left_out_for_others(register: Programme):
    found = Company.objects.of(register).search_first("jansen", most=2)
    assert names(found) == ["Jansen B.V.", "Jansen Beheer"]


def test_it_finds_no_more_than_asked(register: Programme):
    assert len(Company.objects.of(register).search_first("jansen", most=3)) == 3


def test_it_looks_among_the_companies_it_was_given(register: Programme, other_programme: Programme):
    companies = Company.objects.of(register)
    only = companies.filter(name="Nieuwbouw Jansen")
    assert names(only.search_first("jansen", most=1)) == ["Nieuwbouw Jansen"]
    assert names(Company.objects.of(other_programme).search_first("jansen")) == []


def test_what_looks_alike_is_found_after_a_slip(register: Programme):
    assert names(Company.objects.of(register).sounding_like("bakerij jansn"))[0] == "Bakkerij Jansen B.V."


@pytest.mark.parametrize(
    ("typed", "indexes"),
    [
        ("kwiek", {"companies_search_head", "companies_search_text"}),
        ("kwiek zwolle", {"companies_search_head", "companies_search_text"}),
        ("69000001", {"companies_search_head", "companies_search_text"}),
        ("k", {"companies_search_head"}),
    ],
)
def test_indexes_answer(register: Programme, typed: str, indexes: set[str]):
    Company.objects.bulk_create(
        Company(programme=register, name=f"Firma {n}", search_text=f"firma {n} ommen {n:08d}") for n in range(4_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('companies_search_text')")
        cursor.execute("ANALYZE companies_company")
        cursor.execute("SET LOCAL enable_seqscan = off")  # so few companies are read through as fast
    plan = Company.objects.of(register).search_first(typed)[:20].explain()
    assert indexes <= {index for index in ("companies_search_head", "companies_search_text") if index in plan}
    assert "Seq Scan on companies_company" not in plan
