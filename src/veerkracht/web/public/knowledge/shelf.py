"""What the site shows of the knowledge base: published items, and stories only of pioniers who are public."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.knowledge.queries import items_of
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme


def readable_items(programme: Programme, on: dt.date) -> "QuerySet[ItemPage]":
    """Return the items a visitor may read on this day: a story goes when its pionier is no longer public."""
    teller = Pionier.objects.of(programme).public(on).filter(person_id=OuterRef("storypage__told_by_id"))
    found: QuerySet[ItemPage] = items_of(programme).filter(~Q(kind=ItemKind.STORY) | Exists(teller))
    return found


def newest_of_each_kind(programme: Programme) -> dict[str, ItemPage]:
    """Return the most recently checked item of each kind, by kind."""
    items = readable_items(programme, programme.today())
    newest = items.order_by("kind", "-checked_on", "-pk").distinct("kind")
    return {item.kind: item for item in newest}


def stories_of(programme: Programme, person_id: int) -> "QuerySet[ItemPage]":
    """Return what this person tells, latest first."""
    items = readable_items(programme, programme.today())
    return items.filter(storypage__told_by_id=person_id).order_by("-checked_on", "-pk")
