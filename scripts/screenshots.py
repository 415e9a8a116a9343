"""Makes the pictures of README and manual anew: a fresh demo in a folder of its own, walked through by role.

python scripts/screenshots.py [NAME ...]     all pictures, or those whose name begins with one of the given
"""

import io
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import chromium
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
VAR = ROOT / "var" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
DESK, PHONE = 1280, 360
START_SECONDS = 180
TIMEOUT_MS = 15_000
COLOURS = 256


@dataclass(frozen=True)
class Picture:
    """A page as one role sees it; `walk` is what that role does on it before the picture is taken."""

    name: str
    path: str
    role: str = ""
    width: int = DESK
    walk: Callable[[Page], None] | None = None


def follow(*selectors: str) -> Callable[[Page], None]:
    """Return a walk that clicks the first element of each selector, one page after the other."""

    def walk(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).first.click()
            page.wait_for_load_state()

    return walk


def read_list(page: Page) -> None:
    """Paste an attendance list with known and new companies and a companion; stop before it counts."""
    follow(ROW, "main a[href$='/lijst/']")(page)
    page.locator("main textarea").fill(PASTED)
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def merge_lookalike(page: Page) -> None:
    """Put a company as a careless list wrote it beside the one that it probably is."""
    follow(ROW, "main a[href$='/samenvoegen/']", "main a[href*='met=']")(page)


def open_door(page: Page) -> None:
    """Open the door of a meeting that is to come, as a helper does."""
    follow(ROW, "main a[href$='/deuren/']")(page)
    page.goto(page.locator("main a[href*='/deur/']").first.get_attribute("href") or "")
    page.locator("[data-state][data-waiting]").wait_for()


def open_step(page: Page) -> None:
    """Open the link in a mail that asks a company whether it took a step."""
    follow(ROW)(page)
    page.goto(page.locator("main a[href*='/stap/']").first.get_attribute("href") or "")


TEAM = "team_member"
ROW = "main tbody a"
OWN_SCANS = ("main a[href^='/mijn/scans/']",)
PASTED = """Naam; Bedrijf; E-mail
Anna de Boer; Bakkerij Wennekink; anna@bakkerij-wennekink.example
Jan de Vries + 2; Kolthof Tuinen BV; jan@kolthof-tuinen.example
Mieke Jansen; Slagersbedrijf Marsweide; mieke@post.example
Noor Kuipers; Vers Atelier Kuipers; noor@vers-atelier.example
Piet Smit; zzp; piet.smit(at)post.example
Karin Mulder; ; karin@post.example
"""
PICTURES = (
    Picture("overview", "/team/", TEAM),
    Picture("rows", "/team/rijen/?measure=activated", TEAM),
    Picture("company", "/team/rijen/?measure=activated", TEAM, walk=follow(ROW)),
    Picture("merge", "/team/bedrijven/?q=bedr.", TEAM, walk=merge_lookalike),
    Picture("companies", "/team/bedrijven/?stage=aware", TEAM),
    Picture("duplicates", "/team/bedrijven/dubbel/", TEAM),
    Picture("register", "/team/bedrijven/register/", TEAM),
    Picture("population", "/team/bedrijven/doelgroep/", TEAM),
    Picture("people", "/team/personen/", TEAM),
    Picture("requests", "/team/privacy/verzoeken/", TEAM),
    Picture("segments", "/team/selecties/", TEAM),
    Picture("knowledge", "/team/kennisbank/", TEAM),
    Picture("search", "/zoeken/?q=roosters"),
    Picture("step", "/team/rijen/?measure=activated", TEAM, walk=follow("main tbody a[href*='/stap/']")),
    Picture("step-new", "/team/rijen/?measure=activated", TEAM, walk=follow(ROW, "main a[href$='/stap/']")),
    Picture("step-phone", "/team/post/?q=gezet", TEAM, PHONE, walk=open_step),
    Picture("event", "/team/bijeenkomsten/?when=past", TEAM, walk=follow(ROW)),
    Picture("planning", "/team/bijeenkomsten/planning/?maand=2019-10", TEAM),
    Picture("doors", "/team/bijeenkomsten/?q=oudste", TEAM, walk=follow(ROW, "main a[href$='/deuren/']")),
    Picture("door-phone", "/team/bijeenkomsten/?q=oudste", TEAM, PHONE, walk=open_door),
    Picture("import", "/team/bijeenkomsten/?when=past", TEAM, walk=read_list),
    Picture("inbox", "/team/vragen/", TEAM),
    Picture("question", "/team/vragen/", TEAM, walk=follow(ROW)),
    Picture("pioniers", "/team/pioniers/", TEAM),
    Picture("pionier", "/team/pioniers/?q=Wietske", TEAM, walk=follow(ROW)),
    Picture("podia", "/team/podia/", TEAM),
    Picture("podium", "/team/podia/?q=Deventer", TEAM, walk=follow(ROW)),
    Picture("aandacht", "/team/pioniers/aandacht/", TEAM),
    Picture("card", "/team/pioniers/?q=Wietske", TEAM, walk=follow(ROW, "main a[href*='/kaartje/']")),
    Picture("card-phone", "/k/WERK23/", width=PHONE),
    Picture("fans", "/team/fans/", TEAM),
    Picture("fan", "/team/fans/", TEAM, walk=follow(ROW)),
    Picture("outbox", "/team/post/", TEAM),
    Picture("mail", "/team/post/?q=gezet", TEAM, walk=follow(ROW)),
    Picture("scan", "/team/scans/", TEAM, walk=follow(ROW)),
    Picture("scan-wave", "/mijn/bedrijf/", "company_contact", walk=follow(*OWN_SCANS, "main a[href*='/ronde/']")),
    Picture("scan-report", "/mijn/bedrijf/", "company_contact", PHONE, walk=follow(*OWN_SCANS, "main a[href*='/r/']")),
    Picture("sign-in", "/demo/"),
    Picture("impact", "/impact/"),
    Picture("portal-pionier", "/mijn/", "pionier", PHONE),
    Picture("portal-fan", "/mijn/", "fan_contact", PHONE),
)


