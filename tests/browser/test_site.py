"""The public site, as anybody reads it: at a desk and on a phone, in Dutch and in English."""

import pytest

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene

pytestmark = pytest.mark.browser


def pages(scene: Scene) -> list[str]:
    """Return the address of every page that anybody may read."""
    return [
        "/",
        "/impact/",
        "/agenda/",
        "/agenda/?toon=voorbij",
        f"/agenda/{scene.event.pk}/",
        "/pioniers/",
        f"/pioniers/{scene.pionier.slug}/",
        "/kennisbank/",
        f"/kennisbank/{scene.story.slug}/",
        f"/kennisbank/{scene.tool.slug}/",
        "/kennisbank/thema/flexibel-organiseren/",
        "/zoeken/?q=rooster",
        "/fans/",
        "/contact/",
        "/over/",
        "/privacy/",
        "/toegankelijkheid/",
        "/k/",
        f"/k/{scene.card.code}/",
        "/vraag/",
        "/account/inloggen/",
        "/demo/",
        "/taal/",
    ]


# Addresses that lead nowhere still help whoever comes there.
LOST = ["/k/QQQQQQ/", "/vraag/onbekend/", "/stap/onbekend/", "/bestaat-niet/"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_every_page_is_clean(size: str, language: str, scene: Scene, request: pytest.FixtureRequest) -> None:
    visitor: Visitor = request.getfixturevalue(size)
    visitor.speak(language)
    for path in pages(scene):
        assert visitor.open(path).get_attribute("html", "lang") == language, path
    for path in LOST:
        assert visitor.open(path, status=404).get_attribute("html", "lang") == language, path


def test_the_language_switch_stays_on_the_page(desk: Visitor, scene: Scene) -> None:
    page = desk.open(f"/agenda/{scene.event.pk}/?van=nieuwsbrief")
    assert not desk.context.cookies(), "reading the site needs no cookie"
    page.get_by_role("link", name="English").click()
    desk.look()
    page.get_by_role("button", name="English").click()
    assert page.url == f"{desk.base_url}/agenda/{scene.event.pk}/?van=nieuwsbrief"
    assert page.get_attribute("html", "lang") == "en"
    desk.look()
    page.get_by_role("button", name="Nederlands").click()
    assert page.url == f"{desk.base_url}/agenda/{scene.event.pk}/?van=nieuwsbrief"
    assert page.get_attribute("html", "lang") == "nl"


def test_the_main_menu_leads_everywhere_on_a_phone(phone: Visitor, scene: Scene) -> None:
    page = phone.open("/")
    for path in ("/kennisbank/", "/agenda/", "/pioniers/", "/impact/", "/vraag/"):
        page.locator(f"header a[href='{path}']").click()
        assert page.url == phone.base_url + path
        phone.look()
