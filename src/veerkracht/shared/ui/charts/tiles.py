"""The tile map: one square per place, roughly where it lies. Every tile says its figure and opens its rows."""

from collections.abc import Sequence

from ..formats import number
from .parts import TILE_COLOURS, linked, svg, text
from .scales import level
from .values import Tile

SIDE = 64
GAP = 4


def size(tiles: Sequence[Tile]) -> tuple[int, int]:
    """Return width and height of the whole map."""
    columns = max((tile.column for tile in tiles), default=0) + 1
    rows = max((tile.row for tile in tiles), default=0) + 1
    return columns * (SIDE + GAP) - GAP, rows * (SIDE + GAP) - GAP


def draw_tiles(chart: str, tiles: Sequence[Tile], *, suppressed: str) -> str:
    """Return the map; darker is more, and a tile whose figure is None shows ``suppressed`` (such as ``< 5``)."""
    largest = max((tile.value or 0 for tile in tiles), default=0)
    width, height = size(tiles)
    drawn = [_tile(tile, largest, suppressed) for tile in tiles]
    return svg(chart, width, height, "".join(drawn), interactive=any(tile.url for tile in tiles))


def _tile(tile: Tile, largest: float, suppressed: str) -> str:
    x, y = tile.column * (SIDE + GAP), tile.row * (SIDE + GAP)
    shade = level(tile.value or 0, largest)
    said = suppressed if tile.value is None else number(tile.value)
    tone = "v-tile__dark" if shade >= 4 else "v-tile__light"
    middle = x + SIDE / 2
    drawing = (
        f'<rect class="v-tile v-tile-{shade}" x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" rx="6"'
        f' fill="{TILE_COLOURS[shade]}"/>'
        + text(middle, y + 25, tile.short, css=f"v-tile__name {tone}", anchor="middle")
        + text(middle, y + 48, said, css=f"v-tile__value {tone}", anchor="middle")
    )
    return f"<g><title>{_title(tile, said)}</title>{linked(drawing, tile.url)}</g>"


def _title(tile: Tile, said: str) -> str:
    return text_only(f"{tile.name}: {said}")


def text_only(words: str) -> str:
    """Escape words that stand inside an SVG title."""
    return words.replace("&", "&amp;").replace("<", "&lt;")
