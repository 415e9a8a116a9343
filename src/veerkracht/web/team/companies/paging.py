"""Pages of a list that may be very long: counting stops at a number that nobody pages through."""

from typing import Any

from django.core.paginator import Paginator

AT_MOST = 25_000


class CappedPaginator(Paginator):
    """Pages the first `AT_MOST` rows; what is beyond only a filter shows, and the export holds it all.

    The list says how many rows were `seen` while it counted its filters, so nothing is counted twice. An export is
    not paged and needs no count.
    """

    def __init__(self, object_list: Any, per_page: int, *args: Any, seen: int = 0, **options: Any) -> None:
        """Take how many rows there are, at least as far as they can be paged through."""
        super().__init__(object_list, per_page, *args, **options)
        self.count = min(seen, AT_MOST)
