"""Lines over time, cumulative against a target, and the sparkline."""

from collections.abc import Sequence
from datetime import date

from ..formats import day, number
from .parts import DASHES, SERIES_COLOURS, svg, text
from .scales import Scale, spread, ticks
from .values import Figure, Series

WIDTH, HEIGHT = 480, 270
LEFT, RIGHT, TOP, BOTTOM = 44, 372, 16, 236
LABEL_GAP = 17


def scales(series: Sequence[Series], target: Figure | None) -> tuple[Scale, Scale, list[float]]:
    """Return the scale of days, the scale of figures and its ticks; figures start at zero."""
    days = [on.toordinal() for line in series for on, _value in line.points]
    top = max([value for line in series for _on, value in line.points] + [target or 0], default=0)
    marks = ticks(top)
    across = Scale(min(days, default=0), max(days, default=0), LEFT, RIGHT)
    return across, Scale(0, marks[-1], BOTTOM, TOP), marks


def draw_lines(chart: str, series: Sequence[Series], *, target: Figure | None = None, target_label: str = "") -> str:
    """Return the lines with their names at their ends; each has its own dash, and the target is a level line."""
    across, up, marks = scales(series, target)
    lines = [_line(index, line, across, up) for index, line in enumerate(series)]
    names = [(up(line.points[-1][1]), index, line.label) for index, line in enumerate(series) if line.points]
    if target is not None:
        names.append((up(target), -1, target_label))
        lines.append(
            f'<path class="v-chart__target" d="M{LEFT} {up(target)}H{RIGHT}" stroke="#17252b" stroke-dasharray="3 3"/>'
        )
    return svg(chart, WIDTH, HEIGHT, "".join([_grid(marks, up), _days(series, across), *lines, *_names(names)]))


def path(points: Sequence[tuple[date, Figure]], across: Scale, up: Scale) -> str:
    """Return the path through the points; steps between facts are straight."""
    return "M" + " ".join(f"{across(on.toordinal())} {up(value)}" for on, value in points)


def _line(index: int, line: Series, across: Scale, up: Scale) -> str:
    if not line.points:
        return ""
    dash = f' stroke-dasharray="{DASHES[index]}"' if DASHES[index] else ""
    on, value = line.points[-1]
    colour = SERIES_COLOURS[index]
    return (
        f'<path class="v-line v-line-{index + 1}" d="{path(line.points, across, up)}" fill="none" stroke="{colour}"'
        f' stroke-width="2.5"{dash}/>'
        f'<circle class="v-series-{index + 1}" cx="{across(on.toordinal())}" cy="{up(value)}" r="4" fill="{colour}"/>'
    )


def _names(names: list[tuple[float, int, str]]) -> list[str]:
    """Write the names beside the ends of their lines, apart from each other."""
    heights = spread([height for height, _index, _label in names], gap=LABEL_GAP)
    return [
        text(RIGHT + 9, round(height + 5, 1), label, css=f"v-chart__name v-name-{index + 1}")
        for height, (_old, index, label) in zip(heights, names, strict=True)
    ]


def _grid(marks: Sequence[float], up: Scale) -> str:
    return "".join(
        f'<path class="v-chart__grid" d="M{LEFT} {up(mark)}H{RIGHT}" stroke="#d8d4c8"/>'
        + text(LEFT - 7, up(mark) + 5, number(mark if mark % 1 else int(mark)), css="v-chart__tick", anchor="end")
        for mark in marks
    )


def _days(series: Sequence[Series], across: Scale) -> str:
    """Write the first and the last day under the axis."""
    days = [on for line in series for on, _value in line.points]
    if not days:
        return ""
    first, last = min(days), max(days)
    ends = [(first, "start")] if first == last else [(first, "start"), (last, "end")]
    return "".join(
        text(across(on.toordinal()), HEIGHT - 10, day(on, weekday=False), css="v-chart__tick", anchor=anchor)
        for on, anchor in ends
    )


def draw_sparkline(values: Sequence[Figure], *, label: str) -> str:
    """Return a line as small as a word, spoken as its label; a single value is a dot."""
    across = Scale(0, max(len(values) - 1, 0), 3, 97)
    up = Scale(min(values, default=0), max(values, default=0), 21, 3)
    points = [f"{across(index)} {up(value)}" for index, value in enumerate(values)]
    if not points:
        return ""
    x, y = points[-1].split()
    line = f'<path d="M{" ".join(points)}" fill="none" stroke="{SERIES_COLOURS[0]}" stroke-width="2" class="v-line-1"/>'
    return (
        f'<svg class="v-sparkline" viewBox="0 0 100 24" role="img" aria-label="{label}">{line}'
        f'<circle cx="{x}" cy="{y}" r="3" fill="{SERIES_COLOURS[0]}" class="v-series-1"/></svg>'
    )
