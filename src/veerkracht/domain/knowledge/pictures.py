"""Pictures in three sizes and two formats, made by the worker, so that reading a page never makes one.

No audit line: nobody decides anything, and what is made can be thrown away.
"""

import logging
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from wagtail.images.models import Image, Rendition

from .models import ItemPage

logger = logging.getLogger(__name__)

WIDTHS = (480, 960, 1440)
FORMATS = ("avif", "webp")
# In a text a picture keeps its shape; above a text it is cut to 16:9 around its focal point.
IN_TEXT = tuple(f"width-{width}|format-{format_}" for width in WIDTHS for format_ in FORMATS)
ABOVE = tuple(f"fill-{width}x{width * 9 // 16}|format-{format_}" for width in WIDTHS for format_ in FORMATS)
MOST_AT_ONCE = 5


class Source(NamedTuple):
    """One format of a picture, in its sizes."""

    type: str
    srcset: str


class Shown(NamedTuple):
    """A picture as a page shows it: its own width and height keep the page from jumping."""

    src: str
    width: int
    height: int
    sources: list[Source]


def shown(image: Image, specs: Sequence[str]) -> Shown:
    """Return what is ready of a picture; the picture itself as long as nothing is. Prefetch `renditions`."""
    ready = [made for made in image.renditions.all() if made.filter_spec in specs]
    if not ready:
        return Shown(image.file.url, image.width, image.height, [])
    ready.sort(key=lambda made: made.width)
    largest = ready[-1]
    sources = [
        Source(f"image/{format_}", ", ".join(f"{made.url} {made.width}w" for made in found))
        for format_ in FORMATS
        if (found := [made for made in ready if made.filter_spec.endswith(format_)])
    ]
    return Shown(_middle(ready).url, largest.width, largest.height, sources)


def _middle(ready: Sequence[Rendition]) -> Rendition:
    """Return what a browser gets that knows no sources."""
    plain = [made for made in ready if made.filter_spec.endswith("webp")] or list(ready)
    return plain[len(plain) // 2]


def pictures_to_make() -> "QuerySet[Image]":
    """Return the pictures of which something is not ready."""
    in_text = Count("renditions", filter=Q(renditions__filter_spec__in=IN_TEXT))
    above = Count("renditions", filter=Q(renditions__filter_spec__in=ABOVE))
    leads = ItemPage.objects.exclude(picture=None).values("picture_id")
    found = Image.objects.annotate(in_text=in_text, above=above)
    wanted = Q(in_text__lt=len(IN_TEXT)) | Q(pk__in=leads, above__lt=len(ABOVE))
    return found.filter(wanted).order_by("-pk")


def make_pictures(images: Iterable[Image]) -> int:
    """Make what is not ready yet of these pictures; one that cannot be read is left as it is, and logged."""
    made = 0
    for image in images:
        is_lead = ItemPage.objects.filter(picture=image).exists()
        try:
            made += len(image.get_renditions(*IN_TEXT, *(ABOVE if is_lead else ())))
        except (OSError, ValueError) as error:
            logger.warning("picture cannot be read", extra={"picture": image.pk, "error": str(error)[:200]})
    return made


def prefetched(images: Iterable[Any]) -> list[Image]:
    """Return these pictures with what is ready of each; one query."""
    numbers = [image.pk for image in images if image is not None]
    return list(Image.objects.filter(pk__in=numbers).prefetch_related("renditions")) if numbers else []
