import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.knowledge.actions import save_brochure
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import Brochure

MOST_QUERIES = 12


def brochure_of(programme, *items) -> Brochure:
    return save_brochure(programme=programme, title="Zo deden wij het", items=list(items), at=programme.now(), by=None)


def data_of(*chosen, **fields) -> dict[str, str]:
    """Return what a browser sends when these items (with their numbers) are ticked."""
    ticked = {f"chosen_{item.pk}": "on" for item, _place in chosen}
    return {"title": "Boekje", **ticked, **{f"place_{item.pk}": str(place) for item, place in chosen}, **fields}


@pytest.fixture
def items(programme):
    return [publish(programme, title=title, slug=title.lower()) for title in ("Een", "Twee", "Drie")]


def test_items_are_chosen_by_number(items, team):
    one, two, three = items
    answer = team.post("/team/kennisbank/brochure/nieuw/", data_of((one, 20), (two, ""), (three, 5)))
    brochure = Brochure.objects.get()
    assert answer.url == f"/team/kennisbank/brochure/{brochure.pk}/"
    assert [line.item.title for line in brochure.lines.order_by("position")] == ["Drie", "Een", "Twee"]
    page = team.get(f"{answer.url}wijzigen/")
    assert page.context["form"][f"place_{one.pk}"].value() == 2
    team.post(f"{answer.url}wijzigen/", data_of((two, 1), title="Anders"))
    assert [line.item.title for line in brochure.lines.all()] == ["Twee"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 101}, "title"),
        ({"foreword": "x" * 4001}, "foreword"),
    ],
)
def test_wrong_input_is_explained_and_kept(items, team, fields, said):
    page = team.post("/team/kennisbank/brochure/nieuw/", data_of((items[0], 7), **fields))
    form = page.context["form"]
    assert list(form.errors) == [said]
    assert form[f"place_{items[0].pk}"].value() == "7"
    assert not Brochure.objects.exists()


@pytest.mark.parametrize("place", ["0", "1000", "-1", "eerst", "1.5"])
def test_a_number_is_a_whole_number(items, team, place):
    page = team.post("/team/kennisbank/brochure/nieuw/", data_of((items[0], place)))
    assert list(page.context["form"].errors) == [f"place_{items[0].pk}"]


def test_nothing_chosen_is_refused_with_what_to_do(items, team):
    page = team.post("/team/kennisbank/brochure/nieuw/", {"title": "Leeg"})
    assert page.context["form"].non_field_errors()
    assert not Brochure.objects.exists()


def test_items_of_elsewhere_cannot_be_chosen(items, other_programme, team):
    foreign = publish(other_programme, slug="elders")
    page = team.post("/team/kennisbank/brochure/nieuw/", data_of((foreign, 1)))
    assert page.context["form"].non_field_errors()


def test_the_proof_shows_every_page_as_a_picture(programme, items, team):
    brochure = brochure_of(programme, *items)
    page = team.get(f"/team/kennisbank/brochure/{brochure.pk}/")
    assert list(page.context["pages"]) == [1, 2, 3, 4, 5]
    picture = team.get(f"/team/kennisbank/brochure/{brochure.pk}/proef/5.png")
    assert picture.content.startswith(b"\x89PNG")
    assert team.get(f"/team/kennisbank/brochure/{brochure.pk}/proef/6.png").status_code == 404


def test_what_is_not_on_the_site_is_left_out_and_named(programme, items, team):
    gone, stays, _third = items
    shy = publish(
        programme, ItemKind.STORY, title="Verlegen", told_by=PionierFactory.create(programme=programme).person
    )
    brochure = brochure_of(programme, gone, stays, shy)
    gone.unpublish()
    page = team.get(f"/team/kennisbank/brochure/{brochure.pk}/")
    assert page.context["left_out"] == ["Een", "Verlegen"]
    assert len(page.context["pages"]) == 3
    form = team.get(f"/team/kennisbank/brochure/{brochure.pk}/wijzigen/").context["form"]
    assert {line.item.title for line in form.lines} == {"Een", "Twee", "Drie", "Verlegen"}


def test_when_nothing_is_left_the_page_says_so(programme, items, team):
    brochure = brochure_of(programme, items[0])
    items[0].unpublish()
    assert team.get(f"/team/kennisbank/brochure/{brochure.pk}/").context["is_empty"]
    assert team.get(f"/team/kennisbank/brochure/{brochure.pk}/pdf/").content.startswith(b"%PDF")


def test_the_pdf_is_accessible_and_not_made_twice(programme, items, team):
    url = f"/team/kennisbank/brochure/{brochure_of(programme, *items).pk}/pdf/"
    answer = team.get(url)
    assert answer["Content-Type"] == "application/pdf"
    assert b"pdfuaid" in answer.content
    assert team.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_brochure_goes(programme, items, team):
    brochure = brochure_of(programme, items[0])
    assert team.get(f"/team/kennisbank/brochure/{brochure.pk}/weg/").status_code == 405
    page = team.post(f"/team/kennisbank/brochure/{brochure.pk}/weg/", follow=True).content.decode()
    assert f"/team/kennisbank/brochure/{brochure.pk}/terug/" in page
    assert not Brochure.objects.of(programme).exists()
    team.post(f"/team/kennisbank/brochure/{brochure.pk}/terug/")
    assert Brochure.objects.of(programme).get() == brochure


def test_queries_are_few_and_do_not_grow(programme, items, team):
    """The list, the proof and the form, with one brochure of one item and with two more of three."""

    def counts(brochure) -> list[int]:
        paths = ("?q=de", f"{brochure.pk}/", f"{brochure.pk}/wijzigen/")
        return [queries(f"/team/kennisbank/brochure/{path}") for path in paths]

    def queries(path) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert team.get(path).status_code == 200
        return len(captured)

    few = counts(brochure_of(programme, items[0]))
    brochure_of(programme, *items)
    many = counts(brochure_of(programme, *items))
    assert few == many
    assert max(many) <= MOST_QUERIES
