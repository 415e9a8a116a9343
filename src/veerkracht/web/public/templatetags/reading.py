"""How a text of the knowledge base is drawn, block by block: on its page, in the preview of an item, and of a block."""

from typing import Any

from django import template

from veerkracht.domain.knowledge.pictures import ABOVE, IN_TEXT, Shown, shown

register = template.Library()


@register.inclusion_tag("public/knowledge/part.html")
def body_part(kind: str, value: Any) -> dict[str, Any]:
    """``{% body_part block.block_type block.value %}``: draw one block."""
    picture = shown(value["image"], IN_TEXT) if kind == "picture" and value.get("image") else None
    return {"kind": kind, "value": value, "picture": picture}


@register.simple_tag
def picture_above(item: Any) -> Shown | None:
    """``{% picture_above item as picture %}``: the picture above the text, cut around its focal point."""
    return shown(item.picture, ABOVE) if item.picture else None
