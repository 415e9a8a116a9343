"""How the site reads for everybody: headings, landmarks, languages, the keyboard, and letters twice as large."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.conftest import Visitor
from tests.browser.scene import Scene
from tests.factories.knowledge import publish
from veerkracht.domain.knowledge.models import ItemPage

pytestmark = pytest.mark.browser
OUTLINE = """() => ({
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(each => Number(each.tagName[1])),
  mains: document.querySelectorAll("main").length,
  banners: document.querySelectorAll("body > header").length,
  foots: document.querySelectorAll("body > footer").length,
  navs: [...document.querySelectorAll("nav")].map(each => each.ariaLabel || each.getAttribute("aria-labelledby")),
  lang: document.documentElement.lang,
  title: document.title,
})"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SETTLED_MS = 3000
FOCUS = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  return {
    name: (at.textContent || at.value || at.getAttribute("aria-label") || "").trim().slice(0, 40),
    tag: at.tagName, href: at.getAttribute("href"),
    seen: box.width > 0 && box.height > 0 && style.outlineStyle !== "none" && style.outlineWidth !== "0px",
  };
}"""


@pytest.fixture
def english(scene: Scene) -> ItemPage:
    """Return the tool of the scene in English."""
    return publish(
        scene.programme, title="How nimble is your firm?", slug="nimble", language="en", translates=scene.tool
    )


def pages(scene: Scene, english: ItemPage) -> list[str]:
    """Return one page of each kind that people read."""
    return [
        "/",
        "/kennisbank/",
        "/kennisbank/thema/flexibel-organiseren/",
        f"/kennisbank/{scene.story.slug}/",
        f"/kennisbank/{scene.tool.slug}/",
        f"/kennisbank/{english.slug}/",
        "/zoeken/?q=rooster",
        "/zoeken/?q=zzzzzz",
        "/agenda/",
        f"/agenda/{scene.event.pk}/",
        f"/pioniers/{scene.pionier.slug}/",
        "/fans/",
        "/contact/",
        "/impact/",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_page_has_one_outline_its_landmarks_and_its_language(
    language: str, desk: Visitor, scene: Scene, english: ItemPage
) -> None:
    desk.speak(language)
    titles = set()
    for path in pages(scene, english):
        found = desk.open(path).evaluate(OUTLINE)
        levels = found["headings"]
        assert levels[:1] == [1], path
        assert levels.count(1) == 1, path
        assert all(level <= before + 1 for before, level in pairwise(levels)), f"{path}: {levels}"
        assert (found["mains"], found["banners"], found["foots"]) == (1, 1, 1), path
        assert all(found["navs"]), f"{path}: a nav without a name"
        assert found["lang"] == language, path
        titles.add(found["title"])
    assert len(titles) >= len(pages(scene, english)) - 2  # the two searches, and lists that share a name


def test_text_in_another_language_says_so(desk: Visitor, scene: Scene, english: ItemPage) -> None:
    desk.speak("en")
    page = desk.open(f"/kennisbank/{scene.story.slug}/")
    assert page.locator("article[lang=nl]").count() == 1
    assert page.locator("h1[lang=nl]").count() == 1
    assert desk.reads("has not been translated into English yet")


def fits(page: Page, where: str) -> None:
    """Assert that the page is not wider than the window once letters and boxes have come to rest."""
    try:
        page.wait_for_function(f"() => {WIDER} <= 0", timeout=SETTLED_MS)
    except PlaywrightTimeout:
        pytest.fail(f"{where}: {page.evaluate(WIDER)} px wider than the window")


def test_letters_twice_as_large_still_fit(desk: Visitor, scene: Scene, english: ItemPage) -> None:
    """WCAG 1.4.4 and 1.4.10: text at 200%, and a window of 1280 px at a zoom of 200% and of 400%."""
    for path in pages(scene, english):
        page = desk.open(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        fits(page, f"{path} with large letters")
        page.evaluate("document.documentElement.style.fontSize = ''")
        for width in (640, 320):
            page.set_viewport_size({"width": width, "height": 450})
            fits(page, f"{path} at {width} px")
        page.set_viewport_size({"width": 1280, "height": 900})


def test_story_is_read_and_answered_by_keyboard(desk: Visitor, scene: Scene) -> None:
    page = desk.open(f"/kennisbank/{scene.story.slug}/")
    page.keyboard.press("Tab")
    first = page.evaluate(FOCUS)
    assert first["href"] == "#content"
    assert first["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["tag"] == "BODY":
            break
        assert at["seen"], at
        reached.append(at["href"])
    assert f"/pioniers/{scene.pionier.slug}/" in reached
    assert f"/kennisbank/{scene.story.slug}/pdf/" in reached
    wanted = page.locator("main a, footer a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    assert set(wanted) <= set(reached)


def test_page_stays_still_while_it_loads(phone: Visitor, scene: Scene) -> None:
    """Cumulative layout shift stays under 0.02 on a phone."""
    page = phone.page
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " if (!entry.hadRecentInput) window.shift += entry.value; })).observe({type: 'layout-shift', buffered: true});"
    )
    for path in ("/", "/kennisbank/", f"/kennisbank/{scene.story.slug}/"):
        phone.open(path)
        assert page.evaluate("window.shift") < 0.02, path
