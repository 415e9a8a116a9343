"""Boring items of the knowledge base, made as the product makes them."""

import datetime as dt
from typing import Any

from tests.factories.pioniers import PionierFactory
from veerkracht.domain.knowledge.actions import open_shelf, publish_item
from veerkracht.domain.knowledge.choices import ItemKind
from veerkracht.domain.knowledge.models import ItemPage
from veerkracht.domain.programme.models import Programme


def publish(programme: Programme, kind: ItemKind = ItemKind.TOOL, **fields: Any) -> ItemPage:
    """Publish an item on the programme's shelf; a story is told by a public pionier unless said otherwise."""
    open_shelf(programme=programme, title="Kennisbank", by=None)
    if kind == ItemKind.STORY and "told_by" not in fields:
        fields["told_by"] = PionierFactory.create(programme=programme, appointed=True).person
    given = {
        "title": f"Een {kind.value}",
        "intro": "Voor wie wil beginnen.",
        "theme": "flexibel-organiseren",
        "body": [("heading", "Zo begint u"), ("paragraph", "<p>Vraag het <b>team</b>.</p>")],
        "checked_on": dt.date(2019, 6, 3),
        "review_on": dt.date(2020, 6, 1),
        "link": "" if kind == ItemKind.STORY else "https://example.org/hulpmiddel",
    }
    return publish_item(programme=programme, kind=kind, by=None, **{**given, **fields})
