"""What every list page does: filter, sort, page, and give the same rows as CSV or XLSX."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django_tables2 import RequestConfig
from django_tables2.columns.base import BoundColumn

from veerkracht.shared.sheets import write_csv, write_xlsx
from veerkracht.shared.ui.tables import Table

PER_PAGE = 50
BATCH = 2_000
KINDS = {
    "csv": ("text/csv; charset=utf-8", write_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
}


def list_page(
    request: HttpRequest,
    template: str,
    *,
    filterset: Any,
    table_class: type[Table],
    name: str,
    rows: Sequence[Any] | None = None,
    context: dict[str, Any] | None = None,
) -> HttpResponse | StreamingHttpResponse:
    """Answer with the filtered, sorted page of a list, or with all its rows as a file (`?_export=csv|xlsx`).

    The template gets `filter`, `table` and `count`; `name` is the file's name. `rows` stands in for the filtered rows
    of a short list whose figures were worked out beside the database.
    """
    table = table_class(filterset.qs if rows is None else rows)
    RequestConfig(request, paginate={"per_page": PER_PAGE, "silent": True}).configure(table)
    if request.GET.get("_export") in KINDS:
        return export(table, kind=request.GET["_export"], name=name)
    return render(
        request,
        template,
        {"filter": filterset, "table": table, "count": table.paginator.count, **(context or {})},
    )


def export(table: Table, *, kind: str, name: str) -> StreamingHttpResponse:
    """Stream all rows of a table, guarded against formulas; the columns are those of the screen."""
    content_type, write = KINDS[kind]
    columns = [column for column in table.columns if column.name not in getattr(table, "exclude_from_export", ("pk",))]
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
