import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Drawing
from wagtail.images.models import Image

from tests.factories.knowledge import publish
from tests.factories.pioniers import PionierFactory
from veerkracht.domain.knowledge.actions.shelf import PAGE_OF
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.web.printed_parts import LONGEST_TEXT, MOST_PICTURES
from veerkracht.web.printing import printed_item, tellers_of
from veerkracht.web.visible import readable_items

MOST_QUERIES = 4
# The library leaves files that it opens to be collected.
LEFT_OPEN = pytest.mark.filterwarnings(
    "ignore:Unclosed file:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
HOSTILE = '#panic() *x* $y$ ] [ \\ @a <b> "q" 😀👨‍👩‍👧 שלום مرحبا 中文 \u202eabc a\u0359'


def printed(programme, item) -> dict:
    found = readable_items(programme, programme.today()).get(pk=item.pk)
    return printed_item(programme, found, tellers_of(programme, [found], programme.today()).get(found.pk))


@pytest.mark.parametrize("kind", list(PAGE_OF))
def test_every_kind_is_an_accessible_pdf(programme, visitor, kind):
    publish(programme, kind, slug="het-stuk", title="Het stuk")
    answer = visitor.get("/kennisbank/het-stuk/pdf/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="het-stuk.pdf"'
    assert answer.content.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in answer.content
    assert b"/Lang(nl)" in answer.content
    assert "/kennisbank/het-stuk/pdf/" in visitor.get("/kennisbank/het-stuk/").content.decode()


def test_a_visitor_gets_the_same_file_once(programme, visitor):
    item = publish(programme, slug="stuk")
    answer = visitor.get("/kennisbank/stuk/pdf/")
    assert answer["Cache-Control"] == "no-cache"
    again = visitor.get("/kennisbank/stuk/pdf/", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    item.title = "Anders"
    item.save()
    assert visitor.get("/kennisbank/stuk/pdf/", headers={"If-None-Match": answer["ETag"]}).status_code == 200


def test_only_what_a_visitor_may_read_is_printed(programme, other_programme, visitor):
    publish(other_programme, slug="elders")
    publish(programme, slug="concept").unpublish()
    shy = PionierFactory.create(programme=programme)
    publish(programme, ItemKind.STORY, told_by=shy.person, slug="verlegen")
    for slug in ("elders", "concept", "verlegen", "bestaat-niet"):
        assert visitor.get(f"/kennisbank/{slug}/pdf/").status_code == 404


def test_a_story_says_who_tells_it_and_where_to_ask(programme):
    pionier = PionierFactory.create(programme=programme, appointed=True)
    data = printed(programme, publish(programme, ItemKind.STORY, told_by=pionier.person, slug="verhaal"))
    assert pionier.person.name in data["told_by"]
    assert pionier.company.name in data["told_by"]
    assert data["link"].endswith("/kennisbank/verhaal/")
    assert data["qr"].lstrip().startswith("<?xml")


def test_a_tool_says_where_it_is_whose_it_is_and_how_old(programme):
    facets = {"source": "Het fonds", "source_url": "https://example.org/bron", "licence": "CC BY 4.0"}
    facts = dict(printed(programme, publish(programme, maker="een vereniging", facets=facets))["facts"]).values()
    assert {"https://example.org/hulpmiddel", "een vereniging", "CC BY 4.0"} <= set(facts)
    assert "Het fonds https://example.org/bron" in facts
    assert any("2019" in fact for fact in facts)


def test_text_keeps_its_shape(programme):
    body = [
        ("heading", "Zo"),
        ("paragraph", "<p>Doe <b>dit</b></p><ol><li>een</li><li>twee</li></ol>"),
        ("link", {"text": "Lees meer", "url": "https://example.org/meer"}),
    ]
    parts = printed(programme, publish(programme, body=body))["parts"]
    assert [part["kind"] for part in parts] == ["heading", "paragraph", "list", "link"]


def test_hostile_and_endless_texts_are_harmless(programme, visitor):
    body = [("heading", HOSTILE[:120]), ("paragraph", f"<p>{'x' * 10_000}</p><p>{HOSTILE}</p><ul><li></li></ul>")]
    publish(programme, title=HOSTILE, intro=HOSTILE, body=body, slug="kwaad", maker=HOSTILE)
    assert b"pdfuaid" in visitor.get("/kennisbank/kwaad/pdf/").content


def test_what_does_not_fit_on_paper_is_said(programme):
    body = [("paragraph", f"<p>{'woord ' * 1000}</p>")] * 30
    parts = printed(programme, publish(programme, body=body))["parts"]
    assert len(str(parts)) < LONGEST_TEXT + 1000
    assert parts[-1]["runs"][0]["italic"]


@pytest.mark.parametrize("kind", [ItemKind.STORY, ItemKind.TOOL])
def test_a_pdf_costs_few_queries(programme, visitor, kind, django_assert_max_num_queries):
    publish(programme, kind, slug="stuk")
    with django_assert_max_num_queries(MOST_QUERIES):
        visitor.get("/kennisbank/stuk/pdf/")


@pytest.fixture
def drawing(settings, tmp_path) -> Image:
    """Return a picture with clear parts, which paper has not."""
    settings.MEDIA_ROOT = tmp_path / "media"
    kept = io.BytesIO()
    Drawing.new("RGBA", (1600, 1000), "#0a5f5580").save(kept, "PNG")
    file = SimpleUploadedFile("bord.png", kept.getvalue(), "image/png")
    return Image.objects.create(title="Bord", file=file, width=1600, height=1000)


def with_everything(programme, drawing):
    body = [
        ("quote", {"text": "Had ik het opgelost, dan was het weer mijn rooster.", "said_by": "een ondernemer"}),
        ("picture", {"image": drawing, "alt": "Een bord met briefjes", "caption": "Het bord in de hal"}),
    ]
    facets = {"picture": drawing, "picture_alt": "Vijf mensen bij een machine"}
    return publish(programme, slug="met-beeld", body=body, facets=facets)


@LEFT_OPEN
def test_quotes_and_pictures_go_along_on_paper(programme, visitor, drawing):
    above, quote, shown = printed(programme, with_everything(programme, drawing))["parts"]
    assert (above["kind"], above["alt"]) == ("picture", "Vijf mensen bij een machine")
    assert (quote["runs"][0]["text"][:7], quote["said_by"]) == ("Had ik ", "een ondernemer")
    assert (shown["alt"], shown["caption"]) == ("Een bord met briefjes", "Het bord in de hal")
    assert 'width="960" height="600"' in shown["svg"]
    paper = visitor.get("/kennisbank/met-beeld/pdf/").content
    assert b"pdfuaid" in paper
    assert b"/DCTDecode" in paper


@LEFT_OPEN
def test_picture_that_cannot_be_read_leaves_its_caption(programme, drawing):
    item = with_everything(programme, drawing)
    Path(drawing.file.path).write_bytes(b"nothing")
    parts = printed(programme, item)["parts"]
    assert [part["kind"] for part in parts] == ["quote", "paragraph"]
    assert parts[1]["runs"][0]["text"] == "Het bord in de hal"


@LEFT_OPEN
def test_more_pictures_than_fit_are_left_to_the_site(programme, drawing):
    block = ("picture", {"image": drawing, "alt": "Een bord", "caption": ""})
    parts = printed(programme, publish(programme, body=[block] * (MOST_PICTURES + 3)))["parts"]
    assert [part["kind"] for part in parts] == ["picture"] * MOST_PICTURES + ["paragraph"]
