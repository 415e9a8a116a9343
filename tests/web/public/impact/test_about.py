import datetime as dt
import io

import pytest
from PIL import Image

from veerkracht.domain.impact.choices import Measure

PAGES = ("/over/", "/contact/", "/begrippen/", "/privacy/", "/toegankelijkheid/")


@pytest.mark.parametrize("page", PAGES)
def test_page_has_one_heading_and_sets_no_cookie(programme, visitor, page):
    response = visitor.get(page)
    assert response.content.decode().count("<h1") == 1
    assert not response.cookies


def test_every_figure_has_its_meaning(programme, visitor):
    page = visitor.get("/begrippen/").content.decode()
    for measure in Measure:
        assert f'id="{measure.value}"' in page


def test_contact_says_how_fast_and_with_whom(programme, visitor):
    programme.contact_name, programme.contact_email, programme.answer_working_days = "Het team", "team@example.org", 3
    programme.save()
    page = visitor.get("/contact/").content.decode()
    for words in ("Het team", "mailto:team@example.org", "binnen 3 werkdagen"):
        assert words in page


def test_accessibility_says_the_status_and_when_it_was_tested(programme, visitor):
    assert "Status E" in visitor.get("/toegankelijkheid/").content.decode()
    programme.accessibility_status = "B"
    programme.accessibility_tested_on = dt.date(2019, 3, 1)
    programme.accessibility_report = "https://example.org/rapport"
    programme.save()
    page = visitor.get("/toegankelijkheid/").content.decode()
    for words in ("Status B", "1 mrt 2019", "https://example.org/rapport"):
        assert words in page


def test_shared_home_page_has_a_picture(programme, visitor):
    assert "/beeld.png" in visitor.get("/").content.decode()
    assert Image.open(io.BytesIO(visitor.get("/beeld.png").content)).size == (1200, 630)
