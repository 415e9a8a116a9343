import pytest

from tests.factories.companies import OccasionFactory
from tests.factories.events import EventFactory
from tests.factories.pioniers import EngagementFactory, PionierFactory
from veerkracht.shared.print import render_pictures
from veerkracht.web.printing import POSTER
from veerkracht.web.team.events.poster import poster_data


@pytest.fixture
def event(programme):
    occasion = OccasionFactory.create(programme=programme, title="Avond op de heide")
    return EventFactory.create(programme=programme, occasion=occasion, venue="De Zaal", summary="Samen kijken.")


@pytest.mark.parametrize(
    ("asked", "width"), [("", 595), ("?papier=a3", 841), ("?papier=a0", 595)], ids=["a4", "a3", "unknown"]
)
def test_poster_is_an_accessible_pdf_of_the_paper_asked(event, team, asked, width):
    answer = team.get(f"/team/bijeenkomsten/{event.pk}/poster/{asked}")
    assert b"pdfuaid" in answer.content
    assert b"MediaBox[0 0 %d." % width in answer.content
    assert answer["Cache-Control"] == "no-cache"


def test_only_pioniers_who_are_public_stand_on_it(programme, event):
    known, shy = PionierFactory.create(programme=programme, appointed=True), PionierFactory.create(programme=programme)
    for pionier in (known, shy):
        EngagementFactory.create(pionier=pionier, occasion=event.occasion)
    data = poster_data(event, "a4")
    assert data["speakers"] == [f"{known.person.name}, {known.company.name}"]
    assert data["link"].endswith(f"/agenda/{event.pk}/")


def test_however_much_it_says_it_stays_one_sheet(event):
    event.occasion.title = "Medewerkersbetrokkenheidsbijeenkomst " * 6
    event.venue, event.summary = "Zaal " * 40, "#*$] " * 2000
    for paper in ("a4", "a3"):
        assert len(render_pictures(POSTER, poster_data(event, paper))) == 1


def test_a_meeting_that_is_not_on_the_site_gets_no_poster(event, team):
    event.is_public = False
    event.save(update_fields=["is_public"])
    assert team.get(f"/team/bijeenkomsten/{event.pk}/poster/").status_code == 403
    assert "poster/" not in team.get(f"/team/bijeenkomsten/{event.pk}/").content.decode()


def test_a_poster_costs_few_queries(event, team, django_assert_num_queries):
    with django_assert_num_queries(6):
        team.get(f"/team/bijeenkomsten/{event.pk}/poster/")
