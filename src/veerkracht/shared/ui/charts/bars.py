"""Horizontal bars and the funnel. The label stands above its bar, so that long Dutch names fit on a phone."""

from collections.abc import Sequence

from ..formats import number, percent
from .parts import linked, pattern, pattern_id, series_fill, svg, text
from .scales import conversions
from .values import Bar, Figure, Stage

WIDTH = 480
ROW = 46
BAR_TOP = 20
BAR_HEIGHT = 16
VALUE_ROOM = 84


def bar_width(value: Figure, largest: Figure) -> float:
    """Return how wide a bar is; a figure above zero is always at least one unit wide, so that it is seen."""
    if value <= 0 or largest <= 0:
        return 0.0
    return max(1.0, round(value / largest * (WIDTH - VALUE_ROOM), 1))


def draw_bars(chart: str, bars: Sequence[Bar], *, names: Sequence[str] = (), top: Figure = 0) -> str:
    """Return a bar per row; with ``names`` each bar stacks its ``extra`` figures, one pattern per series.

    A bar of ``top`` is as long as there is room; without it, the largest is.
    """
    largest = max((bar.value + sum(bar.extra) for bar in bars), default=0)
    largest = max(largest, top)
    rows = [linked(_bar(chart, bar, index, largest), bar.url) for index, bar in enumerate(bars)]
    legend, top = _legend(chart, names) if len(names) > 1 else ("", 0)
    body = f'<g transform="translate(0 {top})">{"".join(rows)}</g>' if top else "".join(rows)
    defs = "".join(pattern(chart, index) for index in range(len(names)))
    has_links = any(bar.url for bar in bars)
    return svg(chart, WIDTH, max(ROW * len(bars), ROW) + top, legend + body, interactive=has_links, defs=defs)


def _bar(chart: str, bar: Bar, index: int, largest: Figure) -> str:
    y = index * ROW
    x = 0.0
    parts = [text(0, y + 14, bar.label)]
    for series, value in enumerate((bar.value, *bar.extra)):
        width = bar_width(value, largest)
        parts.append(_block(chart, series, x, y + BAR_TOP, width))
        x = round(x + width, 1)
    parts.append(text(x + 7, y + BAR_TOP + 13, number(bar.value + sum(bar.extra)), css="v-chart__value"))
    return "".join(parts)


def _block(chart: str, series: int, x: float, y: float, width: float) -> str:
    box = f'x="{x}" y="{y}" width="{width}" height="{BAR_HEIGHT}"'
    over = f'<rect {box} fill="url(#{pattern_id(chart, series)})"/>' if series else ""
    return f"<rect {box} {series_fill(series)}/>{over}"


def _legend(chart: str, names: Sequence[str]) -> tuple[str, int]:
    """Return the series' names with their pattern, one a line."""
    lines = [
        f'<g transform="translate(0 {index * 22})">{_block(chart, index, 0, 2, 24)}{text(32, 15, name)}</g>'
        for index, name in enumerate(names)
    ]
    return "".join(lines), 22 * len(names) + 14


def draw_funnel(chart: str, stages: Sequence[Stage]) -> str:
    """Return the stages under each other, each with its share of the stage before in words."""
    largest = max((stage.value for stage in stages), default=0)
    shares = conversions([stage.value for stage in stages])
    rows = []
    for index, (stage, share) in enumerate(zip(stages, shares, strict=True)):
        y = index * ROW
        width = bar_width(stage.value, largest)
        said = number(stage.value) + (f"  ({percent(share)})" if share is not None else "")
        drawing = (
            text(0, y + 14, stage.label)
            + f'<rect x="0" y="{y + BAR_TOP}" width="{width}" height="{BAR_HEIGHT}" {series_fill(0)}/>'
            + text(width + 7, y + BAR_TOP + 13, said, css="v-chart__value")
        )
        rows.append(linked(drawing, stage.url))
    has_links = any(stage.url for stage in stages)
    return svg(chart, WIDTH, max(ROW * len(stages), ROW), "".join(rows), interactive=has_links)
