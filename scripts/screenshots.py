"""Makes the pictures of README and manual anew: a fresh demo in a folder of its own, walked through by role.

python scripts/screenshots.py [NAME ...]     all pictures, or those whose name begins with one of the given
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import chromium
from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
VAR = ROOT / "var" / "screenshots"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
DESK, PHONE = 1280, 360
START_SECONDS = 180


@dataclass(frozen=True)
class Picture:
    """A page as one role sees it. `click` follows the first element of this selector before the picture is taken."""

    name: str
    path: str
    role: str = ""
    width: int = DESK
    click: str = ""


PICTURES = (
    Picture("overview", "/team/", "team_member"),
    Picture("rows", "/team/rijen/?measure=activated", "team_member"),
    Picture("companies", "/team/bedrijven/", "team_member"),
    Picture("company", "/team/bedrijven/", "team_member", click="main tbody a"),
    Picture("events", "/team/bijeenkomsten/", "team_member"),
    Picture("event", "/team/bijeenkomsten/", "team_member", click="main tbody a"),
    Picture("inbox", "/team/vragen/", "team_member"),
    Picture("pioniers", "/team/pioniers/", "team_member"),
    Picture("fans", "/team/fans/", "team_member"),
    Picture("outbox", "/team/post/", "team_member"),
    Picture("home", "/"),
    Picture("home-phone", "/", width=PHONE),
    Picture("impact", "/impact/"),
    Picture("ask-phone", "/vraag/", width=PHONE),
    Picture("portal-pionier", "/mijn/", "pionier", PHONE),
    Picture("portal-fan", "/mijn/", "fan_contact", PHONE),
)


def main() -> None:
    """Take the pictures that were asked for."""
    wanted = [p for p in PICTURES if not sys.argv[1:] or p.name.startswith(tuple(sys.argv[1:]))]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=FLAGS)
        for picture in wanted:
            take(browser, base, picture)
            print(picture.name, flush=True)
        browser.close()


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


def take(browser: Browser, base: str, picture: Picture) -> None:
    """Sign in, open the page and store it as PNG."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": 900 if picture.width == DESK else 780},
        locale="nl-NL",
        reduced_motion="reduce",
    )
    if picture.role:
        sign_in(context, base, picture.role)
    page = context.new_page()
    page.goto(base + picture.path)
    if picture.click:
        page.locator(picture.click).first.click()
        page.wait_for_load_state()
    page.screenshot(path=IMAGES / f"{picture.name}-{picture.width}.png")
    context.close()


def sign_in(context: BrowserContext, base: str, role: str) -> None:
    """Use the demo's one-tap sign-in."""
    page = context.new_page()
    page.goto(f"{base}/demo/in/{role}/")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.close()


if __name__ == "__main__":
    main()
