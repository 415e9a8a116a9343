"""How a text of the knowledge base is drawn, block by block: on its page, in the preview of an item, and of a block."""

from typing import Any

from django import template
from django.templatetags.static import static

from veerkracht.domain.knowledge.pictures import ABOVE, IN_TEXT, Shown, shown
from veerkracht.domain.knowledge.rules.taxonomy import TAXONOMY

register = template.Library()

DRAWN = frozenset(node.code for node in TAXONOMY)


@register.inclusion_tag("public/knowledge/part.html")
def body_part(kind: str, value: Any) -> dict[str, Any]:
    """``{% body_part block.block_type block.value %}``: draw one block."""
    picture = shown(value["image"], IN_TEXT) if kind == "picture" and value.get("image") else None
    return {"kind": kind, "value": value, "picture": picture}


@register.simple_tag
def picture_above(item: Any) -> Shown | None:
    """``{% picture_above item as picture %}``: the picture above the text, cut around its focal point."""
    return shown(item.picture, ABOVE) if item.picture else None


@register.simple_tag
def theme_drawing(code: str) -> str:
    """``{% theme_drawing item.theme.main.code as drawing %}``: our drawing of a main theme, or one for any theme."""
    return static(f"public/themes/{code if code in DRAWN else 'theme'}.svg")
