"""Draw a django-tables2 table in one pass: no template per cell, no object per cell.

Each column is turned once into a function from record to ``<td>``. Our own columns (``columns.py``) and plain ones take
the short way; any other column of django-tables2 still works, drawn by the library itself.
"""

from collections.abc import Callable, Collection, Iterator
from functools import partial
from inspect import signature
from typing import Any, NamedTuple

import django_tables2
from django.core.exceptions import FieldDoesNotExist
from django.urls import NoReverseMatch, reverse
from django_tables2.columns.base import BoundColumn
from django_tables2.rows import BoundRow

from .columns import DASH, NOTHING, CheckColumn, Lean, Text, UrlSource, plain_text
from .icons import icon
from .markup import attributes, esc

Getter = Callable[[Any], Any]
Cell = Callable[[Any], str]
EMPTY = (None, "")
# Stand in for a real key while one URL is turned into a pattern; no key in the product looks like these.
PLACEHOLDER_NUMBERS = (7_700_000_000_001, 7_700_000_000_002, 7_700_000_000_003)
PLACEHOLDER_WORDS = ("zz-place-one", "zz-place-two", "zz-place-three")


class Table(django_tables2.Table):
    """A table whose rows open: ``row_url`` (as ``url`` in ``columns.py``) links the first column of every row."""

    class Meta:
        """Nothing of the library's own look."""

        template_name = "ui/table.html"
        default = DASH

    row_url: UrlSource = None
    # Columns that a list has but shows only to who asks for them.
    hidden_at_first: Collection[str] = ()

    def row_attributes(self, record: Any) -> str:
        """Return more attributes for a row, written out and escaped; override to mark rows."""
        return ""


class Head(NamedTuple):
    """What the head of one column shows."""

    label: str
    css: str
    sort: str  # "", "ascending" or "descending"
    query: str  # the URL's query that sorts by this column; empty when it cannot be sorted


def getter(accessor: str) -> Getter:
    """Return a function that follows ``a__b`` or ``a.b`` through attributes, keys and methods; None ends the walk."""
    parts = accessor.replace("__", ".").split(".")

    def follow(record: Any) -> Any:
        value = record
        for part in parts:
            value = value.get(part) if isinstance(value, dict) else getattr(value, part)
            if callable(value) and not getattr(value, "do_not_call_in_templates", False):
                value = value()
            if value is None:
                return None
        return value

    return follow


def url_maker(source: UrlSource) -> Callable[[Any], str] | None:
    """Return a function from record to URL; a named URL is reversed once and then filled in per record."""
    if source is None or callable(source):
        return source
    name, *fields = source
    pattern, places = _url_pattern(name, len(fields))
    getters = [getter(each) for each in fields]

    def make(record: Any) -> str:
        url = pattern
        for place, get in zip(places, getters, strict=True):
            url = url.replace(place, str(get(record)))
        return url

    return make


def _url_pattern(name: str, count: int) -> tuple[str, list[str]]:
    """Reverse a URL with stand-ins, numbers first and words when the URL takes no numbers."""
    for stand_ins in (PLACEHOLDER_NUMBERS[:count], PLACEHOLDER_WORDS[:count]):
        try:
            return reverse(name, args=stand_ins), [str(each) for each in stand_ins]
        except NoReverseMatch as error:
            missing = error
    raise missing


def cell_drawer(bound: BoundColumn, table: django_tables2.Table, row_url: UrlSource = None) -> Cell:
    """Return the function that draws one column's ``<td>``; ``row_url`` is for the column that opens the row."""
    column = bound.column
    own_render = getattr(table, f"render_{bound.name}", None)
    is_lean = isinstance(column, Lean) or type(column) is django_tables2.Column
    wants = set(signature(own_render).parameters) if own_render else {"value"}
    if not is_lean or bound.link is not None or not wants <= {"value", "record"}:
        return _library_cell(bound, table)
    text: Text = column.drawer() if isinstance(column, Lean) else lambda value, record: plain_text(value)
    if own_render:
        text = partial(_rendered, own_render, wants)
    opening = _opening(bound, opens=row_url is not None)
    get = _choice_getter(bound, table) or getter(str(bound.accessor))
    make_url = url_maker(getattr(column, "url", None) or row_url)
    nothing = NOTHING if bound.default in {None, DASH, "\u2014"} else esc(bound.default)
    return _lean_cell(opening, get, text, make_url, nothing)


