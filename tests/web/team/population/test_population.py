"""The target group by place, sector and size: every figure is the length of the list that it opens."""

import datetime as dt
import re

import pytest

from tests.factories.companies import CompanyFactory, TouchpointFactory
from tests.factories.programme import MunicipalityFactory
from veerkracht.domain.companies.models import Company, CompanyStage
from veerkracht.domain.companies.queries import Part, population_cells, summed
from veerkracht.domain.programme.models import RegionTile

PATH = "/team/bedrijven/doelgroep/"
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def firms(programme):
    """Return three firms in Zwolle: untouched, reached and activated; and who must not be counted."""
    untouched, aware, activated = CompanyFactory.create_batch(3, programme=programme)
    TouchpointFactory.create(programme=programme, company=aware)
    TouchpointFactory.create(programme=programme, company=activated)
    CompanyStage.objects.filter(company=activated).update(activated_on=dt.date(2019, 6, 1))
    CompanyFactory.create(programme=programme, headcount=3)
    CompanyFactory.create(programme=programme, headcount=60, sbi_code="62010")
    return untouched, aware, activated


def test_the_parts_add_up_to_the_target_group(programme, firms):
    cells = population_cells(programme)
    assert summed(cells, lambda cell: cell.size) == {"10-49": Part(3, 1, 0, 1, 1), "50-249": Part(1, 1, 0, 0, 0)}
    assert summed(cells, lambda cell: cell.sector) == {"C": Part(3, 1, 0, 1, 1), "J": Part(1, 1, 0, 0, 0)}
    assert all(cell.part.total == sum(cell.part[1:]) for cell in cells)


@pytest.mark.parametrize(
    "query", ["", "?by=sector", "?by=size", "?by=place&per=sector", "?by=sector&per=size&size=10-49"]
)
def test_every_figure_is_the_length_of_its_list(team, firms, query):
    text = team.get(PATH + query, headers=ENGLISH).text
    links = re.findall(r'href="(/team/bedrijven/\?target=yes[^"]*)"[^>]*>(?:<span[^>]*>)?(\d+)<', text)
    assert links
    for url, figure in links:
        listed = team.get(url.replace("&amp;", "&"), headers=ENGLISH).text
        assert re.search(rf">\s*{figure} companies", listed), (url, figure)


def test_who_has_its_head_office_elsewhere_stands_in_one_row_without_a_list(team, programme, firms):
    for code in ("GM0200", "GM0244"):
        place = MunicipalityFactory.create(code=code, name=code)
        company = CompanyFactory.create(programme=programme)
        Company.objects.filter(pk=company.pk).update(municipality=place)
    text = team.get(PATH, headers=ENGLISH).text
    row = text.split("head office elsewhere")[1].split("</tr>")[0]
    assert re.search(r">2<", row)
    assert "href" not in row


def test_a_filter_narrows_the_whole_page(team, firms):
    text = team.get(PATH + "?by=sector&size=50-249", headers=ENGLISH).text
    assert "Information" in text
    assert "Industry</" not in text.split("<tbody>")[1]


def test_what_is_no_choice_shows_the_whole(team, firms):
    assert team.get(PATH + "?by=colour&per=smell").status_code == 200


def test_rows_and_columns_are_never_the_same(team, firms):
    assert team.get(PATH + "?by=size&per=size").status_code == 200


def test_the_map_shows_where_nobody_has_been(team, programme, firms):
    RegionTile.objects.get_or_create(
        programme=programme, municipality=MunicipalityFactory.create(), defaults={"column": 0, "row": 0}
    )
    text = team.get(PATH, headers=ENGLISH).text
    assert "Not reached yet, by municipality" in text
    assert "Zwolle: 2" in text


def test_the_export_holds_the_table(team, firms):
    rows = b"".join(team.get(PATH + "?by=size&_export=csv", headers=ENGLISH)).decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Size")
    assert any(row.startswith("10 to 49 employees") for row in rows)


def test_an_empty_programme_says_so(team):
    assert "No company of the target group fits these filters." in team.get(PATH, headers=ENGLISH).text


def test_nothing_of_another_programme_is_counted(team, other_programme):
    CompanyFactory.create(programme=other_programme)
    assert "No company of the target group" in team.get(PATH, headers=ENGLISH).text


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("query", ["", "?by=sector&per=size", "?by=size&_export=csv"])
def test_the_page_costs_the_same_queries(team, programme, number, query, django_assert_max_num_queries):
    CompanyFactory.create_batch(number, programme=programme)
    team.get(PATH + query)
    with django_assert_max_num_queries(8):
        b"".join(team.get(PATH + query))
