"""The text of an item as a document draws it: its blocks, one after the other, as far as they fit on paper."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from wagtail.images.models import Image

from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.shared.print import parts_of_html, photo

Part = dict[str, Any]

# Some forty pages; who writes more than that does not want it on paper.
LONGEST_TEXT = 100_000
MOST_PICTURES = 12


def printed_parts(item: ItemPage) -> list[Part]:
    """Return the picture above the text and the text, bounded; what is left out is said to stand on the site."""
    return _bounded([*_above(item), *(part for block in item.body for part in _parts(block))])


def _above(item: ItemPage) -> list[Part]:
    return _picture(item.picture, item.picture_alt, "") if item.picture else []


def _parts(block: Any) -> list[Part]:
    kind, value = block.block_type, block.value
    if kind == "picture":
        return _picture(value.get("image"), value.get("alt", ""), value.get("caption", ""))
    if kind == "quote":
        return [{"kind": "quote", "runs": _runs(value.get("text", "")), "said_by": value.get("said_by", "")}]
    if kind == "link" and value.get("url"):
        return [{"kind": "link", "text": value.get("text", ""), "url": value.get("url", "")}]
    if hasattr(value, "source"):
        return parts_of_html(value.source)
    words = value.get("text", "") if kind == "link" else value
    return [{"kind": "heading" if kind == "heading" else "paragraph", "runs": _runs(words)}]


def _runs(words: object) -> list[Part]:
    return [{"text": str(words), "bold": False, "italic": False}]


def _picture(image: Image | None, alt: str, caption: str) -> list[Part]:
    """Return a picture, or only its caption when there is none that can be read."""
    drawn = photo(image.file.path) if image else ""
    if drawn:
        return [{"kind": "picture", "svg": drawn, "alt": alt or caption, "caption": caption}]
    return [{"kind": "paragraph", "runs": _runs(caption)}] if caption else []


def _bounded(parts: Iterable[Part]) -> list[Part]:
    """Return the parts as far as they fit on paper, and say that there is more."""
    kept: list[Part] = []
    length = pictures = 0
    for part in parts:
        pictures += part["kind"] == "picture"
        length += sum(len(str(value)) for name, value in part.items() if name != "svg")
        if length > LONGEST_TEXT or pictures > MOST_PICTURES:
            more = {"text": _("The rest stands on the site."), "bold": False, "italic": True}
            return [*kept, {"kind": "paragraph", "runs": [more]}]
        kept.append(part)
    return kept
