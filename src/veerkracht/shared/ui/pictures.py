"""The picture that another site shows when somebody shares a page (OpenGraph): drawn here, fetched from nowhere."""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .tokens import colours

WIDTH, HEIGHT = 1200, 630
LONGEST = 140  # characters of a title that are drawn
_FONT = Path(__file__).parent / "static/ui/vendor/noto-sans-latin-wght-normal.woff2"
_MARGIN = 84
_BOLD, _REGULAR = 700, 400
_TITLE_SIZES = (80, 68, 58, 50)
_MOST_LINES = 3


@lru_cache(maxsize=256)
def share_picture(*, title: str, line: str, name: str, tokens: str = "") -> bytes:
    """Draw a PNG of 1200 x 630 pixels: the title, a line below it, and the programme's name, in its own colours."""
    ink = colours(tokens)
    image = Image.new("RGB", (WIDTH, HEIGHT), ink["paper"])
    draw = ImageDraw.Draw(image)
    _draw_mark(draw, ink)
    bottom = _draw_title(draw, title[:LONGEST], ink["ink"])
    draw.text((_MARGIN, bottom + 26), _cut(line, _font(34, _REGULAR)), font=_font(34, _REGULAR), fill=ink["ink-muted"])
    draw.text((_MARGIN + 84, HEIGHT - 104), _cut(name, _font(36, _BOLD)), font=_font(36, _BOLD), fill=ink["primary"])
    kept = io.BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


@lru_cache(maxsize=16)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_FONT, size)
    font.set_variation_by_axes([weight])
    return font


def _draw_mark(draw: ImageDraw.ImageDraw, ink: dict[str, str]) -> None:
    """Draw the band at the edge, and the mark beside the name."""
    draw.rectangle((0, 0, 18, HEIGHT), fill=ink["primary"])
    draw.rounded_rectangle((_MARGIN, HEIGHT - 116, _MARGIN + 60, HEIGHT - 56), radius=14, fill=ink["primary"])
    draw.line(
        [(_MARGIN + x, HEIGHT - 116 + y) for x, y in ((14, 20), (23, 34), (29, 42), (36, 32), (45, 18))],
        fill=ink["paper"],
        width=6,
        joint="curve",
    )
    draw.ellipse((_MARGIN + 42, HEIGHT - 108, _MARGIN + 52, HEIGHT - 98), fill=ink["amber"])


def _draw_title(draw: ImageDraw.ImageDraw, title: str, colour: str) -> float:
    """Draw the title as large as fits in three lines; return where it ends."""
    for size in _TITLE_SIZES:
        lines = _lines(title, _font(size, _BOLD))
        if len(lines) <= _MOST_LINES and all(_fits(line, _font(size, _BOLD)) for line in lines):
            break
    shown = [_cut(line, _font(size, _BOLD)) for line in lines[:_MOST_LINES]]
    for number, text in enumerate(shown):
        draw.text((_MARGIN, 76 + number * size * 1.22), text, font=_font(size, _BOLD), fill=colour)
    return 76 + len(shown) * size * 1.22


def _lines(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or _fits(longer, font):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text) <= WIDTH - 2 * _MARGIN


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    """Shorten a line that is too wide, and show that something was left out."""
    while len(text) > 1 and not _fits(text, font):
        text = f"{text[:-2].rstrip()}…"
    return text
