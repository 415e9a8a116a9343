"""The parts that every drawing shares: text, fills, patterns. Colours are classes with a fallback for print engines."""

from ..markup import esc

SERIES_COLOURS = ("#0a5f55", "#3b6fb6", "#c2410c", "#8c4a9e", "#7a8b2d", "#17252b")
DASHES = ("", "7 4", "2 4", "10 3 2 3", "4 2", "1 3")
TILE_COLOURS = ("#ffffff", "#dcebe7", "#b3d3cb", "#7fb3a8", "#34786e", "#0a5f55")


def text(x: float, y: float, words: str, *, css: str = "", anchor: str = "start") -> str:
    """Return one line of text."""
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}"{end} class="v-chart__text {css}">{esc(words)}</text>'


def series_fill(index: int) -> str:
    """Return the fill attributes of a series; the class lets a token file change it."""
    return f'class="v-series-{index + 1}" fill="{SERIES_COLOURS[index]}"'


def pattern(chart: str, index: int) -> str:
    """Return the pattern that marks a series without colour; the first series is solid and has none."""
    drawings = {
        1: '<path d="M0 8 8 0" stroke="#fff" stroke-width="2"/>',
        2: '<circle cx="4" cy="4" r="1.6" fill="#fff"/>',
        3: '<path d="M0 4h8" stroke="#fff" stroke-width="2"/>',
        4: '<path d="M4 0v8" stroke="#fff" stroke-width="2"/>',
        5: '<path d="M0 0 8 8M0 8 8 0" stroke="#fff"/>',
    }
    if index not in drawings:
        return ""
    ident = pattern_id(chart, index)
    return f'<pattern id="{ident}" width="8" height="8" patternUnits="userSpaceOnUse">{drawings[index]}</pattern>'


def pattern_id(chart: str, index: int) -> str:
    """Return the id of a series' pattern, unique on the page through the chart's own id."""
    return f"{chart}-pattern-{index + 1}"


def linked(inside: str, url: str) -> str:
    """Put a link around a drawing when there are rows to open; the words in the drawing name it."""
    return f'<a href="{esc(url)}">{inside}</a>' if url else inside


def svg(chart: str, width: float, height: float, inside: str, *, interactive: bool = False, defs: str = "") -> str:
    """Return the drawing, named by the figure's caption; with links in it, it is a group instead of one image."""
    role = "group" if interactive else "img"
    definitions = f"<defs>{defs}</defs>" if defs else ""
    return (
        f'<svg class="v-chart__drawing" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="{role}"'
        f' aria-labelledby="{chart}-title {chart}-description">{definitions}{inside}</svg>'
    )
