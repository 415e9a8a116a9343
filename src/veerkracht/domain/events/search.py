"""How a meeting is found."""

from collections.abc import Iterator

from django.utils import timezone

from veerkracht.shared.search.documents import Document, Ids

from .models import Event

KIND = "event"


def documents(ids: Ids | None) -> Iterator[Document]:
    """Yield the meetings that are on the site."""
    found = Event.objects.public().select_related("occasion", "fan", "municipality").order_by("pk")
    for event in found if ids is None else found.filter(pk__in=ids):
        day = timezone.localdate(event.starts_at)
        place = str(event.municipality or "")
        yield Document(
            number=event.pk,
            scope=str(event.programme_id),
            kind=KIND,
            title=event.title,
            summary=event.summary,
            tags=(event.theme, place, event.venue, event.fan.name if event.fan else ""),
            ref=str(event.pk),
            note=place or event.venue,
            facets={"place": [place]} if place else {},
            day=day,
        )
