"""The list of companies: search, filters, order, pages, export."""

import datetime as dt
import io

import pytest
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.companies import CompanyFactory, ConcreteStepFactory, MunicipalityFactory, TouchpointFactory
from tests.web.team.companies.conftest import ENGLISH
from veerkracht.domain.companies.models import Company
from veerkracht.web.team.companies import paging

LIST = "/team/bedrijven/"
QUERIES = 11


@pytest.fixture
def names(team):
    """Return a function that gives the names on the list, in order."""

    def look(**filters: object) -> list[str]:
        response = team.get(LIST, filters)
        assert response.status_code == 200
        return [row.record.name for row in response.context["table"].paginated_rows]

    return look


def make(programme, *names: str, **fields: object) -> list[Company]:
    return [CompanyFactory.create(programme=programme, name=name, **fields) for name in names]


def met(company: Company, day: dt.date = dt.date(2019, 3, 12), minutes: int = 120) -> None:
    starts_at = dt.datetime.combine(day, dt.time(18, tzinfo=dt.UTC))
    TouchpointFactory.create(
        programme=company.programme, company=company, minutes=minutes, occasion__starts_at=starts_at
    )


@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_list_costs_the_same_queries_however_long(team, programme, number, django_assert_num_queries):
    for company in CompanyFactory.create_batch(number, programme=programme):
        met(company)
    team.get(LIST)
    with django_assert_num_queries(QUERIES):
        response = team.get(LIST)
    assert response.text.count('href="/team/bedrijven/') >= number


def test_companies_of_another_programme_and_merged_ones_are_not_there(names, programme, other_programme):
    kept, merged = make(programme, "Kept", "Merged")
    make(other_programme, "Elsewhere")
    Company.objects.filter(pk=merged.pk).update(merged_into=kept)
    assert names() == ["Kept"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zwan", ["Zwanikken B.V.", "Bakkerij Zwanikken"]),
        ("ZWANIKKEN bakkerij", ["Bakkerij Zwanikken"]),
        ("cafe", ["Café De Üil"]),
        ("de molen", ["Bakkerij Zwanikken"]),
        ("6900 0501", ["Zwanikken B.V."]),
        ("uil", ["Café De Üil"]),
        ("de", ["Bakkerij Zwanikken", "Café De Üil"]),
        ("z", ["Zwanikken B.V."]),
        ("hengelo", ["Café De Üil"]),
        ("nothing like it", []),
    ],
)
def test_search_finds_names_trade_names_numbers_and_places(names, programme, typed, found):
    make(programme, "Zwanikken B.V.", kvk_number="69000501")
    make(programme, "Bakkerij Zwanikken", trade_names=["De Molen"])
    make(programme, "Café De Üil", place="Hengelo")
    assert names(q=typed) == found


def test_a_slip_of_the_pen_gets_suggestions(seen, programme):
    make(programme, "Zwanikken B.V.")
    text = seen(LIST, q="Zwaniken")
    assert "Did you mean" in text
    assert "Zwanikken B.V." in text
    assert "?naam=Zwaniken" in text


def test_each_filter_keeps_what_it_says(names, programme):
    deventer = MunicipalityFactory.create(code="GM0150", name="Deventer")
    make(programme, "Deventer", municipality=deventer)
    make(programme, "Software", sbi_code="62010")
    make(programme, "Small", headcount=3)
    make(programme, "Who knows", headcount=None)
    assert names(municipality="GM0150") == ["Deventer"]
    assert names(sector="J") == ["Software"]
    assert names(target="no") == ["Small"]
    assert names(target="unknown") == ["Who knows"]


def test_a_company_is_at_one_stage(names, programme):
    reached, aware, activated, *_ = make(programme, "Reached", "Aware", "Activated", "Nowhere")
    met(reached, minutes=10)
    met(aware)
    TouchpointFactory.create(programme=programme, company=activated, kind="step", level="A2", occasion=None)
    for stage, name in (("reached", "Reached"), ("aware", "Aware"), ("activated", "Activated"), ("none", "Nowhere")):
        assert names(stage=stage) == [name]
    assert names(level="A2") == ["Activated"]
    assert names(level="A1") == []


def test_companies_with_a_step_that_waits_can_be_found(names, programme):
    waiting, done = make(programme, "Waiting", "Done")
    ConcreteStepFactory.create(company=waiting)
    ConcreteStepFactory.create(company=done, confirmed=True)
    assert names(step="open") == ["Waiting"]


