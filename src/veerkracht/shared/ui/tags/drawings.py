"""Charts: bar_chart, funnel_chart, line_chart, tile_map, sparkline.

Each is a figure with its words, and with the same figures in a table.
"""

from collections.abc import Sequence

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..charts.bars import draw_bars, draw_funnel
from ..charts.lines import draw_lines, draw_sparkline
from ..charts.scales import conversions
from ..charts.tiles import draw_tiles
from ..charts.values import Bar, Figure, Series, Stage, Tile
from ..formats import day, number, percent
from ..markup import esc, html
from .library import register
from .structure import filled

MOST_SERIES = 6
Cell = tuple[str, str]  # words and the URL of the rows behind them


def _framed(
    title: str, description: str, drawing: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], ident: str
) -> SafeString:
    return filled(
        "chart", title=title, description=description, drawing=SafeString(drawing), head=head, rows=rows, ident=ident
    )


def _ident(ident: str, title: str) -> str:
    return ident or f"chart-{slugify(title)}"


def _at_most(series: Sequence[object]) -> None:
    if len(series) > MOST_SERIES:
        raise TemplateSyntaxError(f"A chart shows at most {MOST_SERIES} series; this one has {len(series)}.")


@register.simple_tag
def bar_chart(
    *,
    title: str,
    description: str,
    bars: Sequence[Bar],
    unit: str,
    names: Sequence[str] = (),
    of: str = "",
    ident: str = "",
    top: Figure = 0,
) -> SafeString:
    """``{% bar_chart title=t description=d bars=bars unit=u of=_("Fan") %}``: bars that open their rows.

    ``names`` names the parts when bars are stacked (``Bar.extra``); ``of`` heads the first column of the table;
    ``top`` is the figure that fills the width, such as 100 for scores.
    """
    chart = _ident(ident, title)
    _at_most(names)
    rows = [[(bar.label, bar.url), *((number(value), "") for value in (bar.value, *bar.extra))] for bar in bars]
    return _framed(
        title,
        description,
        draw_bars(chart, bars, names=names, top=top),
        [of or _("What"), *(names or [unit])],
        rows,
        chart,
    )


@register.simple_tag
def funnel_chart(*, title: str, description: str, stages: Sequence[Stage], unit: str, ident: str = "") -> SafeString:
    """``{% funnel_chart title=t description=d stages=stages unit=u %}``: how many of each stage reach the next."""
    chart = _ident(ident, title)
    shares = conversions([stage.value for stage in stages])
    rows = [
        [(stage.label, stage.url), (number(stage.value), ""), (percent(share), "")]
        for stage, share in zip(stages, shares, strict=True)
    ]
    head = [_("Stage"), unit, _("Share of the stage before")]
    return _framed(title, description, draw_funnel(chart, stages), head, rows, chart)


@register.simple_tag
def line_chart(
    *,
    title: str,
    description: str,
    series: Sequence[Series],
    unit: str,
    target: Figure | None = None,
    target_label: str = "",
    ident: str = "",
) -> SafeString:
    """``{% line_chart title=t description=d series=lines unit=u target=450 %}``: lines over time."""
    chart = _ident(ident, title)
    _at_most(series)
    drawing = draw_lines(chart, series, target=target, target_label=target_label or _("target"))
    days = sorted({on for line in series for on, _value in line.points})
    found = [dict(line.points) for line in series]
    rows = [[(day(on, weekday=False), ""), *((number(values.get(on)), "") for values in found)] for on in days]
    return _framed(title, description, drawing, [_("Day"), *(f"{line.label} ({unit})" for line in series)], rows, chart)


@register.simple_tag
def tile_map(
    *,
    title: str,
    description: str,
    tiles: Sequence[Tile],
    unit: str,
    of: str = "",
    ident: str = "",
    suppressed: str = "< 5",
) -> SafeString:
    """``{% tile_map title=t description=d tiles=tiles unit=u %}``: a square per place, darker is more."""
    chart = _ident(ident, title)
    ordered = sorted(tiles, key=lambda tile: tile.name)
    rows = [[(tile.name, tile.url), (suppressed if tile.value is None else number(tile.value), "")] for tile in ordered]
    drawing = draw_tiles(chart, tiles, suppressed=suppressed)
    return _framed(title, description, drawing, [of or _("Place"), unit], rows, chart)


@register.simple_tag
def sparkline(*, values: Sequence[Figure], label: str) -> SafeString:
    """``{% sparkline values=numbers label=l %}``: a trend as small as a word; the label says it in words."""
    return html(draw_sparkline(values, label=esc(label)))
