import datetime as dt

import pytest

from tests.factories.companies import CompanyFactory, PersonFactory, TouchpointFactory
from tests.factories.events import EventFactory
from tests.factories.fans import FanFactory, StageFactory
from veerkracht.domain.fans.models import Stage
from veerkracht.domain.impact.choices import Measure

PAGE = "/mijn/fan/"


def test_fan_sees_its_own_contribution_and_never_a_sum(the_fan, fan, programme):
    """KPI-1: three colleagues at one evening are three persons and one company."""
    event = EventFactory.create(programme=programme, fan=the_fan)
    company = CompanyFactory.create(programme=programme)
    for person in PersonFactory.create_batch(3, programme=programme):
        TouchpointFactory.create(programme=programme, company=company, person=person, occasion=event.occasion)
    TouchpointFactory.create(programme=programme)
    response = fan.get(PAGE)
    figures = response.context["fans"][0].figures
    assert [figure.amount for figure in figures] == [1, 3, 3, 1, 0]
    assert str(Measure.REACHED.definition) in response.content.decode()


def test_fan_sees_its_stages_and_not_those_of_others(the_fan, fan, programme):
    StageFactory.create(fan=the_fan, title="Onze najaarsavond")
    StageFactory.create(fan=FanFactory.create(programme=programme), title="Avond van een ander")
    page = fan.get(PAGE).content.decode()
    assert "Onze najaarsavond" in page
    assert "Avond van een ander" not in page


def test_stage_is_offered(the_fan, fan):
    sent = {"title": "Najaarsavond", "on": "2019-11-12", "expected_guests": "40", "note": "Kom vroeg"}
    assert fan.post(f"{PAGE}{the_fan.pk}/podium/", sent)["Location"] == PAGE
    stage = Stage.objects.get()
    assert (stage.fan, stage.title, stage.on, stage.expected_guests) == (
        the_fan,
        "Najaarsavond",
        dt.date(2019, 11, 12),
        40,
    )


def test_same_stage_twice_is_one(the_fan, fan):
    for _click in range(2):
        fan.post(f"{PAGE}{the_fan.pk}/podium/", {"title": "Najaarsavond", "on": "2019-11-12"})
    assert Stage.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("on", "2019-09-22"),
        ("on", ""),
        ("on", "ooit"),
        ("expected_guests", "0"),
        ("expected_guests", "veel"),
        ("expected_guests", "999999999999"),
    ],
)
def test_wrong_stage_is_named_and_what_was_typed_is_kept(the_fan, fan, field, value):
    typed = {"title": "Najaarsavond", "on": "2019-11-12", "expected_guests": "", "note": "Kom vroeg", field: value}
    response = fan.post(f"{PAGE}{the_fan.pk}/podium/", typed)
    assert list(response.context["form"].errors) == [field]
    assert "Kom vroeg" in response.content.decode()
    assert not Stage.objects.exists()


def test_stage_of_another_fan_cannot_be_offered(fan, programme, other_programme):
    for other in (FanFactory.create(programme=programme), FanFactory.create(programme=other_programme)):
        assert fan.get(f"{PAGE}{other.pk}/podium/").status_code == 404
        assert fan.post(f"{PAGE}{other.pk}/podium/", {"title": "x", "on": "2019-11-12"}).status_code == 404
    assert not Stage.objects.exists()


@pytest.mark.parametrize("role", ["pionier", "team", "stranger", "company_contact"])
def test_others_have_no_such_page(role, request):
    assert request.getfixturevalue(role).get(PAGE).status_code == 404


@pytest.mark.parametrize("amount", [1, 3])
def test_page_takes_the_same_queries_for_one_and_three(the_fan, fan, amount, django_assert_num_queries):
    StageFactory.create_batch(amount, fan=the_fan)
    with django_assert_num_queries(8):
        fan.get(PAGE)
