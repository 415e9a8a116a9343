"""The drawings: inside their box, with words, patterns, links and the same figures in a table."""

import itertools
import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.template import TemplateSyntaxError
from hypothesis import given
from hypothesis import strategies as st

from veerkracht.shared.ui.charts.bars import BAR_HEIGHT, WIDTH, draw_bars, draw_funnel
from veerkracht.shared.ui.charts.lines import BOTTOM, TOP, draw_lines, draw_sparkline
from veerkracht.shared.ui.charts.tiles import draw_tiles
from veerkracht.shared.ui.charts.values import Bar, Series, Stage, Tile

from .conftest import Render

SVG = "{http://www.w3.org/2000/svg}"
numbers = st.lists(st.integers(0, 10**7), min_size=1, max_size=8)


def rectangles(drawing: str) -> list[tuple[float, float]]:
    """Return start and width of every bar; a drawing that is no XML fails here."""
    found = ElementTree.fromstring(drawing).iter(f"{SVG}rect")
    return [
        (float(each.get("x", 0)), float(each.get("width", 0)))
        for each in found
        if each.get("height") == str(BAR_HEIGHT)
    ]


@given(numbers)
def test_bars_stay_inside_and_larger_is_not_shorter(values: list[int]) -> None:
    found = rectangles(draw_bars("c", [Bar(f"b{index}", value) for index, value in enumerate(values)]))
    assert all(x + width <= WIDTH for x, width in found)
    ordered = sorted(zip(values, (width for _x, width in found), strict=True))
    assert all(before[1] <= after[1] for before, after in itertools.pairwise(ordered))
    assert all((width > 0) == (value > 0) for value, width in ordered)


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=6))
def test_stacked_bars_stay_inside(rows: list[tuple[int, int, int]]) -> None:
    bars = [Bar("b", first, "", (second, third)) for first, second, third in rows]
    assert all(x + width <= WIDTH + 1 for x, width in rectangles(draw_bars("c", bars)))


def test_series_are_told_apart_without_colour() -> None:
    drawing = draw_bars("c", [Bar("2019", 3, "", (2, 1))], names=["a", "b", "d"])
    assert set(re.findall(r"url\(#([\w-]+)\)", drawing)) == {"c-pattern-2", "c-pattern-3"}
    assert set(re.findall(r'<pattern id="([\w-]+)"', drawing)) == {"c-pattern-2", "c-pattern-3"}


@given(numbers)
def test_lines_stay_inside(values: list[int]) -> None:
    points = [(date(2019, 1, 1) + timedelta(days=7 * index), value) for index, value in enumerate(values)]
    drawing = draw_lines("c", [Series("a", points)], target=5, target_label="target")
    heights = [float(circle.get("cy", -1)) for circle in ElementTree.fromstring(drawing).iter(f"{SVG}circle")]
    assert all(TOP <= height <= BOTTOM for height in heights)


def test_lines_differ_by_dash_and_carry_their_names() -> None:
    points = [(date(2019, 1, 1), 1), (date(2019, 2, 1), 4)]
    drawing = draw_lines("c", [Series("aware", points), Series("activated", points)])
    assert drawing.count("stroke-dasharray") == 1
    assert ">aware</text>" in drawing
    assert ">activated</text>" in drawing


def test_line_without_points_draws_nothing_and_does_not_fail() -> None:
    assert "<circle" not in draw_lines("c", [Series("aware", [])])


def test_sparkline_of_one_value_is_a_dot() -> None:
    assert 'cx="50.0" cy="12.0"' in draw_sparkline([4], label="4")
    assert draw_sparkline([], label="nothing") == ""


def test_funnel_says_the_share_of_the_stage_before() -> None:
    drawing = draw_funnel("c", [Stage("reached", 200), Stage("aware", 50, "/rows/"), Stage("activated", 0)])
    assert "50  (25%)" in drawing
    assert '<a href="/rows/"><text' in drawing
    assert 'role="group"' in drawing


def test_tile_without_figure_says_that_it_is_suppressed() -> None:
    drawing = draw_tiles(
        "c", [Tile(0, 0, "Omm", "Ommen", None), Tile(1, 0, "Zwo", "Zwolle", 74, "/zwolle/")], suppressed="< 5"
    )
    root = ElementTree.fromstring(drawing)
    assert [text.text for text in root.iter(f"{SVG}text")] == ["Omm", "< 5", "Zwo", "74"]
    assert [title.text for title in root.iter(f"{SVG}title")] == ["Ommen: < 5", "Zwolle: 74"]


def test_labels_are_escaped() -> None:
    evil = "<script>&"
    drawings = [
        draw_bars("c", [Bar(evil, 1, evil)], names=[evil, evil]),
        draw_lines("c", [Series(evil, [(date(2019, 1, 1), 1)])], target=2, target_label=evil),
        draw_tiles("c", [Tile(0, 0, evil, evil, 1, evil)], suppressed=evil),
    ]
    assert not any("<script>" in drawing for drawing in drawings)
    assert all(ElementTree.fromstring(drawing) is not None for drawing in drawings)


CHARTS = [
    ('{% bar_chart title="T" description="D" bars=bars unit="u" of="Fan" %}', "Club"),
    ('{% funnel_chart title="T" description="D" stages=stages unit="u" %}', "aware"),
    ('{% line_chart title="T" description="D" series=series unit="u" target=450 %}', "12 Sep 2019"),
    ('{% tile_map title="T" description="D" tiles=tiles unit="u" %}', "Zwolle"),
]


@pytest.mark.parametrize(("source", "word"), CHARTS)
def test_chart_is_a_figure_with_the_same_figures_in_a_table(source: str, word: str, rendered: Render) -> None:
    page = rendered(
        source,
        bars=[Bar("Club", 431, "/rows/")],
        stages=[Stage("reached", 812), Stage("aware", 431)],
        series=[Series("aware", [(date(2019, 9, 12), 431)])],
        tiles=[Tile(0, 0, "Zwo", "Zwolle", 431)],
    )
    table = page.partition("<table")[2]
    assert '<figure class="v-chart" id="chart-t">' in page
    assert 'aria-labelledby="chart-t-title chart-t-description"' in page
    assert word in table
    assert ">431</td>" in table
    assert "style=" not in page


def test_chart_refuses_more_series_than_can_be_told_apart(rendered: Render) -> None:
    with pytest.raises(TemplateSyntaxError, match="at most 6 series"):
        rendered('{% line_chart title="T" description="D" series=series unit="u" %}', series=[Series("a", [])] * 7)
