"""Pictures: words for who does not see them, three sizes, nothing that jumps, and no file that is too large."""

import io
import re
import struct
import time
import zlib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Drawing
from wagtail.images.models import Image
from wagtail.models import Collection

from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.actions import admit_editors, open_shelf
from veerkracht.domain.knowledge.blocks import PictureBlock
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.knowledge.rules.taxonomy import TAXONOMY
from veerkracht.domain.knowledge.tasks import make_sizes_of_pictures
from veerkracht.web.public.templatetags.reading import theme_drawing

# The library leaves temporary files of what it draws to be collected.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Unclosed file:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def png(width: int = 1600, height: int = 1000) -> SimpleUploadedFile:
    kept = io.BytesIO()
    Drawing.new("RGB", (width, height), "#0a5f55").save(kept, "PNG")
    return SimpleUploadedFile("werkplaats.png", kept.getvalue(), "image/png")


def picture() -> Image:
    return Image.objects.create(title="Werkplaats", file=png(), width=1600, height=1000)


@pytest.fixture
def item(programme) -> ItemPage:
    """Return an item with a picture above the text and one in it."""
    open_shelf(programme=programme, title="Kennisbank", by=None)
    image = picture()
    block = ("picture", {"image": picture(), "alt": "Een bord met briefjes", "caption": "Het bord in de hal"})
    facets = {"picture": image, "picture_alt": "Vijf mensen bij een machine"}
    return publish(programme, slug="met-beeld", body=[("heading", "Zo"), block], facets=facets)


def test_page_shows_the_picture_itself_until_the_sizes_are_ready(item, visitor):
    page = visitor.get("/kennisbank/met-beeld/").content.decode()
    assert 'alt="Vijf mensen bij een machine" width="1600" height="1000" loading="eager"' in page
    assert 'alt="Een bord met briefjes" width="1600" height="1000" loading="lazy"' in page
    assert "Het bord in de hal" in page


def test_worker_makes_three_sizes_in_two_formats(item, visitor):
    make_sizes_of_pictures()
    page = visitor.get("/kennisbank/met-beeld/").content.decode()
    sources = re.findall(r'<source type="image/(\w+)" srcset="([^"]+)"', page)
    assert [(kind, len(found.split(","))) for kind, found in sources] == [("avif", 3), ("webp", 3)] * 2
    assert re.search(r'alt="Vijf mensen bij een machine" width="1440" height="810" loading="eager"', page)
    assert re.search(r'alt="Een bord met briefjes" width="1440" height="900" loading="lazy"', page)
    for _kind, found in sources:
        for part in found.split(", "):
            given = visitor.get(part.split(" ")[0])
            assert b"".join(given.streaming_content)
            assert "immutable" in given["Cache-Control"]
    make_sizes_of_pictures()
    assert sum(image.renditions.count() for image in Image.objects.order_by("pk")) == 18


def test_another_focal_point_makes_other_cuts(item, programme, editor):
    image = item.picture
    image.collection = Collection.objects.get(name=f"editors-{programme.slug}")
    image.save()
    make_sizes_of_pictures()
    cuts = image.renditions.filter(filter_spec__startswith="fill")
    before = set(cuts.values_list("file", flat=True))
    point = {"focal_point_x": 100, "focal_point_y": 900, "focal_point_width": 10, "focal_point_height": 10}
    response = editor.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "Werkplaats", **point})
    assert response.status_code == 302
    make_sizes_of_pictures()
    assert not set(cuts.values_list("file", flat=True)) & before
    assert cuts.count() == 6


def test_broken_file_is_left_and_the_page_still_stands(item, visitor, settings):
    (settings.MEDIA_ROOT / item.picture.file.name).write_bytes(b"nothing")
    make_sizes_of_pictures()
    assert visitor.get("/kennisbank/met-beeld/").status_code == 200


