"""How somebody arranged a list: which columns, which saved view, and what the list opens with.

A list takes part by giving `list_page` its `page`, the name of its address in the team's workspace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from veerkracht.domain.programme.models import ListChoice, SavedView
from veerkracht.domain.programme.permissions import can_change
from veerkracht.shared.ui.arranging import Arrangement, ColumnBox, ViewLink
from veerkracht.shared.ui.columns import CheckColumn
from veerkracht.shared.ui.filters import Pairs, pairs_of, query
from veerkracht.shared.ui.tables import Table
from veerkracht.web.requests import SignedInRequest

VIEW, COLUMNS = "_view", "_columns"
EVERYTHING = "all"
BETWEEN = "."


@dataclass(frozen=True)
class Arranged:
    """What was read of one person's arrangement of one list."""

    page: str
    views: Sequence[SavedView]
    chosen: Sequence[str]
    opens_with: int | None

    @property
    def first_view(self) -> SavedView | None:
        """Return the view with which the list opens; one that was taken away is none."""
        return next((view for view in self.views if view.pk == self.opens_with), None)


def arranged(request: SignedInRequest, page: str) -> Arranged:
    """Read the views of a list and this person's choice: two queries."""
    views = list(SavedView.objects.of(request.programme, request.user).filter(page=page).order_by("name", "pk"))
    choice = ListChoice.objects.filter(programme=request.programme, user=request.user, page=page).first()
    return Arranged(page, views, choice.columns if choice else (), choice.view_id if choice else None)


def opening(request: SignedInRequest, found: Arranged) -> HttpResponse | None:
    """Return the way to the view with which the list opens, when it was opened without any question."""
    if request.META.get("QUERY_STRING") or found.first_view is None:
        return None
    return redirect(f"{request.path}{address_of(found.first_view)}")


def address_of(view: SavedView) -> str:
    """Return the query of a view: its filters, its columns, and which view it is."""
    return query([*_pairs(view), (VIEW, str(view.pk))])


def _pairs(view: SavedView) -> Pairs:
    columns = [(COLUMNS, BETWEEN.join(view.columns))] if view.columns else []
    return [*parse_qsl(view.query), *columns]


def shown_columns(table_class: type[Table], request: SignedInRequest, found: Arranged) -> list[str]:
    """Return the columns to show: those of the address, else the person's own, else those of the list."""
    wanted = [name for name in request.GET.get(COLUMNS, "").split(BETWEEN) if name] or found.chosen
    possible = _columns_of(table_class)
    fixed = _fixed(table_class)
    if any(name in possible for name in wanted):
        return [name for name in possible if name in fixed or name in wanted]
    return [name for name in possible if name not in table_class.hidden_at_first]


def _columns_of(table_class: type[Table]) -> dict[str, Any]:
    """Return the columns that this reader may see at all."""
    left_out = set(table_class._meta.exclude or ())
    return {name: column for name, column in table_class.base_columns.items() if name not in left_out}


def _fixed(table_class: type[Table]) -> set[str]:
    """Return the columns that are always there: the boxes, and the one by which a row is known and opens."""
    possible = _columns_of(table_class)
    boxes = {name for name, column in possible.items() if isinstance(column, CheckColumn)}
    return boxes | {next(name for name in possible if name not in boxes)}


def table_with(table_class: type[Table], rows: Any, shown: Sequence[str], **options: Any) -> Table:
    """Make the table with these columns; what a table leaves out for this reader stays out."""
    hidden = [name for name in table_class.base_columns if name not in shown]
    return table_class(rows, exclude=hidden, **options)


def bar(request: SignedInRequest, table_class: type[Table], found: Arranged, shown: Sequence[str]) -> Arrangement:
    """Return what stands above the list."""
    pairs = pairs_of(request.GET)
    here = [pair for pair in pairs if pair[0] != VIEW]
    current = next((view for view in found.views if str(view.pk) == request.GET.get(VIEW)), None)
    is_changed = current is not None and sorted(_pairs(current)) != sorted(here)
    mine = current if is_changed and current and current.owner_id == request.user.pk else None
    return Arrangement(
        views=tuple(_links(request, found, current if not is_changed else None)) if found.views else (),
        columns=tuple(_boxes(table_class, shown)),
        save_url=reverse("team:view-new", args=[found.page]),
        columns_url=reverse("team:list-columns", args=[found.page]),
        here=f"{request.path}{query(pair for pair in pairs if pair[0] != COLUMNS)}",
        query=query(pair for pair in here if pair[0] != COLUMNS)[1:],
        chosen=BETWEEN.join(shown) if found.chosen or COLUMNS in request.GET else "",
        changed_view=mine.pk if mine else None,
        changed_name=mine.name if mine else "",
        may_share=bool(can_change(request.user, request.programme)),
    )


def _links(request: SignedInRequest, found: Arranged, current: SavedView | None) -> "list[ViewLink]":
    return [
        ViewLink(
            label=view.name,
            url=f"{request.path}{address_of(view)}",
            current=view == current,
            edit_url=reverse("team:view", args=[view.pk]),
            is_first=view.pk == found.opens_with,
            is_shared=view.is_shared,
        )
        for view in found.views
    ]


def _boxes(table_class: type[Table], shown: Sequence[str]) -> "list[ColumnBox]":
    fixed = _fixed(table_class)
    return [
        ColumnBox(name, str(column.verbose_name or name), name in shown)
        for name, column in _columns_of(table_class).items()
        if name not in fixed
    ]
