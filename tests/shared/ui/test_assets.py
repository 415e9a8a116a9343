"""What we ship is what we took, small enough, and free of inline script and style."""

import gzip
import hashlib
import json
import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src/veerkracht"
UI = SOURCE / "shared/ui"
STATIC = UI / "static/ui"
VENDORED = json.loads((STATIC / "vendor/VENDOR.json").read_text())
TEMPLATES = sorted(
    path
    for folder in ("shared/ui/templates", "web/team/templates/team/ui")
    for path in (SOURCE / folder).rglob("*.html")
) + [SOURCE / f"web/{door}/templates/{door}/base.html" for door in ("public", "portal", "team")]
KILOBYTE = 1024


@pytest.mark.parametrize("name", VENDORED)
def test_vendored_file_is_unchanged(name: str) -> None:
    assert hashlib.sha256((UI / name).read_bytes()).hexdigest() == VENDORED[name]["sha256"]


def test_every_vendored_file_has_a_version_and_an_open_licence() -> None:
    present = {
        str(path.relative_to(UI)) for folder in ("static/ui", "styles") for path in (UI / folder / "vendor").iterdir()
    }
    assert present == {*VENDORED, "static/ui/vendor/VENDOR.json"}
    assert {entry["licence"] for entry in VENDORED.values()} == {"Apache-2.0", "EUPL-1.2", "OFL-1.1"}
    assert all(entry["version"] for entry in VENDORED.values())


@pytest.mark.parametrize("door", ["public", "portal", "team"])
def test_style_of_a_door_is_as_new_as_its_parts(door: str) -> None:
    bundle = runpy.run_path(str(ROOT / "scripts/styles.py"))["bundle"]
    assert (STATIC / f"{door}.css").read_text() == bundle(door), "run python scripts/styles.py"


@pytest.mark.parametrize("door", ["public", "portal", "team"])
def test_style_of_a_door_is_small(door: str) -> None:
    assert len(gzip.compress((STATIC / f"{door}.css").read_bytes())) < 18 * KILOBYTE


def test_font_of_our_own_languages_is_small() -> None:
    assert (STATIC / "vendor/noto-sans-latin-wght-normal.woff2").stat().st_size < 60 * KILOBYTE


def test_style_asks_for_nothing_from_elsewhere() -> None:
    for path in STATIC.rglob("*.css"):
        assert not re.search(r"@import|https?://", path.read_text()), path.name


def test_style_asks_only_for_files_that_are_there() -> None:
    for path in STATIC.rglob("*.css"):
        for address in re.findall(r'url\("?([^")]+)', path.read_text()):
            assert (path.parent / address).exists(), f"{path.name} asks for {address}"


@pytest.mark.parametrize("path", sorted((STATIC / "js").glob("*.js")), ids=lambda path: path.name)
def test_script_is_one_small_behaviour(path: Path) -> None:
    source = path.read_text()
    assert len(source.splitlines()) < 80
    assert '"use strict"' in source
    assert not re.search(r"\beval\(|innerHTML|\.style\b|new Function", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_has_no_inline_script_or_style_and_is_short(path: Path) -> None:
    source = path.read_text()
    assert not re.search(r'\sstyle="|\son[a-z]+="|<style|<script(?![^>]*(src=|application/json))', source)
    assert len(source.splitlines()) < 120


def test_drawings_have_no_script_style_or_outside_address() -> None:
    for path in STATIC.rglob("*.svg"):
        source = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"<script|style=|<style|http|\son\w+=", source), path.name