def test_picture_in_a_text_needs_words():
    block = PictureBlock()
    assert block.child_blocks["alt"].required
    assert "Zo ziet een bijschrift eruit" in str(block.get_preview_value()["caption"])


@pytest.fixture
def editor(programme, team, today):
    """Return the browser of somebody who may edit."""
    open_shelf(programme=programme, title="Kennisbank", by=None)
    admit_editors(programme=programme, on=today, by=None)
    return team


def huge_png(width: int, height: int) -> bytes:
    """Return a file of a few bytes that says it is enormous: reading it whole would take gigabytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(10_000, 10_000), (20_000, 20_000)])
def test_picture_of_a_hundred_megapixels_is_refused_with_what_to_do(size, editor, programme):
    folder = Collection.objects.get(name=f"editors-{programme.slug}")
    file = SimpleUploadedFile("groot.png", huge_png(*size), "image/png")
    began = time.process_time()
    response = editor.post(reverse("wagtailimages:add"), {"title": "Groot", "file": file, "collection": folder.pk})
    assert time.process_time() - began < 2
    assert "3000" in str(response.context["form"].errors["file"])
    assert not Image.objects.exists()


def test_editor_puts_in_a_picture_that_editors_elsewhere_do_not_see(editor, programme, other_programme):
    open_shelf(programme=other_programme, title="Elders", by=None)
    folder = Collection.objects.get(name=f"editors-{programme.slug}")
    response = editor.post(reverse("wagtailimages:add"), {"title": "Bord", "file": png(), "collection": folder.pk})
    assert response.status_code == 302
    assert "Bord" in editor.get(reverse("wagtailimages:index")).content.decode()
    other = Collection.objects.get(name=f"editors-{other_programme.slug}")
    Image.objects.create(title="Geheim", file=png(), width=1600, height=1000, collection=other)
    assert "Geheim" not in editor.get(reverse("wagtailimages:index")).content.decode()


@pytest.mark.parametrize("path", ["../veerkracht.log", "evidence/geheim.pdf", "images/../../x"])
def test_nothing_but_pictures_is_given(path, visitor):
    assert visitor.get(f"/media/{path}").status_code == 404


def test_moved_item_is_found_under_its_old_address(programme, visitor, editor, django_capture_on_commit_callbacks):
    item = publish(programme, title="Stoplijst", slug="stoplijst").specific
    item.slug = "stoppen"
    with django_capture_on_commit_callbacks(execute=True):
        item.save_revision().publish()
    response = visitor.get("/kennisbank/stoplijst/")
    assert (response.status_code, response["Location"]) == (301, "/kennisbank/stoppen/")
    item.unpublish()
    assert visitor.get("/kennisbank/stoplijst/").status_code == 404
    assert visitor.get("/kennisbank/stoppen/").status_code == 404


@pytest.mark.parametrize("kind", ["heading", "paragraph", "quote", "picture", "link"])
def test_every_block_has_a_preview_in_the_sites_own_style(kind, editor):
    block = ItemPage._meta.get_field("body").stream_block.child_blocks[kind]
    page = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert page.status_code == 200
    assert "public.css" in page.content.decode()


def test_item_without_a_picture_has_the_drawing_of_its_main_theme(programme, visitor, item):
    publish(programme, title="Stoplijst", slug="stoplijst", theme="planning")
    page = visitor.get("/kennisbank/stoplijst/").content.decode()
    assert re.search(r'<img [^>]*themes/flexibel-organiseren\.svg" alt="" width="240" height="150"', page)
    assert "themes/" not in visitor.get("/kennisbank/met-beeld/").content.decode()


@pytest.mark.parametrize("code", [*(node.code for node in TAXONOMY), "theme"])
def test_every_main_theme_has_a_small_drawing_of_its_own(code):
    file = Path(finders.find(f"public/themes/{code}.svg"))
    assert file.stat().st_size < 4096
    assert "theme.svg" in theme_drawing("van-een-ander-programma")
    assert theme_drawing(code).endswith(f"/{code}.svg")
