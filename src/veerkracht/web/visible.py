"""What visitors may see of items, meetings and their people; for every door that shows or prints the same."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from veerkracht.domain.events.models import Event
from veerkracht.domain.events.rules.places import place_name
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


def once_each(items: "QuerySet[ItemPage]", language: str) -> "QuerySet[ItemPage]":
    """Return each item once: in this language when it is there, else in the language it was written in."""
    same = ItemPage.objects.live().filter(translation_key=OuterRef("translation_key"), locale__language_code=language)
    return items.filter(Q(locale__language_code=language) | ~Exists(same))


def speakers_of(programme: Programme, found: Event) -> "QuerySet[Pionier]":
    """Return the pioniers who speak and said yes to being named."""
    public = Pionier.objects.of(programme).public(programme.today())
    speakers = public.filter(engagements__occasion_id=found.pk).select_related("person", "company")
    return speakers.order_by("person__name", "pk")


def place_of(event: Event) -> str:
    """Return where a meeting is; empty when nobody knows yet."""
    return place_name(str(event.municipality or ""), event.venue)
