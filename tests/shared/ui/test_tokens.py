"""Every token file keeps the contrast that look.md promises, in every pair that the styles use."""

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[3] / "src/veerkracht/shared/ui"
TOKEN_FILES = sorted((UI / "static/ui/tokens").glob("*.css"))
TEXT, LARGE_OR_MARK = 4.5, 3.0
PAIRS = [
    # colour, ground, least ratio
    ("ink", "paper", 7.0),
    ("ink", "surface", 7.0),
    ("ink", "warm", 7.0),
    ("ink", "amber", TEXT),
    *[("ink", f"{tone}-soft", 7.0) for tone in ("good", "careful", "wrong", "info", "primary")],
    *[("ink-muted", ground, TEXT) for ground in ("paper", "surface", "warm", "primary-soft", "wrong-soft")],
    *[("link", ground, TEXT) for ground in ("paper", "surface", "warm", "info-soft", "primary-soft", "wrong-soft")],
    *[("primary", ground, TEXT) for ground in ("paper", "surface", "primary-soft")],
    *[("surface", ground, TEXT) for ground in ("primary", "primary-hover", "accent", "accent-hover", "wrong", "ink")],
    *[("accent", ground, TEXT) for ground in ("paper", "surface")],
    *[(tone, ground, TEXT) for tone in ("good", "careful", "wrong") for ground in ("paper", "surface", f"{tone}-soft")],
    *[("control", ground, LARGE_OR_MARK) for ground in ("paper", "surface", "warm")],
    *[("focus", ground, LARGE_OR_MARK) for ground in ("paper", "surface", "amber", "warm", "primary-soft")],
    *[(f"series-{n}", ground, LARGE_OR_MARK) for n in range(1, 7) for ground in ("paper", "surface")],
    *[(f"series-{n}", "surface", TEXT) for n in (1, 2, 3, 4, 6)],
    *[("ink", f"tile-{n}", TEXT) for n in range(4)],
    *[("surface", f"tile-{n}", TEXT) for n in (4, 5)],
    ("paper", "ink", 7.0),
    ("amber", "ink", LARGE_OR_MARK),
]


def tokens(path: Path) -> dict[str, str]:
    """Return the colours of a token file by name."""
    return dict(re.findall(r"--v-([\w-]+):\s*(#[0-9a-f]{6});", path.read_text()))


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2) of ``#rrggbb``."""
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("path", TOKEN_FILES, ids=lambda path: path.stem)
def test_token_file_keeps_contrast(path: Path) -> None:
    colours = tokens(path)
    low = {
        f"{colour} on {ground}": round(contrast(colours[colour], colours[ground]), 2)
        for colour, ground, least in PAIRS
        if contrast(colours[colour], colours[ground]) < least
    }
    assert low == {}


@pytest.mark.parametrize("path", TOKEN_FILES, ids=lambda path: path.stem)
def test_token_file_has_every_token_and_no_other(path: Path) -> None:
    used = set()
    for part in (UI / "styles").rglob("*.css"):
        used |= set(re.findall(r"var\(--v-([\w-]+)\)", part.read_text()))
    assert used - tokens(path).keys() == set()
    assert tokens(path).keys() == tokens(TOKEN_FILES[0]).keys()


def test_the_measure_is_that_of_the_design() -> None:
    ours = tokens(UI / "static/ui/tokens/veerkracht.css")
    on_paper = {
        name: round(contrast(ours[name], ours["paper"]), 1)
        for name in ("ink", "ink-muted", "primary", "link", "accent")
    }
    assert on_paper == {"ink": 15.1, "ink-muted": 6.1, "primary": 7.2, "link": 7.1, "accent": 5.0}
