"""The gallery renders every component in every variant, in both languages, without a database."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation

from veerkracht.shared.ui.icons import ICONS
from veerkracht.shared.ui.tags.actions import BADGE_SIGNS, BUTTON_TONES
from veerkracht.shared.ui.tags.library import register
from veerkracht.web.team.ui import views

ADDRESS = "/team/ui/?stage=aware&place=zwolle&q=bak&page=2"
# Parts of the frame around a page, or charts' kin that another page shows.
IN_THE_FRAME = {
    "htmx",
    "language_switch",
    "nav_link",
    "pagination",
    "rail",
    "scripts",
    "skip_link",
    "stylesheets",
    "toasts",
    "illustration",
    "field",
    "feed_link",
    "share_card",
    "structured_data",
}


def gallery(rf: RequestFactory, language: str) -> str:
    """Return the page as somebody of the team sees it."""
    request = rf.get(ADDRESS)
    request.user = AnonymousUser()
    request.programme = SimpleNamespace(name="Veerkracht", tokens="veerkracht", is_demo=False)
    with translation.override(language):
        return views.gallery.__wrapped__(request).content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_gallery_shows_every_variant(language: str, rf: RequestFactory) -> None:
    page = gallery(rf, language)
    assert all(f"v-badge--{tone}" in page for tone in BADGE_SIGNS)
    assert all(f"utrecht-button{modifier}" in page for modifier in BUTTON_TONES.values())
    assert all(f"icons.svg#{name}" in page for name in ICONS)
    assert all(f"utrecht-alert--{tone}" in page for tone in ("info", "ok", "warning", "error"))
    assert "undefined" not in page


def test_every_tag_stands_in_the_gallery() -> None:
    folder = Path(views.__file__).parent.parent / "templates/team/ui"
    source = "".join(path.read_text() for path in folder.glob("gallery*.html"))
    shown = set(re.findall(r"{% (\w+)", source))
    assert set(register.tags) - IN_THE_FRAME - shown == set()


def test_gallery_has_no_inline_style_or_script(rf: RequestFactory) -> None:
    page = gallery(rf, "en")
    assert not re.search(r'\sstyle="|\son[a-z]+="|<style|<script(?![^>]*src=)', page)


def test_ids_of_the_gallery_are_its_own(rf: RequestFactory) -> None:
    ids = re.findall(r'\sid="([^"]+)"', gallery(rf, "en"))
    assert sorted(ids) == sorted(set(ids))


def test_every_reference_in_the_gallery_leads_somewhere(rf: RequestFactory) -> None:
    page = gallery(rf, "en")
    ids = set(re.findall(r'\sid="([^"]+)"', page))
    named = {
        name
        for value in re.findall(r'\saria-(?:labelledby|describedby|controls)="([^"]+)"', page)
        for name in value.split()
    }
    assert named - ids == set()
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', page)) - ids == set()
    assert set(re.findall(r'data-opens="([^"]+)"', page)) - ids == set()
