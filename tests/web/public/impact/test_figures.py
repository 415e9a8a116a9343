import re
from html import escape

import pytest

from tests.factories.companies import CompanyFactory, ConcreteStepFactory, TouchpointFactory
from tests.factories.programme import MunicipalityFactory
from veerkracht.domain.companies.actions import confirm_step
from veerkracht.domain.companies.choices import TouchpointKind
from veerkracht.domain.impact.actions import refresh_figures
from veerkracht.web.public.impact.figures import open_figures, place_tiles, sector_bars, target_lines


def reach(programme, place: str, amount: int, **company) -> None:
    """Let this many companies of a place come to a meeting."""
    names = {"GM0193": "Zwolle", "GM0150": "Deventer", "GM0153": "Enschede", "GM0200": "Apeldoorn"}
    municipality = MunicipalityFactory.create(code=place, name=names[place])
    for firm in CompanyFactory.create_batch(amount, programme=programme, municipality=municipality, **company):
        TouchpointFactory.create(programme=programme, company=firm)


def test_small_places_are_not_shown_and_cannot_be_worked_out(programme):
    """One hidden place could be had by subtraction from the total, so a second one is hidden with it."""
    reach(programme, "GM0193", 9)
    reach(programme, "GM0150", 6)
    reach(programme, "GM0153", 2)
    tiles = {tile.name: tile.value for tile in place_tiles(programme, open_figures(programme))}
    assert tiles == {"Zwolle": 9, "Deventer": None, "Enschede": None}


def test_place_without_companies_shows_zero(programme):
    reach(programme, "GM0193", 5)
    tiles = {tile.name: tile.value for tile in place_tiles(programme, open_figures(programme))}
    assert tiles == {"Zwolle": 5, "Deventer": 0, "Enschede": 0}


def test_small_sectors_are_counted_but_not_shown(programme):
    reach(programme, "GM0193", 8, sbi_code="25620")
    reach(programme, "GM0193", 3, sbi_code="6201")
    reach(programme, "GM0193", 2, sbi_code="4120")
    bars, hidden = sector_bars(open_figures(programme))
    assert ([bar.value for bar in bars], hidden) == ([8], 2)


def test_target_is_compared_in_its_own_unit_and_target_group(programme):
    reach(programme, "GM0193", 2)
    reach(programme, "GM0193", 1, headcount=900)
    lines = {line.target.stage: line.amount for line in target_lines(programme, open_figures(programme))}
    assert lines == {"aware": 2, "activated": 0}


def test_totals_under_five_are_not_shown_to_the_public(programme, visitor):
    reach(programme, "GM0193", 3)
    page = visitor.get("/impact/", headers={"accept-language": "en"})
    assert page.text.count("fewer than 5") >= 2
    assert ">3<" not in page.text
    assert "3 of 450" not in page.text


def test_browsers_hear_which_powers_are_never_used(programme, visitor):
    assert "camera=()" in visitor.get("/impact/").headers["Permissions-Policy"]


def test_figures_follow_what_happened_a_moment_ago(programme, visitor):
    """Not only the stored tallies: a confirmed step shows at once."""
    step = ConcreteStepFactory.create(company__programme=programme)
    assert visitor.get("/impact/").context["activated"].amount == 0
    confirm_step(step=step, at=programme.now())
    assert visitor.get("/impact/").context["activated"].amount == 1


def test_page_never_names_a_firm_or_a_person(programme, visitor):
    reach(programme, "GM0193", 1, name="Zeldzame Orgelbouw B.V.")
    fact = TouchpointFactory.create(programme=programme, person__name="Klazien Zeldzaam")
    page = visitor.get("/impact/").content.decode()
    assert "Zeldzame" not in page
    assert fact.person.name not in page
    assert not re.search(r"\b69\d{6}\b", page)


def test_page_says_what_each_figure_counts_and_until_when(programme, visitor):
    reach(programme, "GM0193", 5)
    TouchpointFactory.create(programme=programme, kind=TouchpointKind.HEADCOUNT, person=None, company=None, quantity=12)
    response = visitor.get("/impact/")
    page = response.content.decode()
    for counter in (*response.context["counters"], response.context["aware"], response.context["activated"]):
        assert escape(str(counter.definition)) in page
    assert response.context["proxy_share"] == 1.0
    assert response.context["unnamed_share"] == pytest.approx(12 / 17)
    assert "23 sep 2019" in page
    assert "12.750" in page


@pytest.mark.parametrize("companies", [1, 20])
def test_impact_takes_the_same_queries_for_few_and_many(programme, visitor, companies, django_assert_num_queries):
    reach(programme, "GM0193", companies)
    refresh_figures(programme=programme)
    with django_assert_num_queries(4):
        visitor.get("/impact/")
