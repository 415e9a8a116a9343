"""An item in the words of schema.org, for search engines."""

from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.programme.queries import address

TYPES = {ItemKind.VIDEO: "CreativeWork", ItemKind.TOOL: "CreativeWork", ItemKind.SCAN: "CreativeWork"}


def item_data(programme: Programme, item: ItemPage, teller: Pionier | None) -> dict[str, object]:
    """Return the Article (https://schema.org/Article), or CreativeWork for what stands elsewhere."""
    link = address(programme, "public:item", item.slug)
    data: dict[str, object] = {
        "@type": TYPES.get(ItemKind(item.kind), "Article"),
        "headline": item.title,
        "description": item.intro,
        "url": link,
        "image": address(programme, "public:item-picture", item.slug),
        "inLanguage": item.locale.language_code,
        "about": {"@type": "Thing", "name": item.theme.label},
        "dateModified": item.checked_on.isoformat(),
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": programme.name},
    }
    if item.first_published_at:
        data["datePublished"] = item.first_published_at.date().isoformat()
    if teller is not None:
        page = address(programme, "public:pionier", teller.slug)
        data["author"] = {"@type": "Person", "name": str(teller), "url": page}
    return data | ({"license": item.licence} if item.licence.startswith("https://") else {})
