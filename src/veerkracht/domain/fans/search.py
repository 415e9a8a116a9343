"""How a fan is found."""

from collections.abc import Iterator

from veerkracht.shared.search.documents import Document, Ids

from .models import Fan

KIND = "fan"


def documents(ids: Ids | None) -> Iterator[Document]:
    """Yield the fans: networks, so without their contacts."""
    found = Fan.objects.select_related("municipality").order_by("pk")
    for fan in found if ids is None else found.filter(pk__in=ids):
        place = str(fan.municipality or "")
        yield Document(
            number=fan.pk,
            scope=str(fan.programme_id),
            kind=KIND,
            title=fan.name,
            summary=fan.about,
            tags=(place,),
            ref=fan.website,
            note=place,
        )