def main() -> None:
    """Take the pictures that were asked for."""
    wanted = [p for p in PICTURES if not sys.argv[1:] or p.name.startswith(tuple(sys.argv[1:]))]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        failed = list(take_all(browser, base, wanted))
        browser.close()
    if failed:
        sys.exit(f"Not made anew: {', '.join(failed)}")


def take_all(browser: Browser, base: str, wanted: list[Picture]) -> Iterator[str]:
    """Take all pictures, one signed-in window per role and width; yield the names of those that did not work."""
    windows: dict[tuple[str, int], BrowserContext] = {}
    for picture in wanted:
        key = picture.role, picture.width
        try:
            windows[key] = windows.get(key) or open_context(browser, base, *key)
            take(windows[key], base, picture)
            print(picture.name, flush=True)
        except PlaywrightError as error:
            print(f"{picture.name}: {error.message.splitlines()[0]}", flush=True)
            yield picture.name


@contextmanager
def demo() -> Iterator[str]:
    """Start a fresh demo on a free port and stop it afterwards."""
    shutil.rmtree(VAR, ignore_errors=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"VEERKRACHT_VAR": str(VAR), "PORT": str(port), "DATABASE_URL": ""}
    process = subprocess.Popen([Path(sys.executable).parent / "veerkracht", "demo"], env=environment, cwd=ROOT)
    try:
        base = f"http://localhost:{port}"
        wait_for(f"{base}/readyz")
        yield base
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def wait_for(url: str) -> None:
    """Wait until the demo answers. Raises SystemExit when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    sys.exit("The demo did not start; see the lines above.")


def take(context: BrowserContext, base: str, picture: Picture) -> None:
    """Open the page, do what the picture asks and store it as a small PNG."""
    page = context.new_page()
    page.goto(base + picture.path)
    if picture.walk:
        picture.walk(page)
    store(page.screenshot(), IMAGES / f"{picture.name}-{picture.width}.png")
    page.close()


def store(png: bytes, path: Path) -> None:
    """Write the picture with its most frequent colours: flat pages look the same at a third of the size."""
    with Image.open(io.BytesIO(png)) as image:
        full = image.convert("RGB")
    colours = cast("list[tuple[int, tuple[int, int, int]]]", full.getcolors(full.width * full.height))
    found = sorted(colours, reverse=True)[:COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _count, colour in found for part in colour])
    full.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def open_context(browser: Browser, base: str, role: str, width: int) -> BrowserContext:
    """Give a Dutch browser window of this width, signed in as this role."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width == DESK else 780}, locale="nl-NL", reduced_motion="reduce"
    )
    context.set_default_timeout(TIMEOUT_MS)
    if role:
        sign_in(context, base, role)
    return context


def sign_in(context: BrowserContext, base: str, role: str) -> None:
    """Use the demo's one-tap sign-in."""
    page = context.new_page()
    page.goto(f"{base}/demo/in/{role}/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.close()


if __name__ == "__main__":
    main()
