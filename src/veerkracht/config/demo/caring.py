"""What the example knows of its items: whose each is, how often it was read, and a few links somebody should mend."""

import datetime as dt

from veerkracht.domain.accounts.choices import Role
from veerkracht.domain.knowledge.choices import LinkState
from veerkracht.domain.knowledge.links import wanted_links
from veerkracht.domain.knowledge.models import ItemLink, ItemPage, ItemRead, week_of
from veerkracht.domain.knowledge.queries import items_of
from veerkracht.domain.programme.models import Membership, Programme

WEEKS = 12
# How often the most read item is read in a week, and the share of items that nobody found.
MOST_READ, UNREAD_EVERY = 46, 9
ANSWERS = {
    3: (LinkState.GONE, 404, ""),
    11: (LinkState.SLOW, None, ""),
    17: (LinkState.MOVED, 200, "https://example.org/nieuw-adres"),
}


def load_care(programme: Programme) -> None:
    """Write down owners, reads and answers, the same at every load."""
    items = list(items_of(programme).order_by("pk"))
    _give_owners(programme, items)
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


def _give_owners(programme: Programme, items: list[ItemPage]) -> None:
    """Share the items among the team, one after the other."""
    members = Membership.objects.current(programme.today()).filter(programme=programme, role=Role.TEAM_MEMBER)
    team = [member.user for member in members.select_related("user").order_by("user__email")]
    for place, item in enumerate(items):
        item.owner = team[place % len(team)] if team else None
    ItemPage.objects.bulk_update(items, ["owner"])
