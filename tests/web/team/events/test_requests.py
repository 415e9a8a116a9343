"""Stages in the workspace: list, proposals with reasons, planning together, thanks."""

import datetime as dt

import pytest
from django.test import Client

from tests.factories.events import StageInvitationFactory, StageRequestFactory
from tests.factories.fans import StageFactory
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.events.choices import RequestState
from veerkracht.domain.events.models import StageInvitation, StageRequest
from veerkracht.domain.fans.choices import StageState
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme

FORM = {
    "first_day": "2019-11-12",
    "first_time": "19:30",
    "second_day": "2019-11-19",
    "second_time": "19:30",
    "minutes": "120",
    "kind": "talk",
    "goes_on": "on",
}


def test_an_offered_stage_leads_to_who_fits(
    team: Client, programme: Programme, the_pionier: Pionier, the_fan: Fan
) -> None:
    stage = StageFactory.create(fan=the_fan)
    assert "Najaarsavond" in team.get("/team/podia/").content.decode()
    response = team.post(f"/team/podia/nieuw/{stage.pk}/", FORM, follow=True)
    text = response.content.decode()
    assert the_pionier.person.name in text
    assert "een nieuwe stem voor deze fan" in text
    request = StageRequest.objects.get()
    team.post(f"/team/podia/{request.pk}/vragen/{the_pionier.pk}/")
    assert StageInvitation.objects.get().grounds == ["new_voice", "long_ago"] or StageInvitation.objects.get().grounds


def test_a_form_with_a_past_day_keeps_what_was_typed(team: Client, the_fan: Fan) -> None:
    stage = StageFactory.create(fan=the_fan)
    response = team.post(f"/team/podia/nieuw/{stage.pk}/", {**FORM, "first_day": "2019-01-01", "theme": "rooster"})
    assert response.status_code == 200
    assert 'value="rooster"' in response.content.decode()
    assert not StageRequest.objects.exists()


def test_planning_together_asks_those_that_were_ticked(
    team: Client, programme: Programme, the_pionier: Pionier
) -> None:
    StageRequestFactory.create_batch(2, programme=programme)
    PionierFactory.create(programme=programme, appointed=True)
    page = team.get("/team/podia/samen/")
    chosen = [row.key for row in page.context["proposed"].rows if row.key]
    assert len(chosen) == 2
    team.post("/team/podia/samen/", {"chosen": [chosen[0], "rommel", "1-2-x"]})
    assert StageRequest.objects.filter(state=RequestState.ASKING).count() == 1
    # The same page sent once more finds the stage asked already.
    response = team.post("/team/podia/samen/", {"chosen": [chosen[0]]}, follow=True)
    assert StageInvitation.objects.count() == 1
    assert "intussen veranderd" in response.content.decode()


def test_nothing_that_waits_has_an_empty_page_with_a_way_on(team: Client, programme: Programme) -> None:
    for path in ("/team/podia/", "/team/podia/samen/", "/team/podia/bedankjes/", "/team/pioniers/aandacht/"):
        assert team.get(path).status_code == 200


def grow(programme: Programme) -> None:
    """Add one of each to the list."""
    StageInvitationFactory.create(request__programme=programme)
    StageFactory.create(fan__programme=programme, on=dt.date(2019, 12, 1), state=StageState.OFFERED)


@pytest.mark.parametrize("export", ["", "?_export=csv"])
def test_the_list_costs_the_same_for_one_and_three(
    team: Client,
    programme: Programme,
    export: str,
    django_assert_num_queries,  # type: ignore[no-untyped-def]  # a fixture of pytest-django
) -> None:
    grow(programme)
    team.get("/team/podia/")
    count = 10 if export else 15
    with django_assert_num_queries(count, exact=False):
        b"".join(team.get(f"/team/podia/{export}"))
    grow(programme)
    grow(programme)
    with django_assert_num_queries(count, exact=False):
        b"".join(team.get(f"/team/podia/{export}"))
