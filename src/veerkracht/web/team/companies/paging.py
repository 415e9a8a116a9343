"""Pages of a list that may be very long: counting stops at a number that nobody pages through."""

from functools import cached_property
from typing import cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django_tables2.rows import BoundRows as TableRows

AT_MOST = 25_000


class CappedPaginator(Paginator):
    """Counts and pages the first `AT_MOST` rows; `is_capped` says that there are more, which only a filter shows.

    The count of a quarter of a million rows costs more than the page itself; whoever wants them all takes the export.
    """

    @cached_property
    def _seen(self) -> int:
        rows: QuerySet = cast("TableRows", self.object_list).data.data
        return rows.order_by()[: AT_MOST + 1].count()

    @cached_property
    def count(self) -> int:
        """Return how many rows can be paged through."""
        return min(self._seen, AT_MOST)

    @property
    def is_capped(self) -> bool:
        """Tell whether there are more rows than can be paged through."""
        return self._seen > AT_MOST
