"""What else to read: items with the same telling words, and one step further, from story to tool to meeting."""

from veerkracht.domain.knowledge.choices import TOOL_KINDS, ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.programme.models import Programme
from veerkracht.web.public.search.listing import ITEMS, Row, finder_for, row
from veerkracht.web.public.search.sources import ITEM

ALIKE = 3


def alike(programme: Programme, item: ItemPage) -> list[Row]:
    """Return the items that are most like this one."""
    return [row(hit) for hit in finder_for(programme).like(f"{ITEM}:{item.pk}", kinds=ITEMS, size=ALIKE)]


def then(programme: Programme, item: ItemPage) -> Row | None:
    """Return the next step: a tool after a story, a coming meeting after everything else; None when there is none."""
    finder, key = finder_for(programme), f"{ITEM}:{item.pk}"
    if item.kind == ItemKind.STORY:
        theme = {"theme": [item.theme.main.code]}
        found = finder.like(key, kinds=TOOL_KINDS, chosen=theme, size=1) or finder.like(key, kinds=TOOL_KINDS, size=1)
    else:
        found = finder.like(key, kinds=["event"], since=programme.today(), size=1)
    return row(found[0]) if found else None