def test_the_order_can_be_chosen_and_unknown_comes_last(names, programme):
    big, small, _ = [make(programme, name, headcount=size)[0] for name, size in (("A", 90), ("B", 7), ("C", None))]
    met(big)
    met(small, dt.date(2019, 8, 1))
    assert names() == ["A", "B", "C"]
    assert names(sort="-name") == ["C", "B", "A"]
    assert names(sort="headcount") == ["B", "A", "C"]
    assert names(sort="-headcount") == ["A", "B", "C"]
    assert names(sort="-last_on") == ["B", "A", "C"]
    assert names(sort="last_on") == ["A", "B", "C"]
    assert names(sort="-last_on", stage="none") == ["C"]


@pytest.mark.parametrize("sort", ["last_on", "-last_on"])
def test_pages_in_the_order_of_the_last_contact_show_every_company_once(names, team, programme, sort):
    companies = make(programme, *(f"Firma {number:03}" for number in range(110)))
    days = {company.name: dt.date(2019, 3, 1 + number % 3) for number, company in enumerate(companies[::2])}
    for company in companies[::2]:
        met(company, days[company.name])
    way = -1 if sort.startswith("-") else 1
    wanted = sorted(days, key=lambda name: (way * days[name].toordinal(), name)) + [
        company.name for company in companies[1::2]
    ]
    assert [name for page in (1, 2, 3) for name in names(sort=sort, page=page)] == wanted
    exported = team.get(LIST, {"sort": sort, "_export": "csv"}, headers=ENGLISH).getvalue().decode("utf-8-sig")
    assert [line.split(";")[0] for line in exported.splitlines()[1:]] == wanted


def test_pages_hold_fifty_and_keep_the_filter(team, programme):
    make(programme, *(f"Firma {number:02}" for number in range(52)))
    response = team.get(LIST, {"q": "firma", "page": 2})
    assert [row.record.name for row in response.context["table"].paginated_rows] == ["Firma 50", "Firma 51"]
    assert "?q=firma&amp;page=1" in response.text


@pytest.mark.parametrize("page", ["0", "99", "x"])
def test_a_page_that_is_not_there_shows_one_that_is(team, programme, page):
    make(programme, "Firma")
    assert team.get(LIST, {"page": page}).status_code == 200


def test_a_very_long_list_says_more_instead_of_counting_everything(seen, programme, monkeypatch):
    monkeypatch.setattr(paging, "AT_MOST", 2)
    make(programme, "One", "Two", "Three")
    text = seen(LIST)
    assert "2 companies or more" in text
    assert "There are more companies than these pages show" in text
    assert "Three" in text
    assert "Two" not in text


def test_the_export_holds_every_row_that_fits_the_filter(team, programme, monkeypatch):
    monkeypatch.setattr(paging, "AT_MOST", 1)
    make(programme, "One", "=Two", headcount=12)
    make(programme, "Small", headcount=3)
    response = team.get(LIST, {"target": "yes", "_export": "csv"}, headers=ENGLISH)
    text = response.getvalue().decode("utf-8-sig")
    assert response["Content-Type"].startswith("text/csv")
    assert [line.split(";")[0] for line in text.splitlines()] == ["Company", "'=Two", "One"]
    assert "in the target group" in text


def test_the_export_opens_as_a_workbook(team, programme):
    make(programme, "One")
    response = team.get(LIST, {"_export": "xlsx"}, headers=ENGLISH)
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    assert [cell.value for cell in sheet[1]][:2] == ["Company", "Stage"]
    assert sheet["A2"].value == "One"


def test_htmx_gets_the_list_alone_with_the_clean_address(team, programme):
    make(programme, "Zwanikken")
    response = team.get(LIST, {"q": "zwan", "stage": ""}, headers={"hx-request": "true"})
    assert response["HX-Replace-Url"] == f"{LIST}?q=zwan"
    assert response.text.lstrip().startswith('<div id="list">')
    assert 'hx-get="/team/bedrijven/"' in response.text
    assert "<html" not in response.text


def test_without_companies_the_page_says_what_will_be_here(seen, programme):
    text = seen(LIST)
    assert "No companies yet" in text
    assert reverse("team:company-new") in text


def test_who_may_look(auditor, deputy, stranger, pionier, visitor, programme):
    found = {client: client.get(LIST).status_code for client in (auditor, deputy, stranger, pionier, visitor)}
    assert list(found.values()) == [200, 200, 403, 403, 302]


def test_search_uses_the_trigram_index(programme):
    Company.objects.bulk_create(
        Company(
            programme=programme,
            name=f"Firma {number}",
            search_text=f"firma {number:05} te {'plaats ' * 9}{number % 97}",
        )
        for number in range(8_000)
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('companies_search_text')")
        cursor.execute("ANALYZE companies_company")
    for typed in ("03999", "firma 03999 plaats", "zwanikken"):
        assert "companies_search_text" in Company.objects.of(programme).search(typed).explain()
