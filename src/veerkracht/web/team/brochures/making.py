"""From a saved brochure to what its document says: only what visitors may read now."""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

from veerkracht.domain.knowledge.models import Brochure, ItemPage
from veerkracht.shared.ui.formats import day
from veerkracht.web.printing import OWN_PAGES, Data, house_style, printed_item, tellers_of
from veerkracht.web.visible import readable_items

DUTCH = "nl"


class Made(NamedTuple):
    """What goes into the document, and the titles of what had to stay out."""

    data: Data
    left_out: list[str]


def made(brochure: Brochure) -> Made:
    """Return the document's data; items that are not on the site now are left out, and named."""
    programme, today = brochure.programme, brochure.programme.today()
    wanted = list(brochure.lines.order_by("position").values_list("item_id", "item__title"))
    readable = readable_items(programme, today).filter(pk__in=[pk for pk, _title in wanted])
    found = readable.select_related(*OWN_PAGES, "theme__parent", "locale", "picture").in_bulk()
    items = [found[pk] for pk, _title in wanted if pk in found]
    return Made(_data(brochure, items), [title for pk, title in wanted if pk not in found])


def _data(brochure: Brochure, items: list[ItemPage]) -> Data:
    programme = brochure.programme
    language = items[0].locale.language_code if items else DUTCH
    tellers = tellers_of(programme, items, programme.today())
    with override(language):
        return house_style(programme, title=brochure.title, language=language) | {
            "subtitle": brochure.subtitle,
            "region": programme.region_name,
            "day": day(programme.today(), weekday=False),
            "foreword": [line for line in brochure.foreword.splitlines() if line.strip()],
            "words": {"foreword": _("Foreword"), "contents": _("Contents")},
            "items": [printed_item(programme, item, tellers.get(item.pk)) for item in items],
        }