def _lean_cell(opening: str, get: Getter, text: Text, make_url: Callable[[Any], str] | None, nothing: str) -> Cell:
    if make_url is None:

        def cell(record: Any) -> str:
            value = get(record)
            return f"{opening}{nothing if value in EMPTY else text(value, record)}</td>"

    else:

        def cell(record: Any) -> str:
            value = get(record)
            inside = nothing if value in EMPTY else text(value, record)
            # A row without an address has words only: an empty link would lead to the page itself.
            url = make_url(record)
            return f'{opening}<a href="{esc(url)}">{inside}</a></td>' if url else f"{opening}{inside}</td>"

    return cell


def _rendered(render: Callable[..., Any], wants: set[str], value: Any, record: Any) -> str:
    """Call a table's own ``render_<name>`` with only what it asks for."""
    given = {"value": value, "record": record}
    return plain_text(render(**{name: given[name] for name in wants}))


def _library_cell(bound: BoundColumn, table: django_tables2.Table) -> Cell:
    """Let django-tables2 draw the inside, for columns that are not ours."""
    opening = _opening(bound)

    def cell(record: Any) -> str:
        return f"{opening}{esc(BoundRow(record, table=table).get_cell(bound.name))}</td>"

    return cell


def cell_class(bound: BoundColumn) -> str:
    """Return the class of a column's cells: its own, the author's, and whether it hides on a small screen."""
    column = bound.column
    own = getattr(column, "cell_class", "")
    authors = column.attrs.get("td", {}).get("class", "") or column.attrs.get("cell", {}).get("class", "")
    wide = "wide-only" if getattr(column, "only_wide", False) else ""
    return " ".join(filter(None, (own, authors if isinstance(authors, str) else "", wide)))


def _opening(bound: BoundColumn, *, opens: bool = False) -> str:
    css = f"{cell_class(bound)}{' opens' if opens else ''}".strip()
    return f'<td class="{css}">' if css else "<td>"


def _choice_getter(bound: BoundColumn, table: django_tables2.Table) -> Getter | None:
    """Return a getter of the label when a plain column shows a model field with choices; each label is made once."""
    model = getattr(getattr(table.data, "data", None), "model", None)
    name = str(bound.accessor)
    if model is None or isinstance(bound.column, Lean) or "_" * 2 in name or "." in name:
        return None
    try:
        choices = dict(model._meta.get_field(name).flatchoices)
    except (FieldDoesNotExist, AttributeError):
        return None
    labels = {code: str(label) for code, label in choices.items()}
    return (lambda record: labels.get(getattr(record, name), getattr(record, name))) if labels else None


def heads(table: django_tables2.Table, query: str) -> Iterator[Head]:
    """Yield the heads; ``query`` is the rest of the URL, to which the sorting is added."""
    for bound in table.columns.itervisible():
        sort, link = "", ""
        if table.orderable and bound.orderable:
            link = f"{query}{'&' if query else ''}{table.prefixed_order_by_field}={bound.order_by_alias.next}"
            if bound.is_ordered:
                sort = "descending" if bound.order_by_alias.is_descending else "ascending"
        yield Head(str(bound.header), cell_class(bound), sort, link)


def head_html(head: Head) -> str:
    """Return one ``<th>``; the sorted column says so to ear and eye."""
    pairs = attributes((("class", head.css), ("scope", "col"), ("aria-sort", head.sort)))
    if not head.query:
        label = f'<span class="v-hidden">{esc(head.label)}</span>' if "check" in head.css.split() else esc(head.label)
        return f"<th{pairs}>{label}</th>"
    sign = icon("sort-down" if head.sort == "descending" else "sort-up") if head.sort else ""
    return f'<th{pairs}><a href="?{esc(head.query)}">{esc(head.label)}{sign}</a></th>'


def rows_html(table: django_tables2.Table) -> str:
    """Return all rows of the page, written in one pass."""
    visible = list(table.columns.itervisible())
    opener = next((bound for bound in visible if not isinstance(bound.column, CheckColumn)), None)
    row_url = getattr(table, "row_url", None)
    cells = [cell_drawer(bound, table, row_url if bound is opener else None) for bound in visible]
    row_attributes = getattr(table, "row_attributes", None) or (lambda record: "")
    rows = table.paginated_rows if hasattr(table, "page") else table.rows
    return "".join(
        [f"<tr{row_attributes(record)}>{''.join([cell(record) for cell in cells])}</tr>" for record in rows.data]
    )


def has_selection(table: django_tables2.Table) -> bool:
    """Tell whether the table has a checkbox column."""
    return any(isinstance(bound.column, CheckColumn) for bound in table.columns.itervisible())
