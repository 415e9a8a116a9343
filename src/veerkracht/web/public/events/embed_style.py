"""The look of the calendar on somebody else's site: a few tokens, each checked, and readable whatever was asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

COLOUR = re.compile(r"[0-9a-f]{6}")
LETTERS = {
    "sans": "Noto Sans, Segoe UI, Arial, sans-serif",
    "serif": "Georgia, serif",
    "system": "system-ui, sans-serif",
}
READABLE = 4.5
MOST_MEETINGS, USUAL_MEETINGS, MOST_CORNER = 20, 6, 16


@dataclass(frozen=True)
class Style:
    """Colours without their sign, the letters, the corners in pixels, and how many meetings."""

    accent: str = "0a5f55"
    ground: str = "ffffff"
    ink: str = "17252b"
    letter: str = "sans"
    corner: int = 6
    most: int = USUAL_MEETINGS

    def query(self) -> dict[str, str]:
        """Return it as it stands in an address."""
        names = {"accent": self.accent, "grond": self.ground, "inkt": self.ink, "letter": self.letter}
        return {**names, "hoek": str(self.corner), "aantal": str(self.most)}


def style_of(asked: Mapping[str, str]) -> Style:
    """Return the style that an address asks for; what is no colour, or cannot be read on its ground, is left out."""
    usual = Style()
    ground = _colour(asked.get("grond", ""), usual.ground)
    ink, accent = (
        _colour(asked.get(name, ""), getattr(usual, own)) for name, own in (("inkt", "ink"), ("accent", "accent"))
    )
    if contrast(ink, ground) < READABLE or contrast(accent, ground) < READABLE:
        ground, ink, accent = usual.ground, usual.ink, usual.accent
    letter = asked.get("letter", "")
    return Style(
        accent=accent,
        ground=ground,
        ink=ink,
        letter=letter if letter in LETTERS else usual.letter,
        corner=_number(asked.get("hoek", ""), usual.corner, 0, MOST_CORNER),
        most=_number(asked.get("aantal", ""), usual.most, 1, MOST_MEETINGS),
    )


def stylesheet(style: Style) -> str:
    """Return the rules of the page; nothing in it is text that somebody gave, only checked values."""
    return (
        f"body{{margin:0;padding:12px;background:#{style.ground};color:#{style.ink};"
        f"font:16px/1.5 {LETTERS[style.letter]}}}"
        "h1{font-size:1.2em;margin:0 0 .6em}ul{list-style:none;margin:0;padding:0}"
        f"li{{margin:0 0 10px;padding:10px 12px;border:1px solid #{style.accent};border-radius:{style.corner}px}}"
        f"a{{color:#{style.accent};font-weight:600}}p{{margin:0}}"
        "a:focus-visible{outline:3px solid currentcolor;outline-offset:2px}"
    )


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 counts it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colour(asked: str, usual: str) -> str:
    plain = asked.lower().removeprefix("#")
    return plain if COLOUR.fullmatch(plain) else usual


def _number(asked: str, usual: int, least: int, most: int) -> int:
    return min(max(int(asked), least), most) if asked.isdecimal() and len(asked) < 4 else usual
