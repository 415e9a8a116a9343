"""Finds a Chromium for the browser tests and the screenshots, or installs one.

In this order: the one CHROMIUM names, the system's, Playwright's own, Debian's package (only as root).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DOWNLOAD_SECONDS = 300


def find() -> str | None:
    """Return the path of a Chromium, or None when there is none yet."""
    chosen = os.environ.get("CHROMIUM")
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    return chosen or system or playwrights_own()


def playwrights_own() -> str | None:
    """Return the Chromium that Playwright downloaded, if it did."""
    question = "from playwright.sync_api import sync_playwright as p\nwith p() as x: print(x.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=False)
    path = answer.stdout.strip()
    return path if path and Path(path).exists() else None


def ensure() -> None:
    """Install a Chromium unless there is one. Tells what to do when it cannot; the browser tests then fail."""
    if find():
        return
    print("Installing a Chromium for the browser tests ...", flush=True)
    attempt([sys.executable, "-m", "playwright", "install", "chromium"])
    if not find() and os.geteuid() == 0 and shutil.which("apt-get"):
        attempt(["apt-get", "update", "-qq"])
        attempt(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])
    if not find():
        print(
            "There is no Chromium, so the browser tests will fail. Install one, or name it: CHROMIUM=/path/to/chromium"
        )


def attempt(command: list[str]) -> None:
    """Run a command that may fail; only its last line is shown then."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=DOWNLOAD_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"{command[0]} took longer than {DOWNLOAD_SECONDS} s and was ended.")
        return
    if done.returncode != 0:
        told = (done.stderr or done.stdout).strip().splitlines() or ["no message"]
        print(f"{' '.join(command[:4])} failed: {told[-1][:200]}")


if __name__ == "__main__":
    ensure()
