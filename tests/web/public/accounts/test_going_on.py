import pytest

from tests.factories.accounts import UserFactory
from tests.factories.programme import MembershipFactory
from veerkracht.domain.accounts.choices import Role


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("team", "/team/"),
        ("leader", "/team/"),
        ("auditor", "/team/"),
        ("deputy", "/team/"),
        ("pionier", "/mijn/"),
        ("fan", "/mijn/"),
        ("company_contact", "/mijn/"),
        ("stranger", "/"),
        ("visitor", "/account/inloggen/?next=/verder/"),
    ],
)
def test_everybody_is_sent_to_the_right_part(role, place, request):
    assert request.getfixturevalue(role).get("/verder/")["Location"] == place


def test_role_elsewhere_is_no_role_here(programme, other_programme, client_for):
    user = UserFactory.create()
    MembershipFactory.create(programme=other_programme, user=user)
    assert client_for(user).get("/verder/")["Location"] == "/"


def test_demo_has_a_button_per_role_that_somebody_has(the_pionier, team_user, visitor):
    assert [role for role, _person in visitor.get("/demo/").context["people"]] == [Role.TEAM_MEMBER, Role.PIONIER]


def test_demo_signs_in_by_a_post_only(the_pionier, visitor):
    assert visitor.get("/demo/in/pionier/").status_code == 200
    assert not visitor.get("/").wsgi_request.user.is_authenticated
    assert visitor.post("/demo/in/pionier/")["Location"] == "/verder/"
    assert visitor.get("/").wsgi_request.user == the_pionier.person.user


@pytest.mark.parametrize("role", ["facilitator", "nonsense"])
def test_role_that_nobody_has_is_not_there(team_user, visitor, role):
    assert visitor.get(f"/demo/in/{role}/").status_code == 404
    assert visitor.post(f"/demo/in/{role}/").status_code == 404


@pytest.mark.parametrize("path", ["/demo/", "/demo/in/team_member/"])
def test_outside_the_demo_there_is_no_such_door(team_user, visitor, settings, path):
    settings.DEMO = False
    assert visitor.get(path).status_code == 404
    assert visitor.post(path).status_code in {404, 405}
    assert not visitor.get("/").wsgi_request.user.is_authenticated


def test_real_programme_has_no_demo_door_even_in_the_demo(programme, team_user, visitor):
    """The clock of a real programme is the real one."""
    programme.is_demo, programme.clock_offset = False, programme.clock_offset * 0
    programme.save()
    assert visitor.get("/demo/").status_code == 404


def test_language_is_chosen_by_a_post_and_leads_back(programme, visitor):
    assert 'value="/agenda/"' in visitor.get("/taal/?next=/agenda/").content.decode()
    response = visitor.post("/taal/", {"language": "en", "next": "/agenda/"})
    assert response["Location"] == "/agenda/"
    assert '<html lang="en">' in visitor.get("/agenda/").content.decode()


def test_language_page_leads_to_no_other_site(programme, visitor):
    assert 'name="next" value="/"' in visitor.get("/taal/?next=https://kwaad.example/").content.decode()
