"""What every list page does: filter, sort, page, arrange, select, and give the same rows as CSV or XLSX."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import slugify
from django_tables2 import RequestConfig
from django_tables2.columns.base import BoundColumn

from veerkracht.shared.sheets import write_csv, write_xlsx
from veerkracht.shared.ui.columns import CheckColumn
from veerkracht.shared.ui.filters import pairs_of, query
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

from . import arranging

PER_PAGE = 50
BATCH = 2_000
MOST_SELECTED = 5_000
KINDS = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
}
Row = TypeVar("Row", bound=Model)


def list_page(
    request: HttpRequest,
    template: str,
    *,
    filterset: Any,
    table_class: type[Table],
    name: str,
    page: str = "",
    rows: Sequence[Any] | None = None,
    paging: dict[str, Any] | None = None,
    context: dict[str, Any] | None = None,
    live: str = "",
) -> HttpResponseBase:
    """Answer with the filtered, sorted page of a list, or with all its rows as a file (`?_export=csv|xlsx`).

    The template gets `filter`, `table` and `count`; `name` is the file's name. `rows` stands in for the filtered rows
    of a short list whose figures were worked out beside the database. With `page`, the name of the list's address in
    the workspace, people arrange it: saved views and columns. `paging` goes to the paginator. `live` is the part of
    the template that htmx gets while somebody types.
    """
    data = filterset.qs if rows is None else rows
    table, bar, away = _arranged(request, page, table_class, data)
    if away is not None:
        return away
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True, **(paging or {})}).configure(table)
    if request.GET.get("_export") in KINDS:
        return export(table, kind=request.GET["_export"], name=name)
    known = {"filter": filterset, "table": table, "count": _paginator(table).count, "arrangement": bar}
    if not (live and getattr(request, "htmx", False)):
        return render(request, template, {**known, **(context or {})})
    answer = render(request, f"{template}#{live}", {**known, **(context or {})})
    answer["HX-Replace-Url"] = f"{request.path}{query(pairs_of(request.GET))}"
    return answer


def _arranged(request: HttpRequest, page: str, table_class: type[Table], data: Any) -> tuple[Table, Any, Any]:
    """Return the table as this person arranged it, the bar above it, and the way to the view that it opens with."""
    if not page:
        return table_class(data), None, None
    asked = cast("SignedInRequest", request)
    found = arranging.arranged(asked, page)
    shown = arranging.shown_columns(table_class, asked, found)
    away = arranging.opening(asked, found)
    return arranging.table_with(table_class, data, shown), arranging.bar(asked, table_class, found, shown), away


def _paginator(table: Table) -> Paginator:
    paginator: Paginator = table.paginator
    return paginator


def selection(request: HttpRequest, rows: Callable[[QueryDict], QuerySet[Row]]) -> QuerySet[Row]:
    """Return the rows that a bulk form chose: those ticked, or all that its filters find (`_all`).

    `rows` gives what this person sees under a query, so that nothing outside can be chosen.
    """
    if request.POST.get("_all"):
        return rows(QueryDict(request.POST.get("_query", "")))
    ticked = [int(key) for key in request.POST.getlist("selected")[:MOST_SELECTED] if key.isdecimal() and len(key) < 19]
    return rows(QueryDict("")).filter(pk__in=ticked)


def export(table: Table, *, kind: str, name: str) -> StreamingHttpResponse:
    """Stream all rows of a table, guarded against formulas; the columns are those of the screen."""
    content_type, write = KINDS[kind]
    columns = [column for column in table.columns if not isinstance(column.column, CheckColumn)]
    header = [str(column.header) for column in columns]
    rows = ([_value(column, record) for column in columns] for record in _all(table))
    answer = StreamingHttpResponse(write(header, rows), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{kind}"'
    return answer


def _all(table: Table) -> Iterator[Any]:
    data: Iterable[Any] = table.data.data
    return data.iterator(BATCH) if isinstance(data, QuerySet) else iter(data)


def _value(column: BoundColumn, record: Any) -> object:
    """Return what a cell says as a sheet can hold it: the label of a code, the day of a day."""
    value = column.accessor.resolve(record, quiet=True)
    if value is not None and hasattr(column.column, "label_of"):
        return str(column.column.label_of(value, record))
    return value
