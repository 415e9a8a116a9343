"""Which addresses items lead to, and which of them to ask now."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import F, Q, QuerySet

from veerkracht.domain.programme.models import Programme

from .choices import FAILING
from .models import ItemLink, ItemPage
from .queries import items_of

# A link that works is asked again after a week; one that failed, the next day.
AGAIN = dt.timedelta(days=7)
AGAIN_WHEN_FAILING = dt.timedelta(days=1)
OWN_PAGES = ("toolpage", "articlepage", "schemepage")
# A server may be away for a moment: it is told only when it fails again a day later.
TOLD_AFTER = 2


def links_in(item: ItemPage) -> set[str]:
    """Return the addresses elsewhere to which an item leads: its own, its source, and those in its text."""
    own = (getattr(item, name, None) for name in OWN_PAGES)
    found = {page.link for page in own if page is not None} | {item.source_url}
    found |= {str(block.value.get("url", "")) for block in item.body if block.block_type == "link"}
    return {url for url in found if url}


def wanted_links(programme: Programme) -> Iterator[tuple[int, str]]:
    """Yield the key of each item on the site with each address it leads to."""
    for item in items_of(programme).select_related(*OWN_PAGES).order_by("pk"):
        for url in sorted(links_in(item)):
            yield item.pk, url


def links_of(programme: Programme) -> "QuerySet[ItemLink]":
    """Return the links of the items that are on the site."""
    return ItemLink.objects.filter(item__in=items_of(programme).order_by().values("pk")).select_related("item")


def failing_links(programme: Programme) -> "QuerySet[ItemLink]":
    """Return the links that somebody should mend: those that failed twice, and those that moved for good."""
    return links_of(programme).filter(Q(state__in=FAILING, failures__gte=TOLD_AFTER) | Q(state="moved"))


def addresses_to_ask(programme: Programme, at: dt.datetime, most: int) -> list[str]:
    """Return the addresses whose turn it is, those that waited longest first."""
    due = Q(checked_at=None) | Q(checked_at__lte=at - AGAIN)
    due |= Q(state__in=FAILING, checked_at__lte=at - AGAIN_WHEN_FAILING)
    found = links_of(programme).filter(due).order_by(F("checked_at").asc(nulls_first=True), "pk")
    return list(dict.fromkeys(found.values_list("url", flat=True)))[:most]


def is_up_to_date(programme: Programme, wanted: Iterable[tuple[int, str]]) -> bool:
    """Tell whether we know exactly the links that items have now."""
    known = links_of(programme).order_by("pk").values_list("item_id", "url")
    return set(known) == set(wanted)
