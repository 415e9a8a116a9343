"""Tests about the documents: what they link to exists, and no picture lies about unused."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
PAGES = [*sorted(ROOT.glob("README*.md")), ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("**/*.md"))]
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(\s*([^)\s]+)[^)]*\)")
HEADING = re.compile(r"^#+\s+(.+)$", re.MULTILINE)
NOT_A_FILE = re.compile(r"[a-z][a-z0-9+.-]*:")


def targets(page: Path) -> Iterator[str]:
    """Yield what the links and pictures of a page point to, addresses on the web and mail left aside."""
    for target in LINK.findall(CODE.sub("", page.read_text())):
        if not NOT_A_FILE.match(target):
            yield target


def anchors(page: Path) -> set[str]:
    """Return the names by which a link can reach a heading of this page, as code sites make them."""
    headings = HEADING.findall(page.read_text())
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def broken(page: Path) -> Iterator[str]:
    """Yield the links of a page that lead nowhere."""
    for target in targets(page):
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_exists(page: Path) -> None:
    """A reader never meets a dead link or a hole where a picture should be."""
    assert list(broken(page)) == []


def test_every_picture_is_used() -> None:
    """A picture that no page shows is only weight."""
    shown = {(page.parent / target).resolve() for page in PAGES for target in targets(page)}
    assert sorted(path.name for path in IMAGES.glob("*") if path.resolve() not in shown) == []


def test_pictures_stay_small() -> None:
    """All pictures together stay under 3 MB, so that a copy of the repository stays quick."""
    assert sum(path.stat().st_size for path in IMAGES.glob("*")) < 3_000_000
