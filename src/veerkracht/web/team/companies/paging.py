"""Pages of a list that may be very long: counting stops at a number that nobody pages through."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, OrderBy, OuterRef, QuerySet, Value
from django.db.models.expressions import RawSQL

from veerkracht.domain.companies.models import Company, CompanyStage

AT_MOST = 25_000
BATCH = 2_000


class CappedPaginator(Paginator):
    """Pages the first `AT_MOST` rows; what is beyond only a filter shows, and the export holds it all.

    The list says how many rows were `seen` while it counted its filters, so nothing is counted twice. An export is
    not paged and needs no count.
    """

    def __init__(self, object_list: Any, per_page: int, *args: Any, seen: int = 0, **options: Any) -> None:
        """Take how many rows there are, at least as far as they can be paged through."""
        super().__init__(object_list, per_page, *args, **options)
        self.count = min(seen, AT_MOST)


def last_unknown(name: str, *, is_descending: bool) -> OrderBy:
    """Return the order by a field in which what is not known comes last, either way."""
    field = F(name)
    return field.desc(nulls_last=True) if is_descending else field.asc(nulls_last=True)


class ByLastContact:
    """Companies by the day of their last contact, the others behind them by name; cut like a queryset.

    Few companies of a long list were ever met, and the index of stages knows their days; an order over both tables
    would sort the whole list for one page of it. So the keys of a page come from the few that were met, followed by
    the index of names.
    """

    def __init__(self, companies: QuerySet[Company], *, is_descending: bool) -> None:
        """Take the companies; their own order does not matter."""
        self.model = companies.model
        self.is_descending = is_descending
        self.ordered = companies.order_by(self._day("last_on"), "name", "pk")

    def _day(self, name: str) -> OrderBy:
        return last_unknown(name, is_descending=self.is_descending)

    def __getitem__(self, part: slice) -> QuerySet[Company]:
        """Return one page; none of the list for an export, which is not paged."""
        if not part.stop:
            return self.ordered.none()
        met = CompanyStage.objects.filter(company=OuterRef("pk"), last_on__isnull=False)
        keys = self.ordered.order_by()
        firsts = keys.filter(stage__last_on__isnull=False, stage__programme=F("programme")).annotate(behind=Value(0))
        others = keys.filter(~Exists(met)).annotate(behind=Value(1))
        columns = ("pk", "behind", "stage__last_on", "name")
        first_rows = firsts.order_by(self._day("stage__last_on"), "name", "pk").values(*columns)[: part.stop]
        other_rows = others.order_by("name", "pk").values(*columns)[: part.stop]
        pool = first_rows.union(other_rows, all=True).order_by("behind", self._day("stage__last_on"), "name", "pk")
        sql, given = pool[part].query.sql_with_params()
        # A union orders by its own columns only, and a list of keys may have one column.
        page = RawSQL(f"SELECT pk FROM ({sql}) AS page", given)  # noqa: S608, S611 Django wrote the query
        return self.ordered.filter(pk__in=page)

    def __iter__(self) -> Iterator[Company]:
        """Give all of them, for an export."""
        return self.ordered.iterator(BATCH)
