"""What the example knows of its items: how often each was read, and a few links that somebody should mend."""

import datetime as dt

from veerkracht.domain.knowledge.choices import LinkState
from veerkracht.domain.knowledge.links import wanted_links
from veerkracht.domain.knowledge.models import ItemLink, ItemRead, week_of
from veerkracht.domain.knowledge.queries import items_of
from veerkracht.domain.programme.models import Programme

WEEKS = 12
# How often the most read item is read in a week, and the share of items that nobody found.
MOST_READ, UNREAD_EVERY = 46, 9
ANSWERS = {
    3: (LinkState.GONE, 404, ""),
    11: (LinkState.SLOW, None, ""),
    17: (LinkState.MOVED, 200, "https://example.org/nieuw-adres"),
}


def load_care(programme: Programme) -> None:
    """Write down reads and answers, the same at every load."""
    items = list(items_of(programme).order_by("pk"))
    this_week = week_of(programme.today())
    ItemRead.objects.bulk_create(
        ItemRead(item=item, week=this_week - dt.timedelta(weeks=ago), times=times)
        for place, item in enumerate(items)
        for ago in range(WEEKS)
        if place % UNREAD_EVERY != UNREAD_EVERY - 1 and (times := (MOST_READ + ago * 7) // (place + 2))
    )
    at = programme.now()
    links = [
        ItemLink(item_id=pk, url=url, state=LinkState.FINE, status=200, checked_at=at - dt.timedelta(days=n % 7))
        for n, (pk, url) in enumerate(wanted_links(programme))
    ]
    for place, (state, status, moved_to) in ANSWERS.items():
        if place < len(links):
            link = links[place]
            link.state, link.status, link.moved_to = state, status, moved_to
            if state != LinkState.MOVED:
                link.failures, link.failing_since = 3, at - dt.timedelta(days=3)
    ItemLink.objects.bulk_create(links)
