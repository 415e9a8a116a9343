"""What else to read: items with the same telling words, and one step further, from story to tool to meeting."""

from django.utils.translation import get_language

from veerkracht.domain.knowledge.choices import TOOL_KINDS, ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.knowledge.queries import LANGUAGE
from veerkracht.domain.programme.models import Programme
from veerkracht.shared.search.finding import Finder, Sight
from veerkracht.web.public.search.listing import ITEMS, Row, row
from veerkracht.web.public.search.sources import ITEM

ALIKE = 3


def beside(programme: Programme, item: ItemPage) -> tuple[list[Row], Row | None]:
    """Return the items most like this one, and the next step.

    That is a tool after a story, and a coming meeting after everything else; None when there is none.
    """
    sight = Sight(str(programme.pk), programme.today(), get_language() or LANGUAGE)
    finder, key = Finder(sight), f"{ITEM}:{item.pk}"
    alike = finder.like(key, kinds=ITEMS, size=ALIKE)
    if item.kind == ItemKind.STORY:
        theme = {"theme": [item.theme.main.code]}
        then = finder.like(key, kinds=TOOL_KINDS, chosen=theme, size=1) or finder.like(key, kinds=TOOL_KINDS, size=1)
    else:
        then = finder.like(key, kinds=["event"], since=programme.today(), size=1)
    return [row(hit) for hit in alike], row(then[0]) if then else None
