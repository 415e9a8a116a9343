"""Tables and filter bars: one pass, the same words as the library, and the URL as the filter."""

from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

import django_filters
import django_tables2
import pytest
from django.core.paginator import Paginator
from django.db import models
from django.test import RequestFactory
from django.utils.safestring import SafeString, mark_safe
from django_tables2 import RequestConfig

from veerkracht.shared.ui import columns
from veerkracht.shared.ui.filters import pairs_of, query
from veerkracht.shared.ui.tables import Table, getter, url_maker

from .conftest import Render

DRAW = '{% data_table table=table caption="Companies" %}'
FILTER = '{% filter_bar filterset=filterset count=1775 quick="stage" unit="companies" %}'
EVIL = "<script>"


class Owner(NamedTuple):
    """Somebody."""

    name: str


class Row(NamedTuple):
    """One row with every kind of value."""

    pk: int
    name: str
    owner: Owner | None = None
    stage: str = "aware"
    people: int | None = 12
    amount: Decimal = Decimal("1250")
    on: date = date(2019, 9, 12)
    is_target: bool = True


class RowTable(Table):
    """One column of each kind."""

    pk = columns.CheckColumn(form="bulk", names="name")
    name = columns.TextColumn()
    owner = columns.TextColumn(accessor="owner__name", url=lambda record: "/owner/")
    stage = columns.BadgeColumn(labels={"aware": "Aware"}, tones={"aware": "info"})
    people = columns.NumberColumn()
    amount = columns.MoneyColumn(only_wide=True)
    on = columns.DayColumn()
    is_target = columns.FlagColumn(word="target")

    def row_url(self, record: Row) -> str:
        """Return where the row opens."""
        return f"/rows/{record.pk}/"


def table_of(
    cls: type[django_tables2.Table], rows: list[Any], path: str = "/list/", per_page: int = 50
) -> django_tables2.Table:
    """Return a table as a view makes it."""
    table = cls(rows)
    RequestConfig(RequestFactory().get(path), paginate={"per_page": per_page}).configure(table)
    return table


def test_row_has_every_cell_in_the_active_language(rendered: Render) -> None:
    page = rendered(DRAW, table=table_of(RowTable, [Row(7, "Bakkerij", Owner("Ans"))]))
    body = page.partition("<tbody>")[2]
    assert '<td class="opens"><a href="/rows/7/">Bakkerij</a></td>' in body
    assert '<td><a href="/owner/">Ans</a></td>' in body
    assert "Aware</span>" in body
    assert '<td class="num">12</td>' in body
    assert '<td class="num wide-only">€1,250.00</td>' in body
    assert '<td class="day">Thu 12 Sep 2019</td>' in body
    assert 'name="selected" value="7" form="bulk" aria-label="Bakkerij"' in body
    assert 'role="img" aria-label="target"' in body


def test_nothing_is_a_dash_and_not_none(rendered: Render) -> None:
    page = rendered(DRAW, table=table_of(RowTable, [Row(7, "", None, people=None)]))
    assert "None" not in page
    assert page.count("v-none") == 3


def test_cells_are_escaped(rendered: Render) -> None:
    page = rendered(DRAW, table=table_of(RowTable, [Row(7, EVIL, Owner(EVIL), stage=EVIL)]))
    assert EVIL not in page


def test_caption_names_the_table_and_its_region(rendered: Render) -> None:
    page = rendered(DRAW, table=table_of(RowTable, [Row(1, "a")]))
    assert '<caption class="v-hidden">Companies</caption>' in page
    assert 'role="region" tabindex="0" aria-label="Companies"' in page


def test_sorted_head_says_so_and_keeps_the_filters(rendered: Render) -> None:
    path = "/list/?stage=aware&sort=-name&page=2"
    page = rendered(DRAW, path=path, table=table_of(RowTable, [Row(1, "a")], path))
    assert '<th scope="col" aria-sort="descending"><a href="?stage=aware&amp;sort=name">' in page
    assert '<a href="?stage=aware&amp;sort=people">' in page
    assert page.count("aria-sort") == 1


def test_pages_keep_filters_and_sorting(rendered: Render) -> None:
    path = "/list/?stage=aware&sort=name&page=2"
    rows = [Row(n, f"c{n:02}") for n in range(30)]
    page = rendered(DRAW, path=path, table=table_of(RowTable, rows, path, per_page=10))
    assert '<a href="?stage=aware&amp;sort=name&amp;page=2" aria-current="page">2</a>' in page
    assert 'page=1" rel="prev"' in page
    assert 'page=3" rel="next"' in page
    assert "c10" in page
    assert "c20" not in page


def test_empty_table_says_so(rendered: Render) -> None:
    assert "No company fits." in rendered(
        '{% data_table table=table caption="c" empty="No company fits." %}', table=table_of(RowTable, [])
    )


