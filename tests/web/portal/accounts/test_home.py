import pytest

from tests.factories.companies import PersonFactory
from tests.factories.fans import FanFactory
from tests.factories.pioniers import PionierFactory


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("pionier", ("pionier",)),
        ("fan", ("fans",)),
        ("company_contact", ("companies",)),
        ("stranger", ()),
        ("team", ()),
    ],
)
def test_everybody_sees_the_sections_of_the_own_roles(role, sections, request):
    response = request.getfixturevalue(role).get("/mijn/")
    assert response.status_code == 200
    assert tuple(name for name in ("pionier", "fans", "companies") if response.context[name]) == sections


def test_several_roles_at_once_are_sections_of_one_page(the_pionier, pionier, programme):
    FanFactory.create(programme=programme, contact=the_pionier.person, name="Kring Zwolle")
    page = pionier.get("/mijn/").content.decode()
    assert 'id="as-pionier"' in page
    assert "Kring Zwolle" in page


def test_roles_in_another_programme_stay_there(the_pionier, pionier, other_programme):
    person = PersonFactory.create(programme=other_programme, user=the_pionier.person.user)
    elsewhere = PionierFactory.create(programme=other_programme, person=person)
    response = pionier.get("/mijn/", headers={"host": "elders.localhost"})
    assert response.context["pionier"].pionier == elsewhere
    assert pionier.get("/mijn/").context["pionier"].pionier == the_pionier


def test_visitor_signs_in_first(visitor):
    assert visitor.get("/mijn/")["Location"] == "/account/inloggen/?next=/mijn/"
