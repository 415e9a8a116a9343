"""Find everything about one person through the declarations."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q

from .declaring import Declaration, declarations

Plain = str | int | bool | float | None | list[Any] | dict[str, Any]


@dataclass(frozen=True)
class Found:
    """Rows about one person that are used for one purpose."""

    declaration: Declaration
    rows: list[dict[str, Plain]]


def find_data(*, person_ids: Collection[int], address: str, programme: object) -> list[Found]:
    """Return everything that is declared to be about this person, in plain values; one query per declaration."""
    found = (Found(each, list(_rows(each, person_ids, address, programme))) for each in declarations())
    return [each for each in found if each.rows]


def rows_about(
    declaration: Declaration, person_ids: Collection[int], address: str, programme: object
) -> "models.QuerySet[Any]":
    """Return the rows of one declaration that are about this person."""
    about = Q(pk__in=[])
    if declaration.person:
        about |= Q(**{f"{declaration.person}__in": person_ids})
    if declaration.address and address:
        about |= Q(**{f"{declaration.address}__iexact": address})
    rows = declaration.model._base_manager.filter(about)
    if declaration.programme:
        rows = rows.filter(**{declaration.programme: programme_value(declaration, programme)})
    return declaration.model._base_manager.filter(pk__in=rows.values("pk")).order_by("pk")


def programme_value(declaration: Declaration, programme: object) -> object:
    """Return what the programme's column holds: a key where the model knows no programmes, else the programme."""
    return getattr(programme, "pk", programme)


def _rows(
    declaration: Declaration, person_ids: Collection[int], address: str, programme: object
) -> Iterator[dict[str, Plain]]:
    names = [declaration.model._meta.get_field(name) for name in declaration.fields]
    for row in rows_about(declaration, person_ids, address, programme):
        said = {str(getattr(field, "verbose_name", field.name)): plain(row, field) for field in names}
        yield {label: value for label, value in said.items() if value not in (None, "", [], {})}


def plain(row: models.Model, field: Any) -> Plain:
    """Return a field's value as a file can hold it."""
    if field.many_to_one or field.one_to_one:
        return str(getattr(row, field.name) or "")
    display = getattr(row, f"get_{field.name}_display", None)
    value = display() if display else getattr(row, field.attname)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) or not isinstance(value, str | int | list | dict | None) else value
