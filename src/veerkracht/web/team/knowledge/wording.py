"""What has to happen to an item, in one word."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage

WAITING, CHANGE, DRAFT, STALE, FINE = "waiting", "change", "draft", "stale", "fine"
UNREAD = "unread"
STATES = {
    WAITING: _("waits for the pionier"),
    CHANGE: _("the pionier asks for changes"),
    DRAFT: _("draft"),
    STALE: _("look at it again"),
    FINE: _("on the site"),
}


def state_of(item: ItemPage, today: dt.date) -> str:
    """Return the most pressing thing first. `item` comes from `all_items`."""
    is_story = item.kind == ItemKind.STORY
    if is_story and item.asked_at and not item.answered_at:
        return WAITING
    if is_story and item.answered_at and not item.agreed:
        return CHANGE
    if not item.live:
        return DRAFT
    return STALE if item.review_on <= today else FINE
