"""What a page tells machines: search engines (schema.org), sites on which it is shared (OpenGraph), feed readers."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

from ..markup import attributes, html, one_of
from .library import register

KINDS = ("website", "article", "profile")
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def structured_data(*, data: Mapping[str, object]) -> SafeString:
    """``{% structured_data data=d %}``: schema.org as JSON-LD; a data block, which the policy lets through."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 the signs of markup are escaped


@register.simple_tag
def share_card(*, title: str, description: str, url: str, image: str, kind: str = "website") -> SafeString:
    """``{% share_card title=t description=d url=u image=i %}``: what another site shows when this page is shared."""
    one_of(kind, KINDS, what="share_card kind")
    pairs = (("og:type", kind), ("og:title", title), ("og:description", description), ("og:url", url))
    sizes = (("og:image", image), ("og:image:width", "1200"), ("og:image:height", "630"))
    described = f"<meta{attributes((('name', 'description'), ('content', description)))}>" if description else ""
    metas = (f"<meta{attributes((('property', name), ('content', value)))}>" for name, value in (*pairs, *sizes))
    return html(described, f"<link{attributes((('rel', 'canonical'), ('href', url)))}>", *metas)


@register.simple_tag
def feed_link(*, url: str, title: str) -> SafeString:
    """``{% feed_link url=u title=t %}``: lets a feed reader find the feed of this page."""
    pairs = (("rel", "alternate"), ("type", "application/rss+xml"), ("title", title), ("href", url))
    return html(f"<link{attributes(pairs)}>")
