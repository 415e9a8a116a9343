"""Saved views and columns, on two lists: the companies and the meetings."""

import pytest
from django.test import Client

from tests.conftest import member
from tests.factories.companies import CompanyFactory
from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.programme.models import ListChoice, SavedView

ENGLISH = {"accept-language": "en"}
COMPANIES = "/team/bedrijven/"
SAVE = "/team/lijsten/companies/weergave/"
COLUMNS = "/team/lijsten/companies/kolommen/"


def heads(client: Client, path: str) -> list[str]:
    """Return the heads of the table, boxes left out."""
    columns = client.get(path, headers=ENGLISH).context["table"].columns
    return [str(column.header) for column in columns if column.name != "selected"]


def save(client: Client, **data: str):
    return client.post(SAVE, {"name": "Warm", "query": "stage=aware", **data}, headers=ENGLISH)


@pytest.fixture
def deputy_user(programme):
    return member(programme, Role.DEPUTY)


def test_a_view_opens_with_its_filters_and_columns(team, programme):
    response = save(team, columns="name.stage.place")
    view = SavedView.objects.get()
    assert response.url == f"{COMPANIES}?stage=aware&_columns=name.stage.place&_view={view.pk}"
    assert heads(team, response.url) == ["Company", "Stage", "Place"]
    page = team.get(response.url, headers=ENGLISH)
    assert [link.label for link in page.context["arrangement"].views if link.current] == ["Warm"]
    changed = team.get(f"{response.url}&sector=F", headers=ENGLISH)
    assert "Keep as “Warm”" in changed.text
    team.post(SAVE, {"over": view.pk, "query": "sector=F", "columns": ""})
    view.refresh_from_db()
    assert (view.name, view.query, view.columns) == ("Warm", "sector=F", [])


def test_a_list_opens_with_the_view_somebody_chose_until_it_is_gone(team, programme):
    save(team, opens="on")
    view = SavedView.objects.get()
    assert team.get(COMPANIES).url == f"{COMPANIES}?stage=aware&_view={view.pk}"
    assert team.get(f"{COMPANIES}?_view=all").status_code == 200
    assert 'href="?_view=all"' in team.get(f"{COMPANIES}?sector=F&_view={view.pk}").text
    gone = team.post(f"/team/lijsten/weergave/{view.pk}/weg/", follow=True, headers=ENGLISH)
    assert f"/team/lijsten/weergave/{view.pk}/terug/" in gone.text
    assert team.get(COMPANIES).status_code == 200
    team.post(f"/team/lijsten/weergave/{view.pk}/terug/")
    assert team.get(COMPANIES).status_code == 302


def test_own_views_are_own_and_shared_ones_can_be_tidied_by_the_leader_only(team, leader, deputy, programme):
    save(team)
    save(team, name="Ours", is_shared="on")
    own, ours = SavedView.objects.order_by("pk")
    names = [link.label for link in leader.get(COMPANIES).context["arrangement"].views]
    assert names == ["Ours"]
    assert leader.get(f"/team/lijsten/weergave/{own.pk}/").status_code == 404
    assert deputy.post(f"/team/lijsten/weergave/{ours.pk}/weg/").status_code == 403
    deputy.post(f"/team/lijsten/weergave/{ours.pk}/", {"name": "Mine", "opens": "on"})
    ours.refresh_from_db()
    assert ours.name == "Ours"
    assert ListChoice.objects.get().view == ours
    leader.post(f"/team/lijsten/weergave/{ours.pk}/", {"name": "Better", "is_shared": "on"})
    ours.refresh_from_db()
    assert (ours.name, ours.is_shared) == ("Better", True)


def test_who_may_not_change_things_shares_nothing(deputy, programme):
    save(deputy, is_shared="on")
    assert SavedView.objects.get().is_shared is False


def test_a_name_is_used_once_and_what_was_typed_stays(team, programme):
    save(team)
    again = save(team, name="WARM", query="sector=F")
    assert "You already have a view with this name" in again.text
    assert 'value="sector=F"' in again.text
    assert SavedView.objects.count() == 1
    assert "Enter" in save(team, name="").text or SavedView.objects.count() == 1


def test_columns_are_remembered_per_person_and_the_export_has_them(team, leader, programme):
    CompanyFactory.create(programme=programme, name="Zwanikken", place="Hengelo")
    response = team.post(COLUMNS, {"columns": ["place", "nonsense"], "next": f"{COMPANIES}?q=zwan"})
    assert response.url == f"{COMPANIES}?q=zwan"
    assert heads(team, COMPANIES) == ["Company", "Place"]
    text = team.get(f"{COMPANIES}?_export=csv", headers=ENGLISH).getvalue().decode("utf-8-sig")
    assert text.splitlines() == ["Company;Place", "Zwanikken;Hengelo"]
    assert "Place" not in heads(leader, COMPANIES)
    team.post(COLUMNS, {"reset": "1"})
    assert "Stage" in heads(team, COMPANIES)


def test_the_second_list_takes_part_by_its_name_alone(team, programme):
    path = "/team/bijeenkomsten/"
    team.post("/team/lijsten/events/kolommen/", {"columns": ["title", "fan"]})
    assert heads(team, path) == ["When", "Event", "Fan"]
    team.post("/team/lijsten/events/weergave/", {"name": "Coming", "query": "when=coming"})
    assert [link.label for link in team.get(path).context["arrangement"].views] == ["Coming"]
    assert heads(team, COMPANIES) != heads(team, path)


def test_an_auditor_cannot_ask_for_a_column_that_is_not_for_auditors(auditor, team, programme):
    assert "Contact" in heads(team, "/team/fans/?_columns=name.contact")
    assert "Contact" not in heads(auditor, "/team/fans/?_columns=name.contact")


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "/team/", ""])
def test_one_goes_back_to_the_list_only(team, programme, wanted):
    assert team.post(COLUMNS, {"next": wanted}).url == COMPANIES


def test_a_list_that_does_not_exist_has_no_views(team, programme):
    assert team.post("/team/lijsten/nothing/weergave/", {"name": "x"}).status_code == 404


def test_views_stay_in_their_programme(team, programme, other_programme, team_user):
    view = SavedView.objects.create(
        programme=other_programme, page="companies", name="Theirs", owner=team_user, is_shared=True
    )
    assert team.get(f"/team/lijsten/weergave/{view.pk}/").status_code == 404
    assert team.get(COMPANIES).context["arrangement"].views == ()
