"""What we are compared with: PostgreSQL's own Dutch search and Wagtail's search, each asked in both its ways."""

from functools import reduce
from operator import or_

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.search.backends import get_search_backend

from veerkracht.domain.knowledge.models import ItemPage

from .judging import DEPTH, Search


def postgres(items: "QuerySet[ItemPage]", *, any_word: bool) -> Search:
    """Return PostgreSQL's `dutch`, title above introduction above text; all words must match, or any."""
    vector = (
        SearchVector("title", weight="A", config="dutch")
        + SearchVector("intro", weight="B", config="dutch")
        + SearchVector(Cast("body", TextField()), weight="D", config="dutch")
    )

    def search(text: str) -> list[str]:
        words = [text] if not any_word else text.split()
        query = reduce(or_, (SearchQuery(word, config="dutch") for word in words))
        ranked = items.annotate(text=vector, rank=SearchRank(vector, query)).filter(text=query)
        return list(ranked.order_by("-rank", "pk").values_list("title", flat=True)[:DEPTH])

    return search


def wagtail(items: "QuerySet[ItemPage]", *, any_word: bool) -> Search:
    """Return Wagtail's own search on PostgreSQL."""
    backend = get_search_backend("default")
    plain = ItemPage.objects.filter(pk__in=list(items.values_list("pk", flat=True)))

    def search(text: str) -> list[str]:
        found = backend.search(text, plain, operator="or" if any_word else "and")
        return [page.title for page in found[:DEPTH]]

    return search
