"""A real Chromium at the live server; every page that a test opens is looked at by axe."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.scene import Scene, set_scene
from veerkracht.domain.accounts.models import User

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))
import chromium

# Playwright runs a loop of its own in this thread; Django would refuse the database because of it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for the whole session."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        yield found
        found.close()


class Visitor:
    """One person with a browser: opens pages, and every page must be clean, fit the screen and throw nothing."""

    def __init__(self, context: BrowserContext, base_url: str) -> None:
        """Open a tab and listen for what goes wrong."""
        self.context, self.base_url = context, base_url
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.errors: list[str] = []
        self.asked_for = ""
        self.page.on("request", self._asks)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message: ConsoleMessage) -> None:
        """Keep errors, but not that the page itself answered 403 or 404: `open` says which code it wants.

        The editor of the site asks for previews and sessions of half written pages, and hears 400 when it is left.
        """
        place = message.location["url"]
        is_expected = place == self.asked_for or "/cms/" in place
        if message.type == "error" and not (message.text.startswith("Failed to load resource") and is_expected):
            self.errors.append(f"{message.text} {message.location.get('url', '')}".strip())

    def _asks(self, request: Request) -> None:
        if request.is_navigation_request():
            self.asked_for = request.url

    def sign_in(self, user: User) -> None:
        """Put this user's session in the browser."""
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        value = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.base_url}])

    def speak(self, language: str) -> None:
        """Choose a language before coming in, as the language switch keeps it."""
        self.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": self.base_url}])

    def open(self, path: str, status: int = 200) -> Page:
        """Go to a page, which answers with this code, and look at it."""
        answer = self.page.goto(self.base_url + path)
        assert answer is not None
        assert answer.status == status, f"{path} answers {answer.status}"
        self.look()
        return self.page

    def click(self, where: str) -> None:
        """Press a link or button that leads to a page, and look at that page."""
        with self.page.expect_navigation():
            self.page.locator(where).first.click()
        self.look()

    def type(self, **fields: str) -> None:
        """Fill in fields by their names."""
        for name, text in fields.items():
            self.page.locator(f"main [name='{name}']").fill(text)

    def reads(self, text: str) -> bool:
        """Tell whether the content of the page says this, outside fields."""
        return text in self.page.locator("main").inner_text()

    def keeps(self, **fields: str) -> None:
        """Assert that fields still hold what was typed."""
        for name, text in fields.items():
            assert self.page.locator(f"main [name='{name}']").input_value() == text, name

    def reads_what_is_wrong_with(self, *names: str) -> None:
        """Assert that the form names exactly these fields: above it with a link to each, and at each field."""
        page = self.page
        marked = page.locator("main [aria-invalid=true]").evaluate_all("all => all.map(field => field.name)")
        assert set(marked) == set(names), f"{page.url} marks {marked}"
        assert page.locator("[data-takes-focus]").evaluate("summary => summary === document.activeElement")
        links = page.locator("[data-takes-focus] a").evaluate_all("all => all.map(link => link.getAttribute('href'))")
        for href in links:
            assert page.locator(href).count() == 1, f"{page.url}: {href} leads nowhere"
        assert len(links) >= len(names), links

    def look(self) -> None:
        """Assert that the page at hand is accessible, not wider than the screen, and without errors."""
        found = Axe().run(self.page, options=RULES)
        problems = [
            f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes']][:4]}" for v in found.response["violations"]
        ]
        assert not problems, f"{self.page.url}: {problems}"
        width = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{self.page.url} is {width} px wider than the screen"
        assert not self.errors, f"{self.page.url}: {self.errors}"


def _visitor(browser: Browser, base_url: str, size: dict[str, int], *, scripts: bool = True) -> Iterator[Visitor]:
    context = browser.new_context(viewport=size, locale="nl-NL", reduced_motion="reduce", java_script_enabled=scripts)
    yield Visitor(context, base_url)
    context.close()


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    """Return a small programme with one of each thing that a page can show."""
    return set_scene()


@pytest.fixture
def desk(browser: Browser, live_server) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]  # pytest-django's type is private
    """Return somebody at a desk: 1280 px."""
    yield from _visitor(browser, live_server.url, DESKTOP)


@pytest.fixture
def phone(browser: Browser, live_server) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]  # pytest-django's type is private
    """Return somebody with a phone: 360 px."""
    yield from _visitor(browser, live_server.url, PHONE)


@pytest.fixture
def phone_without_scripts(browser: Browser, live_server) -> Iterator[Visitor]:  # type: ignore[no-untyped-def]  # as above
    """Return somebody with a phone that runs no scripts; axe is one, so pages are not looked at."""
    yield from _visitor(browser, live_server.url, PHONE, scripts=False)