def test_columns_of_the_library_still_work(rendered: Render) -> None:
    class Old(django_tables2.Table):
        name = django_tables2.Column(linkify=lambda record: f"/old/{record.pk}/")
        on = django_tables2.DateColumn(format="Y")
        people = django_tables2.Column(attrs={"td": {"class": "num"}})
        amount = django_tables2.Column()

        def render_amount(self, value: Decimal) -> SafeString:
            return mark_safe(f"<b>{value}</b>")

    page = rendered(DRAW, table=table_of(Old, [Row(3, EVIL)]))
    assert '<a href="/old/3/">&lt;script&gt;</a>' in page
    assert "<td>2019</td>" in page
    assert '<td class="num">12</td>' in page
    assert "<td><b>1250</b></td>" in page


def test_row_attributes_mark_rows(rendered: Render) -> None:
    class Marked(RowTable):
        def row_attributes(self, record: Row) -> str:
            return f' id="row-{record.pk}"'

    assert '<tr id="row-4">' in rendered(DRAW, table=table_of(Marked, [Row(4, "a")]))


@pytest.mark.parametrize(("accessor", "expected"), [("a", 1), ("b.c", 2), ("b__c", 2), ("b__missing", None), ("d", 3)])
def test_getter_follows_keys_attributes_and_methods(accessor: str, expected: int | None) -> None:
    assert getter(accessor)({"a": 1, "b": {"c": 2}, "d": lambda: 3}) == expected


@pytest.mark.urls("tests.shared.ui.urls")
def test_url_is_reversed_once_for_numbers_and_for_words() -> None:
    by_number, by_word = url_maker(("number", "pk")), url_maker(("word", "name", "pk"))
    assert by_number is not None
    assert by_word is not None
    assert [by_number(Row(pk, "x")) for pk in (1, 12)] == ["/n/1/", "/n/12/"]
    assert by_word(Row(5, "slug")) == "/w/slug/5/"


class Place(models.Model):
    """A model for the filter; it has no table."""

    class Meta:
        app_label = "ui"
        managed = False


class PlaceFilter(django_filters.FilterSet):
    """A search, a choice shown as chips, and two in the panel."""

    q = django_filters.CharFilter(label="Search companies", method="same")
    stage = django_filters.MultipleChoiceFilter(
        label="Stage", choices=[("aware", "Aware"), ("new", "New")], method="same"
    )
    place = django_filters.ChoiceFilter(label="Place", choices=[("zw", "Zwolle")], method="same")
    since = django_filters.DateFilter(label="Since", method="same")

    class Meta:
        model = Place
        fields: list[str] = []

    def same(self, queryset: Any, name: str, value: Any) -> Any:
        """Keep all."""
        return queryset


def bar(rendered: Render, path: str) -> str:
    """Return the filter bar at an address."""
    return rendered(
        FILTER, path=path, filterset=PlaceFilter(RequestFactory().get(path).GET, queryset=Place.objects.none())
    )


def test_active_filter_is_a_chip_that_takes_itself_off(rendered: Render) -> None:
    page = bar(rendered, "/list/?q=bak&place=zw&since=2019-09-12&sort=name&page=3")
    assert 'href="?q=bak&amp;since=2019-09-12&amp;sort=name">Place: Zwolle' in page
    assert "Since: Thu 12 Sep 2019" in page
    assert 'value="bak"' in page
    assert "page=3" not in page


def test_quick_chip_turns_on_and_off(rendered: Render) -> None:
    page = bar(rendered, "/list/?stage=aware&q=bak")
    assert '<a class="v-chip v-chip--active" href="?q=bak">Aware' in page
    assert '<a class="v-chip" href="?q=bak&amp;stage=new">New</a>' in page


def test_form_keeps_the_chips_and_the_sorting(rendered: Render) -> None:
    page = bar(rendered, "/list/?stage=aware&sort=name")
    assert '<input type="hidden" name="stage" value="aware">' in page
    assert '<input type="hidden" name="sort" value="name">' in page


def test_export_takes_the_filters_along(rendered: Render) -> None:
    page = bar(rendered, "/list/?place=zw&page=2")
    assert 'href="?place=zw&amp;_export=csv"' in page
    assert 'href="?place=zw&amp;_export=xlsx"' in page
    assert "1,775 companies" in page


def test_refused_value_opens_the_panel_and_says_why(rendered: Render) -> None:
    page = bar(rendered, "/list/?since=gisteren")
    assert '<details class="v-filters" open>' in page
    assert "Enter a valid date." in page


def test_query_leaves_out_what_is_empty() -> None:
    request = RequestFactory().get("/?a=&b=1&b=2&page=9&_export=csv")
    assert query(pairs_of(request.GET)) == "?b=1&b=2"


def test_pagination_of_one_page_is_nothing(rendered: Render) -> None:
    assert rendered("{% pagination page=page %}", page=Paginator([1, 2], 5).page(1)) == ""
