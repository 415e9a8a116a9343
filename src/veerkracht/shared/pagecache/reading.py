"""Which tables the queries inside a block read."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection

_WORD = re.compile(r"[a-z_][a-z0-9_]*")


@contextmanager
def tables_read() -> Iterator[set[str]]:
    """Give a set that fills with the names of all tables that occur in the queries of this thread."""
    found: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        found.update(_all_tables().intersection(_WORD.findall(sql)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


@cache
def _all_tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))
